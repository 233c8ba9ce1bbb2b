import { mostImageBytes } from "@throughline/domain/course/image.rules";
import { setDraftImage } from "@throughline/domain/course/set-draft-image";
import { isRefusal } from "@throughline/domain/outcome";
import type { ApiContext } from "../context.ts";
import { sendJson, sendProblem, sendTooLarge } from "../http/answer.ts";
import { readBody } from "../http/body.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Origins } from "../http/origins.ts";

const staffRoles = new Set<string>(["ADMIN", "SUPER_ADMIN"]);

/** `PUT /course-drafts/:id/image`: staff give a draft its picture. The body is the file; what kind it is is told by its first bytes. */
export async function uploadDraftImage(
  { contextOf, origins }: ImageDesk,
  exchange: Exchange,
  draftId: string,
): Promise<void> {
  const { request, response } = exchange;
  const { origin, cookie } = request.headers;
  if (cookie && origin && !origins.isTrusted(origin))
    return sendProblem(response, 403, {
      code: "FOREIGN_ORIGIN",
      field: "origin",
      message: "Pages of this origin may not use the cookie.",
    });
  const { viewer, transact } = await contextOf(exchange);
  if (!staffRoles.has(viewer.role))
    return sendProblem(response, viewer.role === "ANONYMOUS" ? 401 : 403, {
      code: viewer.role === "ANONYMOUS" ? "UNAUTHENTICATED" : "FORBIDDEN",
      field: null,
      message: "Only staff may do this.",
    });
  const body = await readBody(request, mostImageBytes);
  if (body.kind === "aborted") return;
  if (body.kind === "tooLarge") return sendTooLarge(response, mostImageBytes);
  const outcome = await transact((tx) =>
    setDraftImage(tx, { draftId, bytes: body.bytes }),
  );
  if (!isRefusal(outcome)) return sendJson(response, 200, { draftId });
  const { field, message, kind } = outcome;
  sendProblem(response, kind === "notFound" ? 404 : 422, {
    code: kind === "notFound" ? "NOT_FOUND" : "REFUSED",
    field,
    message,
  });
}

/** What an upload is received with. */
export interface ImageDesk {
  origins: Origins;
  contextOf: (exchange: Exchange) => Promise<ApiContext>;
}
