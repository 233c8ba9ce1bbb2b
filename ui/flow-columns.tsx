import { ArrowRight } from "lucide-react";
import { FlowColumn } from "./flow-column.tsx";
import { FlowCount } from "./flow-count.tsx";
import { totalOf, type FlowLink, type FlowStep } from "./flow-step.ts";
import { Highlight } from "./highlight.tsx";
import { ScrollBox } from "./scroll-box.tsx";
import { stateLook, stepStates } from "./step-state.ts";
import { TableTwin } from "./table-twin.tsx";
import { useNumber } from "./use-number.ts";
import { useWords } from "./words.tsx";

/**
 * The pipeline as a picture: a column per step with its students stacked by state, arrows with the share that went on and the
 * number that left, the bottleneck and what is paused marked. Every count is a link. Scrolls sideways where it is narrow, by
 * touch, wheel and arrow keys.
 */
export function FlowColumns({
  label,
  steps,
  hrefOf,
  className,
}: FlowColumnsProps) {
  const tallest = Math.max(1, ...steps.map(totalOf));
  return (
    <figure className={className}>
      <ScrollBox label={label} className="p-1">
        <ol className="flex w-full min-w-fit items-stretch gap-14">
          {steps.map((step, at) => (
            <li key={step.id} className="relative flex min-w-48 flex-1">
              <FlowColumn {...{ step, hrefOf, tallest }} />
              {at < steps.length - 1 && <Arrow {...{ step, hrefOf }} />}
            </li>
          ))}
        </ol>
      </ScrollBox>
      <FlowTable {...{ label, steps }} />
    </figure>
  );
}

function Arrow({ step, hrefOf }: { step: FlowStep; hrefOf: FlowLink }) {
  const words = useWords();
  const { count, percent } = useNumber();
  const { conversion, dropped = 0 } = step;
  return (
    <div className="absolute inset-y-0 -end-14 flex w-14 flex-col items-center justify-center text-xs text-muted">
      {conversion !== undefined && (
        <Highlight
          value={percent(conversion)}
          className="font-medium text-ink"
        />
      )}
      {conversion !== undefined && (
        <span className="sr-only">{words.continueToNext}</span>
      )}
      <ArrowRight aria-hidden className="size-4 rtl:rotate-180" />
      {dropped > 0 && (
        <FlowCount href={hrefOf(step, "DROPPED")} className="justify-center">
          <span>
            <Highlight value={`−${count(dropped)}`} />
            <span className="sr-only"> {words.dropped}</span>
          </span>
        </FlowCount>
      )}
    </div>
  );
}

function FlowTable({ label, steps }: { label: string; steps: FlowStep[] }) {
  const words = useWords();
  const { count, percent } = useNumber();
  const headings = [
    words.step,
    ...stepStates.map((state) => words[stateLook[state].word]),
    words.total,
    words.next,
    words.dropped,
  ];
  const rows = steps.map((step) => [
    `${step.label} ${step.title}${step.bottleneck ? ` (${words.bottleneck})` : ""}`,
    ...stepStates.map((state) => count(step.counts[state])),
    count(totalOf(step)),
    step.conversion === undefined ? "–" : percent(step.conversion),
    count(step.dropped ?? 0),
  ]);
  return <TableTwin caption={label} headings={headings} rows={rows} />;
}

type FlowColumnsProps = {
  label: string;
  steps: FlowStep[];
  hrefOf: FlowLink;
  className?: string;
};
