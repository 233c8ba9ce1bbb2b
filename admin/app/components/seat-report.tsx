import {
  Card,
  cn,
  Pill,
  TableTwin,
  useNumber,
  type Column,
} from "@throughline/ui";
import { TriangleAlert } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import { rowsHref } from "../report/report.links.ts";
import type { ReportCourse, SeatLine } from "../report/report.query.ts";
import { FigureLink } from "./figure-link.tsx";
import { NothingToReport, ReportCard } from "./report-card.tsx";
import { When } from "./when.tsx";

const figures = [
  { key: "ready", heading: "reports.ready", need: "READY" },
  { key: "soon", heading: "reports.soon", need: "SOON" },
  { key: "later", heading: "reports.later", need: "LATER" },
  { key: "classes", heading: "reports.comingClasses", need: null },
  { key: "openSeats", heading: "reports.openSeats", need: null },
  { key: "sharedSeats", heading: "reports.sharedSeats", need: null },
  { key: "waiting", heading: "reports.waiting", need: null },
] as const;

/** Whether the coming classes have seats for those who will need one: step by step as bars, then with all figures. */
export function SeatReport({
  lines,
  courses,
}: {
  lines: SeatLine[];
  courses: ReportCourse[];
}) {
  const text = useText();
  const { count } = useNumber();
  const courseOf = ({ courseId }: SeatLine) =>
    courses.find(({ id }) => id === courseId);
  const rowsOf = (line: SeatLine, need: "READY" | "SOON" | "LATER") =>
    rowsHref({ list: "UNBOOKED", step: line.courseStepId, need });
  const columns: Column<SeatLine>[] = [
    {
      key: "step",
      heading: text("column.step"),
      cell: (line) => <Step line={line} />,
    },
    {
      key: "course",
      heading: text("column.course"),
      cell: (line) => courseOf(line)?.title,
    },
    {
      key: "missing",
      heading: text("reports.missing"),
      cell: ({ missing }) =>
        missing === 0 ? (
          <span className="text-muted">{text("reports.enough")}</span>
        ) : (
          <Pill tone="strong" icon={<TriangleAlert aria-hidden />}>
            {text("reports.missingSeats", { count: missing })}
          </Pill>
        ),
    },
    ...figures.map(({ key, heading, need }) => ({
      key,
      heading: text(heading),
      align: "end" as const,
      cell: (line: SeatLine) => (
        <FigureLink
          value={line[key]}
          label={`${line.label}, ${text(heading)}`}
          href={need === null ? undefined : rowsOf(line, need)}
        />
      ),
    })),
    {
      key: "next",
      heading: text("reports.nextOpen"),
      cell: ({ nextOpenAt }) =>
        nextOpenAt === null ? "–" : <When at={nextOpenAt} />,
    },
    {
      key: "since",
      heading: text("reports.shortSince"),
      cell: ({ shortSince }) =>
        shortSince === null ? "–" : <When at={shortSince} />,
    },
  ];
  return (
    <>
      <Card
        title={text("reports.seatsQuestion")}
        description={text("reports.seatsExplain")}
      >
        {lines.length === 0 ? (
          <NothingToReport />
        ) : (
          <figure aria-label={text("reports.seatsQuestion")}>
            <SeatBars lines={lines} />
            <TableTwin
              caption={text("reports.seatsQuestion")}
              headings={[
                text("column.step"),
                text("reports.needed"),
                text("reports.openSeats"),
                text("reports.missing"),
              ]}
              rows={lines.map((line) => [
                `${line.label} ${line.title}`,
                count(line.ready + line.soon),
                count(line.openSeats),
                count(line.missing),
              ])}
            />
          </figure>
        )}
      </Card>
      {lines.length > 0 && (
        <ReportCard
          title={text("reports.byStep")}
          description={text("reports.sharedExplain")}
          table="seats"
          lines={lines}
          lineKey={({ courseStepId }) => courseStepId}
          columns={columns}
        />
      )}
    </>
  );
}

function Step({ line: { label, title } }: { line: SeatLine }) {
  return (
    <span className="wrap-break-word">
      {label} <span className="text-muted">{title}</span>
    </span>
  );
}

/** Per step two bars on one scale from zero: who needs a seat within the four weeks, and the seats that are open. */
function SeatBars({ lines }: { lines: SeatLine[] }) {
  const text = useText();
  const most = Math.max(
    1,
    ...lines.map(({ ready, soon, openSeats }) =>
      Math.max(ready + soon, openSeats),
    ),
  );
  return (
    <ol className="flex flex-col gap-3 text-xs">
      {lines.map((line) => (
        <li
          key={line.courseStepId}
          className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]"
        >
          <Step line={line} />
          <span className="flex flex-col gap-1">
            <Bar
              value={line.ready + line.soon}
              most={most}
              text={text("reports.needIt", { count: line.ready + line.soon })}
              isStrong={line.missing > 0}
            />
            <Bar
              value={line.openSeats}
              most={most}
              text={text("reports.areOpen", { count: line.openSeats })}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Bar({
  value,
  most,
  text,
  isStrong = false,
}: {
  value: number;
  most: number;
  text: string;
  isStrong?: boolean;
}) {
  return (
    <span className="flex items-center gap-2">
      <span
        aria-hidden
        className={cn(
          "h-3 min-w-px rounded-control",
          isStrong ? "bg-accent-solid" : "bg-line-strong",
        )}
        style={{ width: `${(value / most) * 70}%` }}
      />
      <span className="whitespace-nowrap tabular-nums">{text}</span>
    </span>
  );
}
