import type { z } from "zod";
import { complaintOf } from "./complaint.ts";
import type { Refused, Unavailable, UnavailableCause } from "./contract.ts";

/** The part of `fetch` that is needed, so that another one can stand in. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

/** One partner's address, and what proves to it who asks. */
export interface Connection {
  /** Without a slash at the end. */
  baseUrl: string;
  /** The whole `Authorization` header. */
  authorization: string;
  fetch: FetchLike;
  timeoutMs: number;
}

/** One call, and the shape that its answer must have. */
export interface Call<Body> {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  idempotencyKey?: string;
  body?: unknown;
  expect: z.ZodType<Body>;
}

/** The answer, parsed; or why there is none. */
export type Answer<Body> =
  { kind: "answered"; body: Body } | Refused | Unavailable;

const MAX_BODY_BYTES = 1_000_000;

/** 4xx that speak of the moment, not of the request (RFC 9110, 8470 and 6585). */
const PASSING_STATUS = new Set([408, 409, 425, 429]);

/** Makes one HTTP call and names its outcome; never throws, never follows a redirect. */
export async function exchange<Body>(
  connection: Connection,
  call: Call<Body>,
): Promise<Answer<Body>> {
  try {
    const response = await connection.fetch(connection.baseUrl + call.path, {
      method: call.method,
      headers: headersOf(connection, call),
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      redirect: "manual",
      signal: AbortSignal.timeout(connection.timeoutMs),
    });
    return read(response, await textOf(response), call.expect);
  } catch (error) {
    const isSlow = error instanceof Error && error.name === "TimeoutError";
    return unavailable(
      isSlow ? "timeout" : "network",
      failureOf(error, connection.timeoutMs),
    );
  }
}

function headersOf(
  connection: Connection,
  call: Pick<Call<unknown>, "body" | "idempotencyKey">,
): Record<string, string> {
  return {
    authorization: connection.authorization,
    accept: "application/json",
    ...(call.body === undefined ? {} : { "content-type": "application/json" }),
    ...(call.idempotencyKey === undefined
      ? {}
      : { "idempotency-key": call.idempotencyKey }),
  };
}

/** The whole body, unless it is larger than any honest answer. */
async function textOf(response: Response): Promise<string> {
  const body: ReadableStream<Uint8Array> | null = response.body;
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw new Error(`the answer is larger than ${MAX_BODY_BYTES} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

function read<Body>(
  response: Response,
  text: string,
  expect: z.ZodType<Body>,
): Answer<Body> {
  const { status } = response;
  const body = jsonOf(text);
  if (status >= 200 && status < 300) return accept(status, body, expect);
  const reason = complaintOf(body) ?? `the partner answered ${status}`;
  if (status >= 400 && status < 500 && !PASSING_STATUS.has(status)) {
    return { kind: "refused", httpStatus: status, reason };
  }
  return unavailable(
    causeOf(status),
    reason,
    retryAfterSeconds(response.headers),
  );
}

function causeOf(status: number): UnavailableCause {
  if (status === 429) return "rateLimited";
  return PASSING_STATUS.has(status) ? "passing" : "server";
}

function accept<Body>(
  status: number,
  body: unknown,
  expect: z.ZodType<Body>,
): Answer<Body> {
  const parsed = expect.safeParse(body);
  if (parsed.success) return { kind: "answered", body: parsed.data };
  const field = parsed.error.issues[0]?.path.join(".") ?? "";
  return unavailable(
    "nonsense",
    `the partner answered ${status} with a body that makes no sense (${field === "" ? "not the expected JSON" : field})`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds to wait, at most a day; a date is measured against the answer's own `Date`, not our clock. */
function retryAfterSeconds(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value), 86_400);
  const seconds =
    (Date.parse(value) - Date.parse(headers.get("date") ?? "")) / 1_000;
  return Number.isNaN(seconds)
    ? null
    : Math.min(Math.max(Math.ceil(seconds), 0), 86_400);
}

function unavailable(
  cause: UnavailableCause,
  reason: string,
  retryAfter: number | null = null,
): Unavailable {
  return { kind: "unavailable", cause, reason, retryAfterSeconds: retryAfter };
}

/** `fetch` hides the reason of a network failure one level down, in `cause`. */
function failureOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return "the call failed";
  if (error.name === "TimeoutError") return `no answer within ${timeoutMs} ms`;
  const { cause } = error;
  if (cause instanceof Error) {
    const code =
      "code" in cause && typeof cause.code === "string" ? cause.code : "";
    return `could not reach the partner (${code || cause.message})`;
  }
  return `could not reach the partner (${error.message})`;
}
