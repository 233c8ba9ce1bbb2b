import {
  FlowColumns,
  formatDuration,
  TextLink,
  WordsProvider,
  type FlowLink,
  type FlowRows,
  type FlowStep,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { StepFigures } from "../pipeline/pipeline.fields.ts";
import type { Situation } from "../pipeline/pipeline.links.ts";
import { rowsOf, type PipelineView } from "../pipeline/pipeline.view.ts";

/** The course as a flow of steps with the students in them; every count leads to the students behind it. */
export function PipelineFlow({
  title,
  ...view
}: PipelineView & { title: string }) {
  const text = useText();
  const { steps, bottleneck, isPast } = view.pipeline;
  const rowsBehind = rowsOf(view);
  const hrefOf: FlowLink = ({ id }, rows) =>
    rowsBehind({ courseStepId: id }, situationOf[rows]);
  return (
    <WordsProvider words={{ students: text("pipeline.cameHere") }}>
      <FlowColumns
        label={text("pipeline.flow", { course: title })}
        steps={steps.map((step) => ({
          ...flowStep(step),
          bottleneck: bottleneck?.courseStepId === step.courseStepId,
          paused: isPast ? undefined : (step.pausedBy ?? undefined),
          note: <Note step={step} href={rowsBehind(step, "AHEAD")} />,
        }))}
        hrefOf={hrefOf}
      />
    </WordsProvider>
  );
}

const situationOf: Record<FlowRows, Situation> = {
  ALL: "REACHED",
  PENDING: "WAITING",
  IN_PROGRESS: "IN_PROGRESS",
  COMPLETED: "COMPLETED",
  FAILED: "FAILED",
  SKIPPED: "SKIPPED",
  AT_RISK: "AT_RISK",
  OVERDUE: "OVERDUE",
  STUCK: "STUCK",
  DROPPED: "DROPPED",
};

function flowStep(step: StepFigures): FlowStep {
  return {
    id: step.courseStepId,
    label: step.label,
    title: step.title,
    counts: {
      PENDING: step.waiting,
      IN_PROGRESS: step.inProgress,
      COMPLETED: step.completed,
      FAILED: step.failed,
      SKIPPED: step.skipped,
    },
    conversion: step.conversion ?? undefined,
    dropped: step.dropped,
    risks: { AT_RISK: step.atRisk, OVERDUE: step.overdue, STUCK: step.stuck },
  };
}

function Note({ step, href }: { step: StepFigures; href: string | undefined }) {
  const text = useText();
  const ahead = text("pipeline.ahead", { count: step.ahead });
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-2">
      {step.ahead > 0 && href && (
        <TextLink
          quiet
          href={href}
          className="inline-flex min-h-6 items-center touch:min-h-11"
        >
          {ahead}
        </TextLink>
      )}
      {step.ahead > 0 && !href && <span>{ahead}</span>}
      <span>
        {step.medianSeconds === null
          ? text("pipeline.noneDone")
          : text("pipeline.median", {
              time: formatDuration(step.medianSeconds),
            })}
      </span>
    </span>
  );
}
