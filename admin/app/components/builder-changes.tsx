import { Card, DataTable, Pill, useMoney } from "@throughline/ui";
import type { BuilderDraft } from "../course/builder.query.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { en } from "../messages/en.ts";

type Change = BuilderDraft["changes"][number];

/** What publishing a draft changes at its course, line by line. */
export function BuilderChanges({ draft }: { draft: BuilderDraft }) {
  const text = useText();
  const rows = draft.changes.map((change, index) => ({ ...change, index }));
  return (
    <Card title={text("builder.changes")}>
      <DataTable
        caption={text("builder.changes")}
        rows={rows}
        rowKey={({ index }) => String(index)}
        empty={
          <p className="text-sm text-muted">{text("builder.noChanges")}</p>
        }
        columns={[
          {
            key: "what",
            heading: text("builder.change.what"),
            cell: (change) => <What change={change} />,
          },
          {
            key: "kind",
            heading: text("column.state"),
            cell: ({ kind }) => <Pill>{text(`builder.change.${kind}`)}</Pill>,
          },
          {
            key: "from",
            heading: text("builder.change.from"),
            cell: ({ field, from }) => <Value field={field} value={from} />,
          },
          {
            key: "to",
            heading: text("builder.change.to"),
            cell: ({ field, to }) => <Value field={field} value={to} />,
          },
        ]}
      />
    </Card>
  );
}

function What({ change: { field, label } }: { change: Change }) {
  const text = useText();
  const id = `builder.field.${field}`;
  const words = id in en ? text(id as MessageId) : field;
  return label === null ? words : `${label} · ${words}`;
}

/** A price is told as a number of the smallest unit and a currency. */
function Value({ field, value }: { field: string; value: string | null }) {
  const text = useText();
  const money = useMoney();
  if (value === null || value === "")
    return <span className="text-muted">{text("builder.change.empty")}</span>;
  const [amount = "", currency = ""] = value.split(" ");
  const words = field === "price" ? money(Number(amount), currency) : value;
  return (
    <span className="wrap-anywhere">
      {words.length > 120 ? `${words.slice(0, 120)}…` : words}
    </span>
  );
}
