import { useLocation } from "@remix-run/react";
import {
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  type Column,
} from "@throughline/ui";
import { ChartNoAxesColumn, Download } from "lucide-react";
import { useText } from "../messages/use-text.ts";

/** All lines of a report, with the way to have them as CSV. `table` names the file; it has what the page's filters say. */
export function ReportCard<Line>({
  title,
  description,
  table,
  columns,
  lines,
  lineKey,
}: {
  title: string;
  description?: string;
  table: "enrollments" | "revenue" | "classes" | "seats" | "rows";
  columns: Column<Line>[];
  lines: readonly Line[];
  lineKey: (line: Line) => string;
}) {
  const text = useText();
  const { search } = useLocation();
  return (
    <Card
      title={title}
      description={description}
      flush
      actions={
        lines.length > 0 && (
          <LinkButton
            href={`/reports/${table}/table.csv${search}`}
            download
            icon={<Download aria-hidden />}
          >
            {text("reports.csv")}
          </LinkButton>
        )
      }
    >
      <DataTable
        caption={title}
        columns={columns}
        rows={lines}
        rowKey={lineKey}
        empty={<NothingToReport />}
      />
    </Card>
  );
}

/** In place of figures where there are none. */
export function NothingToReport() {
  const text = useText();
  return (
    <EmptyState
      icon={<ChartNoAxesColumn aria-hidden />}
      title={text("reports.none")}
    >
      {text("reports.noneExplain")}
    </EmptyState>
  );
}
