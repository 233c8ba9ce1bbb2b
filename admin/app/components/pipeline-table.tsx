import { Card, formatDuration, TableTwin, useNumber } from "@throughline/ui";
import { useText, type MessageId } from "../messages/use-text.ts";
import type { StepFigures } from "../pipeline/pipeline.fields.ts";
import type { Situation } from "../pipeline/pipeline.links.ts";
import { rowsOf, type PipelineView } from "../pipeline/pipeline.view.ts";
import { FigureLink } from "./figure-link.tsx";

/** Every figure of the pipeline as one table; every count leads to its students. */
export function PipelineTable(view: PipelineView) {
  const text = useText();
  const { percent } = useNumber();
  const rows = rowsOf(view);
  const time = (seconds: number | null) =>
    seconds === null ? "–" : formatDuration(seconds);
  const share = (part: number | null) => (part === null ? "–" : percent(part));
  return (
    <Card title={text("pipeline.table")}>
      <TableTwin
        caption={text("pipeline.table")}
        headings={[
          text("column.step"),
          ...counts.map(({ heading }) => text(heading)),
          text("pipeline.wentOn"),
          text("pipeline.medianTime"),
          text("pipeline.p90Time"),
          text("pipeline.meanTime"),
          text("pipeline.expectedTime"),
          text("pipeline.onTime"),
        ]}
        rows={view.pipeline.steps.map((step) => [
          `${step.label} ${step.title}`,
          ...counts.map(({ heading, key, situation }) => (
            <FigureLink
              key={key}
              value={step[key]}
              label={`${step.label}, ${text(heading)}`}
              href={rows(step, situation)}
            />
          )),
          share(step.conversion),
          time(step.medianSeconds),
          time(step.p90Seconds),
          time(step.meanSeconds),
          text("days", { days: step.expectedDays }),
          share(step.onTimeShare),
        ])}
      />
    </Card>
  );
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
  { key: "reached", situation: "REACHED", heading: "situation.REACHED" },
  { key: "waiting", situation: "WAITING", heading: "situation.WAITING" },
  {
    key: "inProgress",
    situation: "IN_PROGRESS",
    heading: "situation.IN_PROGRESS",
  },
  { key: "completed", situation: "COMPLETED", heading: "situation.COMPLETED" },
  { key: "failed", situation: "FAILED", heading: "situation.FAILED" },
  { key: "skipped", situation: "SKIPPED", heading: "situation.SKIPPED" },
  { key: "atRisk", situation: "AT_RISK", heading: "situation.AT_RISK" },
  { key: "overdue", situation: "OVERDUE", heading: "situation.OVERDUE" },
  { key: "stuck", situation: "STUCK", heading: "situation.STUCK" },
  { key: "dropped", situation: "DROPPED", heading: "situation.DROPPED" },
];
