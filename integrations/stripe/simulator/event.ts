import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, readFilters } from "./list.ts";
import { words } from "./params.ts";

/** What happened, as it can be read again. */
export const eventRoutes: Route[] = [
  ["GET", "/v1/events", listEvents],
  [
    "GET",
    "/v1/events/:id",
    (call) => call.world.books.get("event", idOf(call)),
  ],
  [
    "GET",
    "/v2/core/events/:id",
    (call) => call.world.books.get("v2.core.event", idOf(call)),
  ],
];

function listEvents(call: Call) {
  const { type, types } = readFilters(
    { type: words.optional(), types: z.array(words).optional() },
    call.params,
  );
  const all = call.world.books.all("event");
  return listPage(
    call,
    "/v1/events",
    all.filter(
      (event) =>
        (type ?? event.type) === event.type &&
        (types?.includes(event.type) ?? true),
    ),
  );
}
