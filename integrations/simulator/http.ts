import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** A request, read to its end. */
export interface HttpRequest {
  method: string;
  /** Path segments, decoded, without the empty ones. */
  path: string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An answer to be written. */
export interface HttpReply {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** Reads a request; null when its body is larger than `maxBytes` or its path cannot be decoded. */
export async function readRequest(
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<HttpRequest | null> {
  const url = new URL(incoming.url ?? "/", "http://simulator.invalid");
  const path = decodedSegments(url.pathname);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size <= maxBytes) chunks.push(chunk);
  }
  if (path === null || size > maxBytes) return null;
  return {
    method: incoming.method ?? "GET",
    path,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** A JSON answer. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): HttpReply {
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

/** A page; nothing from outside may load in it, and scripts run only with the nonce. */
export function page(status: number, body: string, nonce = ""): HttpReply {
  const script = nonce === "" ? "'none'" : `'nonce-${nonce}'`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; script-src ${script}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
    body,
  };
}

/** Text made safe inside HTML and its attributes. */
export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** The parsed JSON of a body; undefined when it is none. */
export function parsedBody(request: HttpRequest): unknown {
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
}

function decodedSegments(pathname: string): string[] | null {
  try {
    return pathname
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}
