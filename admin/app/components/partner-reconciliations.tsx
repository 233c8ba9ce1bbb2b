import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  Pill,
  useNumber,
  type Column,
} from "@throughline/ui";
import { GitCompareArrows } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { PartnerDetail } from "../partner/partner.query.ts";
import { When } from "./when.tsx";

type Run = PartnerDetail["reconciliations"][number];

/** The last comparisons with what the partner says: how much was looked at, mended, and left for a person. */
export function PartnerReconciliations({
  partner: { id, reconciliations, connection },
}: {
  partner: PartnerDetail;
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Card
      title={text("reconciliation.title")}
      description={text("reconciliation.explain")}
      flush
      actions={
        connection && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="command" value="reconcile" />
            <input type="hidden" name="partnerId" value={id} />
            <Button
              type="submit"
              size="small"
              pending={isPending}
              icon={<GitCompareArrows aria-hidden />}
            >
              {text("reconciliation.now")}
            </Button>
          </Form>
        )
      }
    >
      <DataTable
        caption={text("reconciliation.title")}
        columns={useColumns()}
        rows={reconciliations}
        rowKey={(run) => run.id}
        empty={
          <EmptyState title={text("reconciliation.none")}>
            {text("reconciliation.noneExplain")}
          </EmptyState>
        }
      />
    </Card>
  );
}

function useColumns(): Column<Run>[] {
  const text = useText();
  const { count } = useNumber();
  return [
    {
      key: "started",
      heading: text("reconciliation.started"),
      cell: ({ startedAt }) => <When at={startedAt} />,
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: (run) => <RunState {...run} />,
    },
    {
      key: "compared",
      heading: text("reconciliation.compared"),
      align: "end",
      cell: ({ compared }) => count(compared),
    },
    {
      key: "repaired",
      heading: text("reconciliation.repaired"),
      align: "end",
      cell: ({ repaired }) => count(repaired),
    },
    {
      key: "drifted",
      heading: text("drift.title"),
      align: "end",
      cell: ({ drifted }) => count(drifted),
    },
  ];
}

function RunState({ finishedAt, error, pages }: Run) {
  const text = useText();
  if (error !== null)
    return (
      <span className="block text-xs wrap-anywhere text-danger">{error}</span>
    );
  if (finishedAt === null)
    return (
      <Pill tone="accent">{text("reconciliation.running", { pages })}</Pill>
    );
  return <Pill>{text("reconciliation.done")}</Pill>;
}
