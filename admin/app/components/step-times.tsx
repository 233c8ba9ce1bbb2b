import { Card, DurationBars } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { PipelineFigures } from "../pipeline/pipeline.fields.ts";
import { studentsHref } from "../pipeline/pipeline.links.ts";

/** How long each step takes, median and mean, beside what is expected. */
export function StepTimes({
  course,
  pipeline: { steps, bottleneck },
  slugs,
}: {
  course: string;
  pipeline: PipelineFigures;
  slugs: Record<string, string>;
}) {
  const text = useText();
  return (
    <Card
      title={text("pipeline.times")}
      description={text("pipeline.timesExplain")}
    >
      <DurationBars
        label={text("pipeline.times")}
        steps={steps.map((step) => ({
          id: step.courseStepId,
          label: step.label,
          title: text("pipeline.expected", {
            title: step.title,
            days: step.expectedDays,
          }),
          median: step.medianSeconds,
          mean: step.meanSeconds,
          bottleneck: bottleneck?.courseStepId === step.courseStepId,
          href: studentsHref({
            course,
            step: slugs[step.courseStepId],
            situation: "COMPLETED",
          }),
        }))}
      />
    </Card>
  );
}
