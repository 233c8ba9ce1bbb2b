import {
  Card,
  DataTable,
  LinkButton,
  useMoney,
  type Column,
} from "@throughline/ui";
import { useIntl } from "react-intl";
import { useText } from "../messages/use-text.ts";
import type { PayeeDetail } from "../payout/payout.query.ts";

type Share = PayeeDetail["shares"][number];

/** What of which course goes to a payee; a row leads to the course's shares. */
export function PayoutShares({ shares }: Pick<PayeeDetail, "shares">) {
  const text = useText();
  const money = useMoney();
  const { formatNumber } = useIntl();
  const columns: Column<Share>[] = [
    {
      key: "course",
      heading: text("payout.course"),
      cell: ({ course }) => <bdi>{course.title}</bdi>,
    },
    {
      key: "step",
      heading: text("payout.step"),
      cell: ({ courseStep }) => courseStep?.label ?? text("payout.wholeCourse"),
    },
    {
      key: "part",
      heading: text("payout.part"),
      align: "end",
      cell: ({ basisPoints, amount, currency }) =>
        basisPoints === null
          ? text("payout.perPlace", {
              amount: money(amount ?? 0, currency ?? ""),
            })
          : formatNumber(basisPoints / 10_000, {
              style: "percent",
              maximumFractionDigits: 2,
            }),
    },
  ];
  return (
    <Card
      title={text("payout.shares")}
      actions={
        <LinkButton size="small" href="/payouts#courses">
          {text("payouts.byCourse")}
        </LinkButton>
      }
      flush
    >
      <DataTable
        caption={text("payout.shares")}
        columns={columns}
        rows={shares}
        rowKey={({ id }) => id}
        rowHref={({ course }) =>
          `/payouts/courses/${encodeURIComponent(course.code)}`
        }
        empty={
          <p className="p-4 text-sm text-muted">{text("payout.sharesNone")}</p>
        }
      />
    </Card>
  );
}
