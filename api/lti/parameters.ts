import { readBody } from "../http/body.ts";
import type { Exchange } from "../http/exchange.ts";

export type Parameters =
  | { kind: "read"; parameters: URLSearchParams }
  | { kind: "tooLarge"; limit: number }
  | { kind: "notAForm" }
  | { kind: "aborted" };

const limit = 200_000;

/** Reads the form of a POST. Only what a browser or an OAuth client sends as a form is one. */
export async function readForm({ request }: Exchange): Promise<Parameters> {
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    return { kind: "notAForm" };
  const body = await readBody(request, limit);
  if (body.kind === "aborted") return body;
  if (body.kind === "tooLarge") return { kind: "tooLarge", limit };
  const text = new TextDecoder().decode(body.bytes);
  return { kind: "read", parameters: new URLSearchParams(text) };
}
