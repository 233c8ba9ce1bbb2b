import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

/** A page that says why a launch does not go on, and where to go instead. */
export interface Notice {
  status: number;
  title: string;
  text: string;
  link?: { href: string; label: string };
}

/** A form that the browser posts to a tool by itself, or by its button where scripts are off. */
export interface FormPost {
  action: string;
  fields: Record<string, string>;
  /** Whose page it leads to. */
  toolName: string;
}

/** Answers with a notice. */
export function sendNotice(
  response: ServerResponse,
  { status, title, text, link }: Notice,
): void {
  const way = link
    ? `<p><a href="${escape(link.href)}">${escape(link.label)}</a></p>`
    : "";
  const body = `<h1>${escape(title)}</h1><p>${escape(text)}</p>${way}`;
  sendPage(response, { status, title, body });
}

/** Answers with a form that posts itself. Nothing of it is kept by the browser. */
export function sendFormPost(
  response: ServerResponse,
  { action, fields, toolName }: FormPost,
): void {
  const nonce = randomBytes(16).toString("base64");
  const inputs = Object.entries(fields).map(
    ([name, value]) =>
      `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  const body = `<h1>Opening ${escape(toolName)}</h1>
<form method="post" action="${escape(action)}">${inputs.join("")}
<p>If nothing happens, go on yourself.</p><button type="submit">Continue to ${escape(toolName)}</button></form>
<script nonce="${nonce}">document.forms[0].submit()</script>`;
  const title = `Opening ${toolName}`;
  sendPage(response, { status: 200, title, body, nonce });
}

interface Page {
  status: number;
  title: string;
  body: string;
  nonce?: string;
}

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto 0;padding:0 1.25rem;color-scheme:light dark}h1{font-size:1.375rem}button{font:inherit;min-height:44px;padding:0 1.25rem}a{color:LinkText}";

/** Runs nothing but its own script. No form-action: browsers apply it to where the tool then redirects to, too. */
function sendPage(
  response: ServerResponse,
  { status, title, body, nonce }: Page,
) {
  if (response.headersSent || response.destroyed) return;
  const script = nonce ? `'nonce-${nonce}'` : "'none'";
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(html),
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; script-src ${script}; base-uri 'none'; frame-ancestors 'none'`,
  });
  response.end(response.req.method === "HEAD" ? undefined : html);
}

const escape = (text: string) =>
  text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
