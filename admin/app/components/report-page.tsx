import { PageHeader } from "@throughline/ui";
import type { ReactNode } from "react";
import { useLiveEvents } from "../live/use-live-events.ts";
import { useText } from "../messages/use-text.ts";
import type { ReportCourse } from "../report/report.query.ts";
import { ReportFilters } from "./report-filters.tsx";
import { ReportTabs } from "./report-tabs.tsx";

/** What stands around every report: its question, the other reports, and what it is about. It loads anew when something happens. */
export function ReportPage({
  view: { courses, course, from, to },
  children,
}: {
  view: {
    courses: ReportCourse[];
    course?: ReportCourse;
    from?: string;
    to?: string;
  };
  children: ReactNode;
}) {
  const text = useText();
  useLiveEvents();
  return (
    <>
      <PageHeader
        title={text("reports.question")}
        description={text("reports.explain")}
      />
      <ReportTabs />
      <ReportFilters
        courses={courses}
        course={course}
        months={from && to ? { from, to } : undefined}
      />
      {children}
    </>
  );
}
