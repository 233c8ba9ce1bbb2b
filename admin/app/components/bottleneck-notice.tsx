import { TextLink } from "@throughline/ui";
import { TriangleAlert } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import { rowsOf, type PipelineView } from "../pipeline/pipeline.view.ts";

/** Where the course is jammed and why it is thought so; says so too where it is not. */
export function BottleneckNotice(view: PipelineView) {
  const text = useText();
  const { bottleneck, steps, enrollments } = view.pipeline;
  const step = steps.find(
    ({ courseStepId }) => courseStepId === bottleneck?.courseStepId,
  );
  if (!bottleneck || !step)
    return (
      <>{text(enrollments === 0 ? "pipeline.nobody" : "pipeline.noJam")}</>
    );
  const reason = text(`pipeline.jam.${bottleneck.reason}`, {
    overdue: step.overdue,
    failed: step.failed,
    days: step.expectedDays,
  });
  const href = rowsOf(view)(step, bottleneck.reason);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <TriangleAlert aria-hidden className="size-4 text-ink" />
      <span className="text-ink">
        {text("pipeline.jamAt", { label: step.label, title: step.title })}
      </span>
      {href ? <TextLink href={href}>{reason}</TextLink> : reason}
    </span>
  );
}
