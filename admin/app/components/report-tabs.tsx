import { useLocation } from "@remix-run/react";
import { NavTabs } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

const tabs = [
  { href: "/reports", label: "reports.enrollments" },
  { href: "/reports/revenue", label: "reports.revenue" },
  { href: "/reports/classes", label: "reports.classes" },
  { href: "/reports/seats", label: "reports.seats" },
] as const;

/** The reports, each of the course and the months that are chosen. */
export function ReportTabs() {
  const text = useText();
  const { pathname, search } = useLocation();
  return (
    <NavTabs
      label={text("reports.title")}
      tabs={tabs.map(({ href, label }) => ({
        href: `${href}${search}`,
        label: text(label),
        current: pathname === href,
      }))}
    />
  );
}
