import { Card, MonthColumns, useMonth, useNumber } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { studentsHref } from "../pipeline/pipeline.links.ts";
import { addUpByMonth, shareOf } from "../report/add-up.ts";
import type { EnrollmentLine, ReportCourse } from "../report/report.query.ts";
import { FigureLink } from "./figure-link.tsx";
import { NothingToReport, ReportCard } from "./report-card.tsx";

const figures = [
  { key: "enrolled", state: undefined, heading: "cohorts.enrolled" },
  { key: "completed", state: "COMPLETED", heading: "pipeline.completed" },
  { key: "dropped", state: "DROPPED", heading: "pipeline.dropped" },
] as const;

const keys = figures.map(({ key }) => key);

/** Who enrolled in which month, and how many of them have completed: over all courses as columns, then course by course. */
export function EnrollmentReport({
  lines,
  courses,
}: {
  lines: EnrollmentLine[];
  courses: ReportCourse[];
}) {
  const text = useText();
  const nameOf = useMonth();
  const { count, percent } = useNumber();
  const rate = (share: number | null) =>
    share === null ? "–" : percent(share);
  const months = addUpByMonth(lines, keys).map((month) => ({
    ...month,
    rate: rate(shareOf(month.completed, month.enrolled)),
  }));
  const courseOf = (line: EnrollmentLine) =>
    courses.find(({ id }) => id === line.courseId);
  return (
    <>
      <Card title={text("cohorts.title")} description={text("cohorts.explain")}>
        {months.length === 0 ? (
          <NothingToReport />
        ) : (
          <MonthColumns
            label={text("cohorts.title")}
            whole={text("cohorts.enrolled")}
            part={text("pipeline.completed")}
            months={months.map(
              ({ month, enrolled, completed, rate: mark }) => ({
                month,
                value: enrolled,
                part: completed,
                mark,
              }),
            )}
            table={{
              headings: [
                text("cohorts.month"),
                ...figures.map(({ heading }) => text(heading)),
                text("pipeline.completionRate"),
              ],
              rows: months.map((month) => [
                nameOf(month.month),
                ...keys.map((key) => count(month[key])),
                month.rate,
              ]),
            }}
          />
        )}
      </Card>
      <ReportCard
        title={text("reports.byCourse")}
        table="enrollments"
        lines={lines.toReversed()}
        lineKey={({ courseId, month }) => `${courseId} ${month}`}
        columns={[
          {
            key: "course",
            heading: text("column.course"),
            cell: (line) => courseOf(line)?.title,
          },
          {
            key: "month",
            heading: text("cohorts.month"),
            cell: ({ month }) => nameOf(month),
          },
          ...figures.map(({ key, state, heading }) => ({
            key,
            heading: text(heading),
            align: "end" as const,
            cell: (line: EnrollmentLine) => {
              const course = courseOf(line);
              return (
                <FigureLink
                  value={line[key]}
                  label={`${course?.title ?? ""}, ${nameOf(line.month)}, ${text(heading)}`}
                  href={
                    course &&
                    studentsHref({
                      course: course.code,
                      cohort: line.month,
                      state,
                    })
                  }
                />
              );
            },
          })),
          {
            key: "rate",
            heading: text("pipeline.completionRate"),
            align: "end",
            cell: ({ completionRate }) => rate(completionRate),
          },
        ]}
      />
    </>
  );
}
