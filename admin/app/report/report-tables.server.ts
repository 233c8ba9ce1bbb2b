import { plainMoney } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import type { CsvCell } from "../bulk/csv-line.ts";
import { readParams } from "../url/search-params.ts";
import { classesAhead, rowsParams } from "./report.params.ts";
import {
  ClassReportQuery,
  EnrollmentReportQuery,
  ReportRowsQuery,
  RevenueReportQuery,
  SeatReportQuery,
  type ReportCourse,
} from "./report.query.ts";
import { readReportView, readRowsWanted } from "./report.server.ts";

/** A table as CSV: its headings, then its lines, some at a time. */
export interface CsvTable {
  headings: string[];
  pages: AsyncIterator<CsvCell[][]>;
}

/** The tables that can be had as CSV, by the name in their address. Each reads what the address asks for. */
export const reportTables = new Map<
  string,
  (request: Request) => Promise<CsvTable>
>([
  ["enrollments", enrollments],
  ["revenue", revenue],
  ["classes", classes],
  ["seats", seats],
  ["rows", rows],
]);

async function enrollments(request: Request): Promise<CsvTable> {
  const { courses, variables } = await readReportView(request);
  const { courseReport } = await query(
    request,
    EnrollmentReportQuery,
    variables,
  );
  return {
    headings: [
      ...["course", "title", "month", "enrolled", "completed", "dropped"],
      "completion rate",
    ],
    pages: inOne(
      courseReport.enrollments.map((line) => [
        ...nameOf(courses, line),
        line.month,
        line.enrolled,
        line.completed,
        line.dropped,
        line.completionRate,
      ]),
    ),
  };
}

async function revenue(request: Request): Promise<CsvTable> {
  const { courses, variables } = await readReportView(request);
  const { courseReport } = await query(request, RevenueReportQuery, variables);
  return {
    headings: [
      ...["course", "title", "month", "currency", "payments", "gross"],
      ...["refunds", "disputed", "partner share", "net"],
    ],
    pages: inOne(
      courseReport.revenue.map((line) => {
        const { month, currency, payments } = line;
        const { gross, refunds, disputed, partnerShare, net } = line;
        return [
          ...nameOf(courses, line),
          month,
          currency.toUpperCase(),
          payments,
          ...[gross, refunds, disputed, partnerShare, net].map((amount) =>
            moneyOf(amount, currency),
          ),
        ];
      }),
    ),
  };
}

async function classes(request: Request): Promise<CsvTable> {
  const { courses, variables } = await readReportView(request, classesAhead);
  const { courseReport } = await query(request, ClassReportQuery, variables);
  return {
    headings: [
      ...["course", "title", "month", "group classes", "seats", "seats taken"],
      ...["seat fill", "booked", "attended", "no-shows", "excused"],
      ...["not marked", "no-show rate", "skipped ahead"],
    ],
    pages: inOne(
      courseReport.classes.map((line) => [
        ...nameOf(courses, line),
        line.month,
        line.classes,
        line.seats,
        line.seatsTaken,
        line.seatFill,
        line.booked,
        line.attended,
        line.noShows,
        line.excused,
        line.unmarked,
        line.noShowRate,
        line.skippedAhead,
      ]),
    ),
  };
}

async function seats(request: Request): Promise<CsvTable> {
  const { courses, variables } = await readReportView(request);
  const { courseId } = variables;
  const { seatForecast } = await query(request, SeatReportQuery, { courseId });
  return {
    headings: [
      ...["course", "title", "step", "step title", "need a seat now"],
      ...["within four weeks", "later", "coming classes", "open seats"],
      ...["shared seats", "waiting", "missing", "next open seat"],
      "too few since",
    ],
    pages: inOne(
      seatForecast.map((line) => [
        ...nameOf(courses, line),
        line.label,
        line.title,
        line.ready,
        line.soon,
        line.later,
        line.classes,
        line.openSeats,
        line.sharedSeats,
        line.waiting,
        line.missing,
        line.nextOpenAt,
        line.shortSince,
      ]),
    ),
  };
}

/** Page by page as they are read: there may be very many. */
async function rows(request: Request): Promise<CsvTable> {
  const { of } = await readRowsWanted(request, readParams(rowsParams, request));
  const read = async (after: string | null) => {
    const variables = { of, first: 100, after };
    const { reportRows } = await query(request, ReportRowsQuery, variables);
    return reportRows;
  };
  const first = await read(null);
  async function* pages() {
    for (let page = first; ; page = await read(page.pageInfo.endCursor)) {
      yield (page.edges ?? []).flatMap((edge): CsvCell[][] => {
        if (!edge) return [];
        const { name, about, at, timeZone, amount, currency } = edge.node;
        const money =
          amount === null || currency === null
            ? null
            : moneyOf(amount, currency);
        const { seatsTaken, seats } = edge.node;
        const code = currency && currency.toUpperCase();
        return [[name, about, at, timeZone, money, code, seatsTaken, seats]];
      });
      if (!page.pageInfo.hasNextPage) return;
    }
  }
  return {
    headings: [
      ...["who", "what", "when", "time zone", "amount", "currency"],
      ...["seats taken", "seats"],
    ],
    pages: pages(),
  };
}

async function* inOne(lines: CsvCell[][]) {
  yield await Promise.resolve(lines);
}

/** The code and the title of a line's course; two empty cells where it is of none. */
function nameOf(
  courses: ReportCourse[],
  { courseId }: { courseId: string | null },
): [string | null, string | null] {
  const course = courses.find(({ id }) => id === courseId);
  return [course?.code ?? null, course?.title ?? null];
}

const moneyOf = (amount: number, currency: string) =>
  Number(plainMoney(amount, currency));
