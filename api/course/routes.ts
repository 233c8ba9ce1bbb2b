import { viewedBy } from "@throughline/prisma/viewer";
import { makeContext } from "../context.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Origins } from "../http/origins.ts";
import type { RouterOptions } from "../router.ts";
import type { OpenServices } from "../services.ts";
import type { RequestViewer } from "@throughline/schema/context";
import { answerCourseImage, answerDraftImage } from "./image.ts";
import { uploadDraftImage } from "./upload-image.ts";

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** The addresses of courses' pictures. */
export function courseRoutes(
  services: OpenServices,
  origins: Origins,
  viewerOf: (exchange: Exchange) => Promise<RequestViewer>,
): RouterOptions["routes"] {
  const { store } = services;
  const dbOf = async (exchange: Exchange) =>
    viewedBy(store.database, await viewerOf(exchange));
  const desk = {
    origins,
    contextOf: async (exchange: Exchange) =>
      makeContext(services, {
        ...exchange,
        viewer: await viewerOf(exchange),
      }),
  };
  return [
    [
      /^\/courses\/([^/]+)\/image$/,
      async (exchange, code) =>
        answerCourseImage(await dbOf(exchange), exchange, code),
    ],
    [
      new RegExp(`^/course-drafts/(${uuid})/image$`),
      async (exchange, draftId) =>
        exchange.request.method === "PUT"
          ? uploadDraftImage(desk, exchange, draftId)
          : answerDraftImage(await dbOf(exchange), exchange, draftId),
    ],
  ];
}
