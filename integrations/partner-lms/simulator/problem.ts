import { json, type HttpReply } from "../../simulator/http.ts";

/** A refusal in the wire format's words. */
export function problem(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): HttpReply {
  return json(status, { error: { code, message } }, headers);
}
