import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "../log.ts";

/** One request and its answer. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** The caller's `x-request-id` or one of ours; on the answer and in every log line. */
  requestId: string;
  /** Whose address it is, reverse proxies looked through. */
  clientAddress: string;
  log: Logger;
}

/** Answers one kind of request; what it throws is answered with 500. */
export type Route = (exchange: Exchange) => Promise<void>;
