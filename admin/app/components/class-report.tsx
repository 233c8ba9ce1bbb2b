import { Card, MonthColumns, useMonth, useNumber } from "@throughline/ui";
import { useText, type Text } from "../messages/use-text.ts";
import { addUpByMonth, shareOf } from "../report/add-up.ts";
import { lineOf, rowsHref } from "../report/report.links.ts";
import type { ClassLine, ReportCourse } from "../report/report.query.ts";
import { FigureLink } from "./figure-link.tsx";
import { NothingToReport, ReportCard } from "./report-card.tsx";

const figures = [
  { key: "classes", heading: "reports.classCount", list: "CLASSES" },
  { key: "booked", heading: "reports.booked", list: "BOOKED" },
  { key: "attended", heading: "reports.attended", list: "ATTENDED" },
  { key: "noShows", heading: "reports.noShows", list: "NO_SHOWS" },
  { key: "excused", heading: "reports.excused", list: "EXCUSED" },
  { key: "unmarked", heading: "reports.unmarked", list: "UNMARKED" },
  {
    key: "skippedAhead",
    heading: "reports.skippedAhead",
    list: "SKIPPED_AHEAD",
  },
] as const;

const keys = [...figures.map(({ key }) => key), "seats", "seatsTaken"] as const;

type Sums = { month: string } & Record<(typeof keys)[number], number>;

/** How full the classes are and who came: by month over all courses, then course by course. */
export function ClassReport({
  lines,
  courses,
}: {
  lines: ClassLine[];
  courses: ReportCourse[];
}) {
  const text = useText();
  const nameOf = useMonth();
  const rate = useRate();
  const months: Sums[] = addUpByMonth(lines, keys);
  const courseOf = (line: ClassLine) =>
    courses.find(({ id }) => id === line.courseId) ?? null;
  const titleOf = (line: ClassLine) =>
    courseOf(line)?.title ?? text("reports.noCourse");
  return (
    <>
      {months.length === 0 ? (
        <Card title={text("reports.seatFill")}>
          <NothingToReport />
        </Card>
      ) : (
        <div className="grid gap-5 xl:grid-cols-2">
          <Chart
            title={text("reports.seatFill")}
            description={text("reports.seatFillExplain")}
            months={months}
            whole={{ heading: "reports.seatCount", of: ({ seats }) => seats }}
            part={{
              heading: "reports.seatsTaken",
              of: ({ seatsTaken }) => seatsTaken,
            }}
          />
          <Chart
            title={text("reports.noShows")}
            description={text("reports.noShowsExplain")}
            months={months}
            whole={{
              heading: "reports.expectedToCome",
              of: ({ attended, noShows }) => attended + noShows,
            }}
            part={{ heading: "reports.noShows", of: ({ noShows }) => noShows }}
          />
        </div>
      )}
      {lines.length > 0 && (
        <ReportCard
          title={text("reports.byCourse")}
          table="classes"
          lines={lines.toReversed()}
          lineKey={({ courseId, month }) => `${courseId ?? ""} ${month}`}
          columns={[
            { key: "course", heading: text("column.course"), cell: titleOf },
            {
              key: "month",
              heading: text("cohorts.month"),
              cell: ({ month }) => nameOf(month),
            },
            ...figures.map(({ key, heading, list }) => ({
              key,
              heading: text(heading),
              align: "end" as const,
              cell: (line: ClassLine) => (
                <FigureLink
                  value={line[key]}
                  label={`${titleOf(line)}, ${nameOf(line.month)}, ${text(heading)}`}
                  href={rowsHref({
                    list,
                    ...lineOf(courseOf(line), line.month),
                  })}
                />
              ),
            })),
            {
              key: "fill",
              heading: text("reports.seatFill"),
              align: "end",
              cell: ({ seatFill }) => rate(seatFill),
            },
            {
              key: "noShowRate",
              heading: text("reports.noShowRate"),
              align: "end",
              cell: ({ noShowRate }) => rate(noShowRate),
            },
          ]}
        />
      )}
    </>
  );
}

interface Measure {
  heading: Parameters<Text>[0];
  of: (month: Sums) => number;
}

/** A part of a whole by month, with the share written on top. */
function Chart({
  title,
  description,
  months,
  whole,
  part,
}: {
  title: string;
  description: string;
  months: Sums[];
  whole: Measure;
  part: Measure;
}) {
  const text = useText();
  const nameOf = useMonth();
  const { count } = useNumber();
  const rate = useRate();
  const rateOf = (month: Sums) =>
    rate(shareOf(part.of(month), whole.of(month)));
  return (
    <Card title={title} description={description}>
      <MonthColumns
        label={title}
        whole={text(whole.heading)}
        part={text(part.heading)}
        months={months.map((month) => ({
          month: month.month,
          value: whole.of(month),
          part: part.of(month),
          mark: rateOf(month),
        }))}
        table={{
          headings: [
            text("cohorts.month"),
            text(whole.heading),
            text(part.heading),
            text("reports.share"),
          ],
          rows: months.map((month) => [
            nameOf(month.month),
            count(whole.of(month)),
            count(part.of(month)),
            rateOf(month),
          ]),
        }}
      />
    </Card>
  );
}

function useRate() {
  const { percent } = useNumber();
  return (share: number | null) => (share === null ? "–" : percent(share));
}
