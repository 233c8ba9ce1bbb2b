import { Form } from "@remix-run/react";
import {
  DataTable,
  Pill,
  TextLink,
  useMoney,
  type Column,
  type PillTone,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { TransferLine } from "../payout/payout.query.ts";
import { IntentButton } from "./intent-button.tsx";
import { When } from "./when.tsx";

const tones: Record<TransferLine["state"], PillTone> = {
  PLANNED: "waiting",
  SENT: "done",
  REVERSED: "skipped",
  FAILED: "failed",
};

/** A payee's shares of single sales; what Stripe refused can be tried again. */
export function TransferTable({ transfers }: { transfers: TransferLine[] }) {
  const text = useText();
  const money = useMoney();
  const columns: Column<TransferLine>[] = [
    {
      key: "order",
      heading: text("payout.order"),
      interactive: true,
      cell: ({ order: { number } }) => (
        <TextLink href={`/orders/${number}`}>
          {text("payout.orderNumber", { number })}
        </TextLink>
      ),
    },
    {
      key: "state",
      heading: text("column.state"),
      interactive: true,
      cell: (transfer) => <Standing transfer={transfer} />,
    },
    {
      key: "at",
      heading: text("payout.planned"),
      cell: ({ createdAt }) => <When at={createdAt} />,
    },
    {
      key: "amount",
      heading: text("payout.amount"),
      align: "end",
      cell: ({ amount, currency }) => money(amount, currency),
    },
    {
      key: "reversed",
      heading: text("payout.reversed"),
      align: "end",
      cell: ({ toReverse, currency }) =>
        toReverse > 0 ? money(-toReverse, currency) : "–",
    },
  ];
  return (
    <DataTable
      caption={text("payout.transfers")}
      columns={columns}
      rows={transfers}
      rowKey={({ id }) => id}
      empty={
        <p className="p-4 text-sm text-muted">{text("payout.transfersNone")}</p>
      }
    />
  );
}

function Standing({ transfer }: { transfer: TransferLine }) {
  const text = useText();
  const { id, state, lastError, toReverse, reversed } = transfer;
  const isStuck =
    state === "FAILED" || (lastError !== null && toReverse > reversed);
  return (
    <span className="flex flex-wrap items-center gap-2 max-sm:justify-end">
      <Pill tone={tones[state]}>{text(`payout.transfer.${state}`)}</Pill>
      {lastError !== null && (
        <span className="text-xs wrap-anywhere text-muted">{lastError}</span>
      )}
      {isStuck && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="retry" />
          <input type="hidden" name="transferId" value={id} />
          <IntentButton intent="retry" size="small">
            {text("payout.retry")}
          </IntentButton>
        </Form>
      )}
    </span>
  );
}
