import { escapeHtml, page, type HttpReply } from "../../../simulator/http.ts";
import { claim } from "../claims.ts";
import { resources } from "./deep-link.ts";
import type { LtiTool, Visit } from "./tool.ts";

/** Who is here and how far; for whoever watches the demo. */
export function homePage(tool: LtiTool): HttpReply {
  const rows = [...tool.visits.values()].map(
    ({ id, kind, userName, userId, progress }) =>
      `<li><a href="/visits/${id}">${escapeHtml(userName ?? userId)}</a>: ${kind === "choice" ? "chooses" : `${progress} %`}</li>`,
  );
  const list =
    rows.length === 0
      ? "<p>Nobody has come in yet. Open a step of this partner in the portal.</p>"
      : `<ul>${rows.join("")}</ul>`;
  return framed(tool, `<h1>Visitors</h1>${list}`);
}

/** What a visitor sees: the training with its buttons, or what there is to choose. */
export function visitPage(
  tool: LtiTool,
  visit: Visit,
  notice: string | null = null,
): HttpReply {
  const said =
    notice === null ? "" : `<p role="status">${escapeHtml(notice)}</p>`;
  const body =
    visit.kind === "choice" ? choiceOf(visit) : trainingOf(visit, said);
  return framed(tool, body);
}

/** A form that takes the tool's answer to the platform, by itself or by its button. */
export function answerPage(
  tool: LtiTool,
  { url, token }: { url: string; token: string },
): HttpReply {
  const nonce = tool.settings.randomId();
  const reply = framed(
    tool,
    `<form method="post" action="${escapeHtml(url)}"><input type="hidden" name="JWT" value="${escapeHtml(token)}"><button>Back to your school</button></form>
<script nonce="${nonce}">document.forms[0].submit()</script>`,
  );
  return {
    ...reply,
    headers: {
      ...reply.headers,
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    },
  };
}

function trainingOf({ id, userName, progress, claims }: Visit, notice: string) {
  const link = claims[claim.resourceLink] as { title?: string } | undefined;
  const back = claims[claim.launchPresentation] as
    { return_url?: string } | undefined;
  const way = back?.return_url
    ? `<p><a href="${escapeHtml(back.return_url)}">Back to your course</a></p>`
    : "";
  return `<h1>${escapeHtml(link?.title ?? "Training")}</h1>${notice}
<p>Welcome${userName === null ? "" : `, ${escapeHtml(userName)}`}. You are at ${progress} %.</p>
<form method="post" action="/visits/${id}/work"><button>Do a lesson</button></form>
<form method="post" action="/visits/${id}/finish"><button>Finish the training</button></form>${way}`;
}

function choiceOf({ id }: Visit) {
  const items = resources.map(
    ({ path, title }) =>
      `<li><button name="resource" value="${path}">${escapeHtml(title)}</button></li>`,
  );
  return `<h1>Choose what the step opens</h1>
<form method="post" action="/visits/${id}/choose"><ul>${items.join("")}</ul><button name="resource" value="">Choose nothing</button></form>`;
}

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:10vh auto 0;padding:0 1.25rem;color-scheme:light dark}button{font:inherit;min-height:44px;margin:.25rem 0}ul{list-style:none;padding:0}";

const framed = ({ name }: LtiTool, body: string) =>
  page(
    200,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(name)}</title><style>${style}</style><main><p>${escapeHtml(name)}</p>${body}</main></html>`,
  );
