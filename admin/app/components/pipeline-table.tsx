import { Card, formatDuration, TableTwin, useNumber } from "@throughline/ui";
import { useText, type MessageId } from "../messages/use-text.ts";
import type {
  PipelineFigures,
  StepFigures,
} from "../pipeline/pipeline.fields.ts";
import { conversion } from "../pipeline/pipeline.figures.ts";
import { studentsHref, type Situation } from "../pipeline/pipeline.links.ts";
import { FigureLink } from "./figure-link.tsx";

/** Every figure of the pipeline as one table; every count leads to its students. */
export function PipelineTable({
  course,
  pipeline: { steps, stuckAfterDays },
  slugs,
}: {
  course: string;
  pipeline: PipelineFigures;
  slugs: Record<string, string>;
}) {
  const text = useText();
  const { percent } = useNumber();
  const time = (seconds: number | null) =>
    seconds === null ? "–" : formatDuration(seconds);
  return (
    <Card title={text("pipeline.table")}>
      <TableTwin
        caption={text("pipeline.table")}
        headings={[
          text("column.step"),
          ...counts.map(({ heading }) => text(heading)),
          text("pipeline.wentOn"),
          text("pipeline.medianTime"),
          text("pipeline.meanTime"),
          text("pipeline.expectedTime"),
        ]}
        rows={steps.map((step) => [
          `${step.label} ${step.title}`,
          ...counts.map(({ heading, key, situation }) => (
            <FigureLink
              key={key}
              value={step[key]}
              label={`${step.label}, ${text(heading)}`}
              href={studentsHref({
                course,
                step: slugs[step.courseStepId],
                situation,
                days: situation === "STUCK" ? stuckAfterDays : undefined,
              })}
            />
          )),
          shareOf(step, percent),
          time(step.medianSeconds),
          time(step.meanSeconds),
          text("days", { days: step.expectedDays }),
        ])}
      />
    </Card>
  );
}

function shareOf(step: StepFigures, percent: (share: number) => string) {
  const share = conversion(step);
  return share === undefined ? "–" : percent(share);
}

const counts: {
  key: Exclude<
    {
      [Key in keyof StepFigures]: StepFigures[Key] extends number ? Key : never;
    }[keyof StepFigures],
    "expectedDays"
  >;
  situation: Situation;
  heading: MessageId;
}[] = [
  { key: "ahead", situation: "AHEAD", heading: "situation.AHEAD" },
  { key: "waiting", situation: "WAITING", heading: "situation.WAITING" },
  {
    key: "inProgress",
    situation: "IN_PROGRESS",
    heading: "situation.IN_PROGRESS",
  },
  { key: "completed", situation: "COMPLETED", heading: "situation.COMPLETED" },
  { key: "failed", situation: "FAILED", heading: "situation.FAILED" },
  { key: "skipped", situation: "SKIPPED", heading: "situation.SKIPPED" },
  { key: "overdue", situation: "OVERDUE", heading: "situation.OVERDUE" },
  { key: "stuck", situation: "STUCK", heading: "situation.STUCK" },
];
