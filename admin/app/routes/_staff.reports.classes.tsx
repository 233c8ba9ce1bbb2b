import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { query } from "@throughline/web/request.server";
import { ClassReport } from "../components/class-report.tsx";
import { ReportPage } from "../components/report-page.tsx";
import { titled } from "../messages/title.ts";
import { classesAhead } from "../report/report.params.ts";
import { ClassReportQuery } from "../report/report.query.ts";
import { readReportView } from "../report/report.server.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("reports.classes");

export async function loader({ request }: LoaderFunctionArgs) {
  const { variables, ...view } = await readReportView(request, classesAhead);
  const { courseReport } = await query(request, ClassReportQuery, variables);
  return { view, lines: courseReport.classes };
}

export default function Classes() {
  const { view, lines } = useLoaderData<typeof loader>();
  return (
    <ReportPage view={view}>
      <ClassReport lines={lines} courses={view.courses} />
    </ReportPage>
  );
}
