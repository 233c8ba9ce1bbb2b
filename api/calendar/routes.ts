import { viewedBy } from "@throughline/prisma/viewer";
import type { RequestViewer } from "@throughline/schema/context";
import type { Services } from "../context.ts";
import type { Exchange } from "../http/exchange.ts";
import type { RouterOptions } from "../router.ts";
import { answerBooking, answerFeed } from "./answer-calendar.ts";

/** The addresses of calendars' files. The secret words in those of feeds stand in no log. */
export function calendarRoutes(
  { store, systemDb, school, now }: Services,
  viewerOf: (exchange: Exchange) => Promise<RequestViewer>,
): RouterOptions["routes"] {
  return [
    [
      /^\/calendar\/bookings\/([\w-]{1,64})\.ics$/,
      async (exchange, id) => {
        const db = viewedBy(store.database, await viewerOf(exchange));
        return answerBooking({ db, school, now }, exchange, id);
      },
    ],
    [
      /^\/calendar\/feeds\/([\w-]{1,128})\.ics$/,
      (exchange, token) =>
        answerFeed({ db: systemDb, school, now }, exchange, token),
    ],
  ];
}
