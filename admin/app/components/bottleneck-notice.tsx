import { TextLink } from "@throughline/ui";
import { TriangleAlert } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { PipelineFigures } from "../pipeline/pipeline.fields.ts";
import { studentsHref } from "../pipeline/pipeline.links.ts";

/** Where the course is jammed and why it is thought so; says so too where it is not. */
export function BottleneckNotice({
  course,
  pipeline: { bottleneck, steps },
  slugs,
}: {
  course: string;
  pipeline: PipelineFigures;
  slugs: Record<string, string>;
}) {
  const text = useText();
  const step = steps.find(
    ({ courseStepId }) => courseStepId === bottleneck?.courseStepId,
  );
  if (!bottleneck || !step) return <>{text("pipeline.noJam")}</>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <TriangleAlert aria-hidden className="size-4 text-ink" />
      <span className="text-ink">
        {text("pipeline.jamAt", { label: step.label, title: step.title })}
      </span>
      <TextLink
        href={studentsHref({
          course,
          step: slugs[step.courseStepId],
          situation: bottleneck.reason,
        })}
      >
        {text(`pipeline.jam.${bottleneck.reason}`, {
          overdue: step.overdue,
          failed: step.failed,
          days: step.expectedDays,
        })}
      </TextLink>
    </span>
  );
}
