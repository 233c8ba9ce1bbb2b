import { Card, DataTable, Pill, useMoney, type Column } from "@throughline/ui";
import { useText, type MessageId } from "../messages/use-text.ts";
import type { OrderDetail } from "../order/order.query.ts";
import { When } from "./when.tsx";

interface Line {
  id: string;
  what: string;
  amount: number;
  state: string;
  note: string | null;
  at: string | null;
}

/** All money of an order: what came in, went back, is disputed, and goes to others. */
export function OrderMoney({ order }: { order: OrderDetail }) {
  const text = useText();
  const money = useMoney();
  const columns: Column<Line>[] = [
    {
      key: "what",
      heading: text("order.what"),
      cell: ({ what, note }) => (
        <span className="block">
          <bdi>{what}</bdi>
          {note && (
            <span className="block text-xs wrap-anywhere text-muted">
              {note}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: ({ state }) => (
        <Pill
          tone={state === "FAILED" || state === "LOST" ? "failed" : "neutral"}
        >
          {text(`order.moneyState.${state}` as MessageId)}
        </Pill>
      ),
    },
    {
      key: "amount",
      heading: text("order.amount"),
      align: "end",
      cell: ({ amount }) => money(amount, order.currency),
    },
    {
      key: "at",
      heading: text("order.begun"),
      cell: ({ at }) => at && <When at={at} />,
    },
  ];
  return (
    <Card title={text("order.money")} flush>
      <DataTable
        caption={text("order.money")}
        columns={columns}
        rows={useLines(order)}
        rowKey={({ id }) => id}
        empty={
          <p className="p-4 text-sm text-muted">{text("order.moneyNone")}</p>
        }
      />
    </Card>
  );
}

function useLines(order: OrderDetail): Line[] {
  const text = useText();
  return [
    ...order.payments.map(
      ({ id, amount, state, failureReason, createdAt }) => ({
        id,
        what: text("order.payment"),
        amount,
        state,
        note: failureReason,
        at: createdAt,
      }),
    ),
    ...order.refunds.map((refund) => ({
      id: refund.id,
      what: text("order.refund", { name: refund.decidedByName }),
      amount: -refund.amount,
      state: refund.state,
      note: refund.lastError ?? refund.reason,
      at: refund.createdAt,
    })),
    ...order.inquiries.map(({ id, amount, reason, openedAt, closedAt }) => ({
      id,
      what: text("order.inquiry", { reason }),
      amount,
      state: closedAt ? "CLOSED" : "OPEN",
      note: text("order.inquiryNote"),
      at: openedAt,
    })),
    ...order.disputes.map(({ id, amount, state, reason, openedAt }) => ({
      id,
      what: text("order.dispute", { reason }),
      amount: -amount,
      state,
      note: null,
      at: openedAt,
    })),
    ...order.transfers.map(({ id, amount, reversed, state, ...transfer }) => ({
      id,
      what: text("order.transfer", { name: transfer.payoutAccount.payeeName }),
      amount: reversed - amount,
      state,
      note: transfer.lastError,
      at: null,
    })),
  ];
}
