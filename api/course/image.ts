import type { ServerResponse } from "node:http";
import type { Database } from "@throughline/prisma";
import { sendMethodNotAllowed, sendNotFound } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";

interface Picture {
  contentType: string;
  bytes: Uint8Array;
  updatedAt: Date;
}

/**
 * `GET /courses/:code/image`: the picture of a course, for whoever `db` shows it to. Its address in the API changes with it (`?v=`), so
 * that one may be kept for a year; the bare address is asked again after a minute.
 */
export async function answerCourseImage(
  db: Database,
  exchange: Exchange,
  code: string,
): Promise<void> {
  const image = await db.courseImage.findFirst({
    where: { course: { code: decoded(code) } },
    include: { course: { select: { state: true } } },
  });
  const isPublic = image?.course.state !== "DRAFT";
  sendPicture(exchange, image, isPublic ? "public" : "private");
}

/** `GET /course-drafts/:id/image`: the picture that a draft brings along, for staff. */
export async function answerDraftImage(
  db: Database,
  exchange: Exchange,
  draftId: string,
): Promise<void> {
  const image = await db.courseDraftImage.findUnique({ where: { draftId } });
  sendPicture(exchange, image, "private");
}

function sendPicture(
  { request, response, url }: Exchange,
  picture: Picture | null,
  audience: "public" | "private",
): void {
  if (request.method !== "GET" && request.method !== "HEAD")
    return sendMethodNotAllowed(response, "GET");
  if (!picture) return sendNotFound(response);
  const etag = `"${picture.updatedAt.getTime()}"`;
  const age = url.searchParams.has("v") ? "31536000, immutable" : "60";
  response.setHeader("etag", etag);
  response.setHeader("cache-control", `${audience}, max-age=${age}`);
  if (request.headers["if-none-match"] === etag)
    return void response.writeHead(304).end();
  sendBytes(response, picture);
}

function sendBytes(response: ServerResponse, { contentType, bytes }: Picture) {
  response.writeHead(200, {
    "content-type": contentType,
    "content-length": bytes.byteLength,
    "content-disposition": "inline",
  });
  response.end(response.req.method === "HEAD" ? undefined : bytes);
}

/** A code as it was before it became part of an address; as it is where it makes no sense. */
function decoded(code: string): string {
  try {
    return decodeURIComponent(code).replaceAll("\0", "");
  } catch {
    return code;
  }
}
