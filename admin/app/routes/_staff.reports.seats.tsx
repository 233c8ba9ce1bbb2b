import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { query } from "@throughline/web/request.server";
import { ReportPage } from "../components/report-page.tsx";
import { SeatReport } from "../components/seat-report.tsx";
import { titled } from "../messages/title.ts";
import { SeatReportQuery } from "../report/report.query.ts";
import { readReportView } from "../report/report.server.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("reports.seats");

export async function loader({ request }: LoaderFunctionArgs) {
  const { courses, course, variables } = await readReportView(request);
  const { courseId } = variables;
  const { seatForecast } = await query(request, SeatReportQuery, { courseId });
  return { view: { courses, course }, lines: seatForecast };
}

export default function Seats() {
  const { view, lines } = useLoaderData<typeof loader>();
  return (
    <ReportPage view={view}>
      <SeatReport lines={lines} courses={view.courses} />
    </ReportPage>
  );
}
