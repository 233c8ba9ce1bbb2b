import { DataTable, EmptyState, LinkButton } from "@throughline/ui";
import { ListChecks } from "lucide-react";
import type { Operation } from "../bulk/operation.query.ts";
import { useText } from "../messages/use-text.ts";
import { OperationPill } from "./bulk-pill.tsx";
import { kindText } from "./bulk-kind-text.ts";
import { When } from "./when.tsx";

/** Operations on many, newest first; each leads to its page. */
export function BulkTable({ operations }: { operations: Operation[] }) {
  const text = useText();
  return (
    <DataTable
      caption={text("bulk.title")}
      rows={operations}
      rowKey={({ id }) => id}
      rowHref={hrefOf}
      empty={
        <EmptyState
          icon={<ListChecks aria-hidden />}
          title={text("bulk.none")}
          action={
            <LinkButton href="/students" variant="primary">
              {text("bulk.choose")}
            </LinkButton>
          }
        >
          {text("bulk.noneExplain")}
        </EmptyState>
      }
      columns={[
        {
          key: "kind",
          heading: text("bulk.kind"),
          cell: (operation) => kindText(text, operation),
        },
        {
          key: "state",
          heading: text("column.state"),
          cell: ({ state }) => <OperationPill state={state} />,
        },
        {
          key: "size",
          heading: text("bulk.size"),
          align: "end",
          cell: ({ applied, total }) =>
            text("bulk.progressText", { done: applied, total }),
        },
        {
          key: "reason",
          heading: text("bulk.requestedBy"),
          cell: ({ requestedByName, reason }) =>
            text("bulk.by", { name: requestedByName, reason: reason ?? "" }),
        },
        {
          key: "when",
          heading: text("bulk.createdAt"),
          cell: ({ createdAt }) => <When at={createdAt} />,
        },
      ]}
    />
  );
}

/** An import that is still being put together goes on in its own page. */
const hrefOf = ({ id, state }: Operation) =>
  state === "DRAFT" ? `/import/${id}` : `/bulk/${id}`;
