import {
  Card,
  EmptyState,
  MonthColumns,
  useMonth,
  useNumber,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { studentsHref } from "../pipeline/pipeline.links.ts";
import type { PipelineView } from "../pipeline/pipeline.view.ts";
import { FigureLink } from "./figure-link.tsx";

/** Who completes, by the month of enrolling. A young cohort has had little time yet. */
export function PipelineCohorts({
  course,
  pipeline: { cohorts, isPast },
}: PipelineView) {
  const text = useText();
  const { percent } = useNumber();
  const nameOf = useMonth();
  const rate = (share: number | null) =>
    share === null ? "–" : percent(share);
  const rows = (cohort: string, state?: string) =>
    isPast ? undefined : studentsHref({ course, cohort, state });
  return (
    <Card title={text("cohorts.title")} description={text("cohorts.explain")}>
      {cohorts.length === 0 ? (
        <EmptyState title={text("cohorts.none")} className="py-4">
          {text("cohorts.noneExplain")}
        </EmptyState>
      ) : (
        <MonthColumns
          label={text("cohorts.title")}
          whole={text("cohorts.enrolled")}
          part={text("pipeline.completed")}
          months={cohorts.map(
            ({ month, enrolled, completed, completionRate }) => ({
              month,
              value: enrolled,
              part: completed,
              mark: rate(completionRate),
              href: rows(month),
            }),
          )}
          table={{
            headings: [
              text("cohorts.month"),
              ...figures.map(({ heading }) => text(heading)),
              text("pipeline.completionRate"),
            ],
            rows: cohorts.map((cohort) => [
              nameOf(cohort.month),
              ...figures.map(({ key, state, heading }) => (
                <FigureLink
                  key={key}
                  value={cohort[key]}
                  label={`${nameOf(cohort.month)}, ${text(heading)}`}
                  href={rows(cohort.month, state)}
                />
              )),
              rate(cohort.completionRate),
            ]),
          }}
        />
      )}
    </Card>
  );
}

const figures = [
  { key: "enrolled", state: undefined, heading: "cohorts.enrolled" },
  { key: "completed", state: "COMPLETED", heading: "pipeline.completed" },
  { key: "dropped", state: "DROPPED", heading: "pipeline.dropped" },
] as const;
