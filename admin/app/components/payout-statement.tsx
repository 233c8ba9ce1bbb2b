import {
  Card,
  DataTable,
  LinkButton,
  useMoney,
  type Column,
} from "@throughline/ui";
import { Download } from "lucide-react";
import { useIntl } from "react-intl";
import { useText, type Text } from "../messages/use-text.ts";
import type { PayeeDetail } from "../payout/payout.query.ts";

type Line = PayeeDetail["statement"][number];

/** A payee's month: what was theirs, what was sent, and what is owed after it. */
export function PayoutStatement({
  account: { id, statement },
  month,
  isLast,
}: {
  account: PayeeDetail;
  month: string;
  /** It is the month that runs: nothing comes after it. */
  isLast: boolean;
}) {
  const text = useText();
  const money = useMoney();
  const { formatDate } = useIntl();
  const title = text("payout.statement", {
    month: formatDate(`${month}-01T00:00:00Z`, {
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }),
  });
  return (
    <Card
      title={title}
      flush
      actions={
        <>
          <LinkButton size="small" href={`?month=${monthAway(month, -1)}`}>
            {text("payout.before")}
          </LinkButton>
          {!isLast && (
            <LinkButton size="small" href={`?month=${monthAway(month, 1)}`}>
              {text("payout.after")}
            </LinkButton>
          )}
          <LinkButton
            size="small"
            href={`/payouts/${id}/statement.csv?month=${month}`}
            target="_blank"
            icon={<Download aria-hidden />}
          >
            {text("payout.csv")}
          </LinkButton>
        </>
      }
    >
      <DataTable
        caption={title}
        columns={columnsOf(text, money)}
        rows={statement}
        rowKey={({ currency }) => currency}
        empty={
          <p className="p-4 text-sm text-muted">
            {text("payout.statementNone")}
          </p>
        }
      />
    </Card>
  );
}

function columnsOf(
  text: Text,
  money: (amount: number, currency: string) => string,
): Column<Line>[] {
  const amount = (
    key:
      "owedBefore" | "sales" | "refunds" | "sent" | "takenBack" | "owedAfter",
    sign: 1 | -1 = 1,
  ): Column<Line> => ({
    key,
    heading: text(`payout.${key}`),
    align: "end",
    cell: (line) => money(sign * line[key], line.currency),
  });
  return [
    {
      key: "currency",
      heading: text("payout.currency"),
      cell: ({ currency }) => currency.toUpperCase(),
    },
    amount("owedBefore"),
    amount("sales"),
    amount("refunds", -1),
    amount("sent", -1),
    amount("takenBack"),
    amount("owedAfter"),
  ];
}

function monthAway(month: string, by: number): string {
  const [year = 2000, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
}
