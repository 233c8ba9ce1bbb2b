import { DataTable, EmptyState, type Column } from "@throughline/ui";
import { HandCoins } from "lucide-react";
import { useText, type Text } from "../messages/use-text.ts";
import type { Payee } from "../payout/payout.query.ts";
import { PayoutPill } from "./payout-pill.tsx";
import { When } from "./when.tsx";

/** Payees; a row leads to the payee. */
export function PayeeTable({ payees }: { payees: Payee[] }) {
  const text = useText();
  return (
    <DataTable
      caption={text("payouts.title")}
      columns={columnsOf(text)}
      rows={payees}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/payouts/${id}`}
      empty={
        <EmptyState
          icon={<HandCoins aria-hidden />}
          title={text("payouts.none")}
        >
          {text("payouts.noneExplain")}
        </EmptyState>
      }
    />
  );
}

const columnsOf = (text: Text): Column<Payee>[] => [
  {
    key: "payee",
    heading: text("payouts.payee"),
    cell: ({ payeeName }) => <bdi>{payeeName}</bdi>,
  },
  {
    key: "state",
    heading: text("column.state"),
    cell: ({ state }) => <PayoutPill state={state} />,
  },
  {
    key: "missing",
    heading: text("payout.missing"),
    cell: ({ requirements, lastError }) =>
      lastError === null
        ? text("payouts.missingCount", { count: requirements.length })
        : text("payouts.bankRefused"),
  },
  {
    key: "since",
    heading: text("payouts.since"),
    cell: ({ createdAt }) => <When at={createdAt} />,
  },
];
