import { Card, DurationBars, DurationHistogram } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { rowsOf, type PipelineView } from "../pipeline/pipeline.view.ts";

/** How long each step takes: median and ninetieth percentile on one scale, then how the times of each step are spread. */
export function StepTimes(view: PipelineView) {
  const text = useText();
  const { steps, bottleneck } = view.pipeline;
  const rows = rowsOf(view);
  const observed = steps.filter(({ durations }) => durations.length > 0);
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
          p90: step.p90Seconds,
          bottleneck: bottleneck?.courseStepId === step.courseStepId,
          href: rows(step, "COMPLETED"),
        }))}
      />
      {observed.length > 0 && (
        <ul className="mt-5 grid gap-6 border-t border-line pt-4 sm:grid-cols-2 xl:grid-cols-3">
          {observed.map((step) => (
            <li key={step.courseStepId} className="min-w-0">
              <h3 className="mb-3 truncate text-xs" title={step.title}>
                <span className="text-muted">{step.label}</span>{" "}
                <bdi className="font-medium">{step.title}</bdi>
              </h3>
              <DurationHistogram
                label={text("pipeline.spread", {
                  step: `${step.label} ${step.title}`,
                })}
                buckets={step.durations}
                median={step.medianSeconds}
                p90={step.p90Seconds}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
