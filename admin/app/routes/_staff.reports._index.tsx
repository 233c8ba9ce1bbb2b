import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { query } from "@throughline/web/request.server";
import { EnrollmentReport } from "../components/enrollment-report.tsx";
import { ReportPage } from "../components/report-page.tsx";
import { titled } from "../messages/title.ts";
import { EnrollmentReportQuery } from "../report/report.query.ts";
import { readReportView } from "../report/report.server.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("reports.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const { variables, ...view } = await readReportView(request);
  const { courseReport } = await query(
    request,
    EnrollmentReportQuery,
    variables,
  );
  return { view, lines: courseReport.enrollments };
}

export default function Enrollments() {
  const { view, lines } = useLoaderData<typeof loader>();
  return (
    <ReportPage view={view}>
      <EnrollmentReport lines={lines} courses={view.courses} />
    </ReportPage>
  );
}
