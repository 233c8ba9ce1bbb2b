import { data } from "@remix-run/node";
import { calendarSpan, calendarViews, dayIn, isDay } from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { findCourse } from "../report/report.server.ts";
import { requireStaff } from "../staff.server.ts";
import { readParams } from "../url/search-params.ts";
import { CalendarQuery, type CalendarClass } from "./calendar.query.ts";

/** What an address may ask of the calendar. */
const params = z.object({
  view: z.enum(calendarViews).optional(),
  date: z.string().refine(isDay).optional(),
  course: z.string().max(100).optional(),
});

/** More classes than this are not drawn; the page says so. */
const mostClasses = 500;

/** Reads the classes that a view of the calendar shows, in the reader's own zone. Throws 404 for an unknown course. */
export async function loadCalendar(request: Request, now: Date) {
  const wanted = readParams(params, request);
  const { person } = await requireStaff(request);
  const { courses, course } = await findCourse(request, wanted.course);
  const zone = person.timeZone;
  const today = dayIn(now.getTime(), zone);
  const { view, date = today } = wanted;
  const span = calendarSpan({ date, zone, ...(view && { view }) });
  const filter = { ...span, courseId: course?.id };
  const { classes, total } = await readClasses(request, filter);
  return { view, date, today, zone, courses, course, classes, total };
}

async function readClasses(
  request: Request,
  filter: { from: string; until: string; courseId: string | undefined },
) {
  const classes: CalendarClass[] = [];
  for (let after: string | null = null; ;) {
    const page: ResultOf<typeof CalendarQuery> = await query(
      request,
      CalendarQuery,
      { filter, after },
    );
    const { sessions } = page;
    classes.push(...sessions.edges.map(({ node }) => node));
    const { pageInfo, totalCount: total } = sessions;
    if (!pageInfo.hasNextPage || classes.length >= mostClasses)
      return { classes, total };
    if (pageInfo.endCursor === null) throw data(null, { status: 500 });
    after = pageInfo.endCursor;
  }
}
