import { data } from "@remix-run/node";
import { query } from "@throughline/web/request.server";
import { readParams } from "../url/search-params.ts";
import {
  monthsAround,
  reportParams,
  type RowsParams,
} from "./report.params.ts";
import { ReportCoursesQuery, type ReportCourse } from "./report.query.ts";

/** What a report is about, as its address says it; `variables` are the same for the api. */
export interface ReportView {
  courses: ReportCourse[];
  course: ReportCourse | undefined;
  from: string;
  to: string;
  variables: { from: string; to: string; courseId: string | undefined };
}

/** Reads a report's address: the last twelve months of all courses, and `ahead` months more, unless it says otherwise. Throws 404 for an unknown course. */
export async function readReportView(
  request: Request,
  { ahead = 0 }: { ahead?: number } = {},
): Promise<ReportView> {
  const wanted = readParams(reportParams, request);
  const { courses, course } = await findCourse(request, wanted.course);
  const usual = monthsAround(new Date(), { before: 11, after: ahead });
  const { from = usual.from, to = usual.to } = wanted;
  // Turned round where they were chosen the wrong way round.
  const [first, last] = from <= to ? [from, to] : [to, from];
  return {
    courses,
    course,
    from: first,
    to: last,
    variables: { from: first, to: last, courseId: course?.id },
  };
}

/** All courses, and the one with a code. Throws 404 where there is none with it. */
export async function findCourse(request: Request, code: string | undefined) {
  const answer = await query(request, ReportCoursesQuery);
  const courses = answer.courses.edges.map(({ node }) => node);
  const course = courses.find((each) => each.code === code);
  if (code && !course) throw data(null, { status: 404 });
  return { courses, course };
}

/** Which rows an address asks for, as the api understands it. Throws 404 for an unknown course. */
export async function readRowsWanted(
  request: Request,
  { list, course: code, month, currency, step, need, without }: RowsParams,
) {
  const { course } = await findCourse(request, code);
  const of = {
    list,
    from: month,
    to: month,
    currency,
    courseId: course?.id,
    courseStepId: step,
    need,
    withoutCourse: without === "course",
  };
  return { of, course };
}
