import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { query } from "@throughline/web/request.server";
import { ReportPage } from "../components/report-page.tsx";
import { RevenueReport } from "../components/revenue-report.tsx";
import { titled } from "../messages/title.ts";
import { RevenueReportQuery } from "../report/report.query.ts";
import { readReportView } from "../report/report.server.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("reports.revenue");

export async function loader({ request }: LoaderFunctionArgs) {
  const { variables, ...view } = await readReportView(request);
  const { courseReport } = await query(request, RevenueReportQuery, variables);
  return { view, lines: courseReport.revenue };
}

export default function Revenue() {
  const { view, lines } = useLoaderData<typeof loader>();
  return (
    <ReportPage view={view}>
      <RevenueReport lines={lines} courses={view.courses} />
    </ReportPage>
  );
}
