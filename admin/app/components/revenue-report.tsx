import {
  Card,
  MonthColumns,
  TextLink,
  useMoney,
  useMonth,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { addUp, addUpByMonth } from "../report/add-up.ts";
import { lineOf, rowsHref } from "../report/report.links.ts";
import type { ReportList } from "../report/report.params.ts";
import type { ReportCourse, RevenueLine } from "../report/report.query.ts";
import { NothingToReport, ReportCard } from "./report-card.tsx";

const amounts = [
  { key: "gross", heading: "reports.gross", list: "PAYMENTS" },
  { key: "refunds", heading: "reports.refunds", list: "REFUNDS" },
  { key: "disputed", heading: "reports.disputed", list: "DISPUTES" },
  { key: "partnerShare", heading: "reports.partnerShare", list: "SHARES" },
  { key: "net", heading: "reports.net", list: null },
] as const;

const keys = amounts.map(({ key }) => key);

/** What came in, went back and goes to others: a chart for each currency, then course by course. Currencies are never added up. */
export function RevenueReport({
  lines,
  courses,
}: {
  lines: RevenueLine[];
  courses: ReportCourse[];
}) {
  const text = useText();
  const nameOf = useMonth();
  const money = useMoney();
  const currencies = Map.groupBy(lines, ({ currency }) => currency);
  const courseOf = (line: RevenueLine) =>
    courses.find(({ id }) => id === line.courseId) ?? null;
  const titleOf = (line: RevenueLine) =>
    courseOf(line)?.title ?? text("reports.noCourse");
  return (
    <>
      {currencies.size === 0 && (
        <Card title={text("reports.revenue")}>
          <NothingToReport />
        </Card>
      )}
      {[...currencies].map(([currency, own]) => (
        <CurrencyCard key={currency} currency={currency} lines={own} />
      ))}
      {lines.length > 0 && (
        <ReportCard
          title={text("reports.byCourse")}
          description={text("reports.revenueExplain")}
          table="revenue"
          lines={lines.toReversed()}
          lineKey={({ courseId, month, currency }) =>
            `${courseId ?? ""} ${month} ${currency}`
          }
          columns={[
            {
              key: "course",
              heading: text("column.course"),
              cell: titleOf,
            },
            {
              key: "month",
              heading: text("cohorts.month"),
              cell: ({ month }) => nameOf(month),
            },
            ...amounts.map(({ key, heading, list }) => ({
              key,
              heading: text(heading),
              align: "end" as const,
              cell: (line: RevenueLine) => (
                <Amount
                  label={`${titleOf(line)}, ${nameOf(line.month)}, ${text(heading)}`}
                  amount={money(line[key], line.currency)}
                  href={
                    list === null || line[key] === 0
                      ? undefined
                      : rowsOf(list, line, courseOf(line))
                  }
                />
              ),
            })),
          ]}
        />
      )}
    </>
  );
}

const rowsOf = (
  list: ReportList,
  { month, currency }: RevenueLine,
  course: ReportCourse | null,
) => rowsHref({ list, currency, ...lineOf(course, month) });

function Amount({
  label,
  amount,
  href,
}: {
  label: string;
  amount: string;
  href: string | undefined;
}) {
  if (href === undefined) return <span>{amount}</span>;
  return (
    <TextLink href={href} aria-label={`${label}: ${amount}`}>
      {amount}
    </TextLink>
  );
}

function CurrencyCard({
  currency,
  lines,
}: {
  currency: string;
  lines: RevenueLine[];
}) {
  const text = useText();
  const nameOf = useMonth();
  const money = useMoney();
  const months = addUpByMonth(lines, keys);
  const all = addUp(lines, keys);
  const label = text("reports.revenueIn", { currency: currency.toUpperCase() });
  return (
    <Card
      title={label}
      description={text("reports.revenueSum", {
        gross: money(all.gross, currency),
        net: money(all.net, currency),
      })}
    >
      <MonthColumns
        label={label}
        whole={text("reports.gross")}
        part={text("reports.net")}
        show={(amount) => money(amount, currency)}
        months={months.map(({ month, gross, net }) => ({
          month,
          value: gross,
          part: Math.min(Math.max(net, 0), gross),
          mark: money(net, currency),
        }))}
        table={{
          headings: [
            text("cohorts.month"),
            ...amounts.map(({ heading }) => text(heading)),
          ],
          rows: months.map((month) => [
            nameOf(month.month),
            ...keys.map((key) => money(month[key], currency)),
          ]),
        }}
      />
    </Card>
  );
}
