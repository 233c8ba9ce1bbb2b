import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import type {} from "../load-context.ts";
import { NonceContext } from "./nonce.ts";

/** How long data that a page did not wait for may take, in milliseconds. */
export const streamTimeout = 5_000;

/** Writes the document: as soon as its frame is there, for robots when all of it is. */
export function renderDocument(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce }: AppLoadContext,
): Promise<Response> {
  const isPatient = isbot(request.headers.get("user-agent") ?? "");
  const respond = (body: PassThrough, code: number) =>
    new Response(createReadableStreamFromReadable(body), {
      status: code,
      headers: documentHeaders(headers),
    });
  return new Promise((resolve, reject) => {
    const body = new PassThrough();
    let code = status;
    let isSent = false;
    const send = () => {
      isSent = true;
      resolve(respond(body, code));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={cspNonce}>
        <RemixServer
          context={remixContext}
          url={request.url}
          nonce={cspNonce}
        />
      </NonceContext.Provider>,
      {
        nonce: cspNonce,
        onShellReady: isPatient ? undefined : send,
        onAllReady: isPatient ? send : undefined,
        onShellError: reject,
        onError: (error) => {
          code = 500;
          // What fails before the frame is sent comes to onShellError, and is told there.
          if (isSent) console.error(error);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Keeps what a page loads out of shared caches. */
export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers);
  return response;
}

/** Logs a failure with the request's id, which the error page shows too. */
export function handleError(
  error: unknown,
  { request }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (!request.signal.aborted)
    console.error(request.headers.get("x-request-id"), error);
}

function documentHeaders(headers: Headers) {
  headers.set("content-type", "text/html; charset=utf-8");
  keepPrivate(headers);
  return headers;
}

function keepPrivate(headers: Headers) {
  if (!headers.has("cache-control"))
    headers.set("cache-control", "private, no-cache");
}
