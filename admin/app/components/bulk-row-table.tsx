import { DataTable, EmptyState } from "@throughline/ui";
import type { BulkRow } from "../bulk/operation.query.ts";
import { useText } from "../messages/use-text.ts";
import { BulkRowPill } from "./bulk-pill.tsx";

/** What became, or would become, of each row; rows lead to whom they are about. */
export function BulkRowTable({
  rows,
  kind,
  isPreview,
}: {
  rows: BulkRow[];
  kind: string;
  isPreview: boolean;
}) {
  const text = useText();
  return (
    <DataTable
      caption={text("bulk.rows")}
      rows={rows}
      rowKey={({ position }) => String(position)}
      rowHref={({ subjectId }) => hrefOf(kind, subjectId)}
      empty={<EmptyState title={text("bulk.noRows")} />}
      columns={[
        {
          key: "who",
          heading: text("bulk.who"),
          cell: ({ label }) => <span className="break-words">{label}</span>,
        },
        {
          key: "state",
          heading: text("column.state"),
          cell: ({ state }) => (
            <BulkRowPill state={state} isPreview={isPreview} />
          ),
        },
        {
          key: "change",
          heading: text("bulk.change"),
          cell: ({ about, from, to }) => (
            <span className="max-sm:text-end">
              {about && <span className="text-muted">{about} </span>}
              {from && to && text("bulk.changeOf", { from, to })}
            </span>
          ),
        },
        {
          key: "result",
          heading: text("bulk.result"),
          cell: ({ result }) => (
            <span className="break-words max-sm:text-end">{result}</span>
          ),
        },
      ]}
    />
  );
}

/** Partners and courses have no page of one. */
function hrefOf(kind: string, subjectId: string | null): string | undefined {
  if (subjectId === null) return undefined;
  if (kind === "ENROLL") return `/people/${subjectId}`;
  if (kind === "IMPORT_PARTNERS") return "/partners";
  if (kind === "IMPORT_COURSES") return "/courses";
  return `/enrollments/${subjectId}`;
}
