import { TextLink, useMoney, type Column } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { RowOfReport } from "../report/report.query.ts";
import { ReportCard } from "./report-card.tsx";
import { When } from "./when.tsx";

/** The rows behind a figure; each leads to the person, and to the purchase, the class or the enrollment. */
export function ReportRows({
  title,
  rows,
}: {
  title: string;
  rows: RowOfReport[];
}) {
  const text = useText();
  const money = useMoney();
  const columns: (Column<RowOfReport> & { isShown: boolean })[] = [
    {
      key: "name",
      heading: text("reports.who"),
      isShown: true,
      cell: ({ name, personId, sessionId }) => {
        const shown = name || text("reports.unnamed");
        const href = personId
          ? `/people/${personId}`
          : sessionId && `/sessions/${sessionId}`;
        return (
          <bdi className="wrap-anywhere">
            {href ? <TextLink href={href}>{shown}</TextLink> : shown}
          </bdi>
        );
      },
    },
    {
      key: "about",
      heading: text("reports.about"),
      isShown: true,
      cell: (row) => <About row={row} />,
    },
    {
      key: "at",
      heading: text("reports.when"),
      isShown: true,
      cell: ({ at }) => (at === null ? "–" : <When at={at} />),
    },
    {
      key: "amount",
      heading: text("reports.amount"),
      align: "end",
      isShown: rows.some(({ amount }) => amount !== null),
      cell: ({ amount, currency }) =>
        amount === null || currency === null ? "–" : money(amount, currency),
    },
    {
      key: "seats",
      heading: text("reports.seatsTaken"),
      align: "end",
      isShown: rows.some(({ seats }) => seats !== null),
      cell: ({ seatsTaken, seats }) =>
        text("reports.takenOf", { taken: seatsTaken ?? 0, all: seats ?? 0 }),
    },
  ];
  return (
    <ReportCard
      title={title}
      table="rows"
      lines={rows}
      lineKey={({ id }) => id}
      columns={columns.filter(({ isShown }) => isShown)}
    />
  );
}

function About({
  row: { about, orderNumber, enrollmentId },
}: {
  row: RowOfReport;
}) {
  const href = orderNumber
    ? `/orders/${orderNumber}`
    : enrollmentId && `/enrollments/${enrollmentId}`;
  if (!href || !about) return <bdi className="wrap-anywhere">{about}</bdi>;
  return (
    <TextLink href={href}>
      <bdi className="wrap-anywhere">{about}</bdi>
    </TextLink>
  );
}
