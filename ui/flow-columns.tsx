import { ArrowRight, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { Highlight } from "./highlight.tsx";
import { ScrollBox } from "./scroll-box.tsx";
import { Pill } from "./pill.tsx";
import { stateLook, stepStates, type StepState } from "./step-state.ts";
import { TableTwin } from "./table-twin.tsx";
import { useNumber } from "./use-number.ts";
import { useWords } from "./words.tsx";

/**
 * One step of the pipeline. `conversion` (0 to 1) is the share that went on from this step to the next; `stuck` counts those
 * who wait too long; `note` is free ("median 3 days").
 */
export type FlowStep = {
  id: string;
  label: string;
  title: string;
  counts: Record<StepState, number>;
  conversion?: number;
  bottleneck?: boolean;
  stuck?: number;
  note?: ReactNode;
};

/** Where a count leads: the rows of that step, of one state of it, or of its stuck students. */
export type FlowLink = (
  step: FlowStep,
  rows: StepState | "ALL" | "STUCK",
) => string;

/**
 * The pipeline as a picture: a column per step with its students stacked by state, arrows with the share that went on, the
 * bottleneck marked. Every count is a link. Scrolls sideways where it is narrow, by touch, wheel and arrow keys.
 */
export function FlowColumns({
  label,
  steps,
  hrefOf,
  className,
}: FlowColumnsProps) {
  const tallest = Math.max(1, ...steps.map(total));
  return (
    <figure className={className}>
      <ScrollBox label={label} className="p-1">
        <ol className="flex w-full min-w-fit items-stretch gap-12">
          {steps.map((step, at) => (
            <li key={step.id} className="relative flex min-w-48 flex-1">
              <Column {...{ step, hrefOf, tallest }} />
              {at < steps.length - 1 && <Arrow share={step.conversion} />}
            </li>
          ))}
        </ol>
      </ScrollBox>
      <FlowTable {...{ label, steps }} />
    </figure>
  );
}

function Column({
  step,
  hrefOf,
  tallest,
}: {
  step: FlowStep;
  hrefOf: FlowLink;
  tallest: number;
}) {
  const words = useWords();
  const { count } = useNumber();
  return (
    <div
      className={cn(
        "flex min-w-0 flex-1 flex-col rounded-panel border p-3",
        step.bottleneck ? "border-line-strong bg-sunken" : "border-line",
      )}
    >
      <div className="flex h-5 items-center gap-2">
        <span className="truncate text-xs text-muted">{step.label}</span>
        {step.bottleneck && (
          <Pill tone="strong" icon={<TriangleAlert aria-hidden />}>
            {words.bottleneck}
          </Pill>
        )}
      </div>
      <h3
        className="line-clamp-2 min-h-10 text-sm font-semibold"
        title={step.title}
      >
        {step.title}
      </h3>
      <div className="mt-2 flex gap-3">
        <Stack {...{ step, tallest }} />
        <ul className="min-w-0 flex-1">
          {stepStates.map((state) => (
            <li key={state}>
              <StateCount {...{ step, state, href: hrefOf(step, state) }} />
            </li>
          ))}
        </ul>
      </div>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-2 border-t border-line pt-2 text-xs">
        <CountLink href={hrefOf(step, "ALL")}>
          <Highlight
            value={count(total(step))}
            className="font-medium text-ink"
          />{" "}
          {words.students}
        </CountLink>
        {step.stuck !== undefined && step.stuck > 0 && (
          <CountLink href={hrefOf(step, "STUCK")} className="text-ink">
            <TriangleAlert aria-hidden className="size-3" />
            <Highlight value={count(step.stuck)} className="font-medium" />{" "}
            {words.stuck}
          </CountLink>
        )}
      </div>
      {step.note !== undefined && (
        <p className="text-xs text-muted">{step.note}</p>
      )}
    </div>
  );
}

/** The bar: as tall as the step's share of the fullest step, from zero, one piece per state. */
function Stack({ step, tallest }: { step: FlowStep; tallest: number }) {
  return (
    <div
      aria-hidden
      className="flex w-5 shrink-0 flex-col justify-end rounded-control bg-sunken"
    >
      <div
        className="flex flex-col gap-px overflow-hidden rounded-control transition-[height] duration-300"
        style={{ height: `${(total(step) / tallest) * 100}%` }}
      >
        {stepStates.map((state) => (
          <div
            key={state}
            className={cn("min-h-0 basis-0", stateLook[state].solid)}
            style={{ flexGrow: step.counts[state] }}
          />
        ))}
      </div>
    </div>
  );
}

function StateCount({
  step,
  state,
  href,
}: {
  step: FlowStep;
  state: StepState;
  href: string;
}) {
  const words = useWords();
  const { count } = useNumber();
  const { icon: Icon, word, text } = stateLook[state];
  const number = step.counts[state];
  return (
    <CountLink
      href={href}
      className={cn("flex w-full", number > 0 ? "text-ink" : "text-muted")}
    >
      <Icon
        aria-hidden
        className={cn("size-3.5 shrink-0", number > 0 && text)}
      />
      <span className="min-w-0 flex-1 truncate">{words[word]}</span>
      <Highlight value={count(number)} className="font-medium" />
    </CountLink>
  );
}

function CountLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      className={cn(
        "inline-flex min-h-6 items-center gap-1.5 rounded-control text-xs text-muted hover:underline touch:min-h-11",
        className,
      )}
    >
      {children}
    </Link>
  );
}

function Arrow({ share }: { share?: number }) {
  const words = useWords();
  const { percent } = useNumber();
  return (
    <div className="absolute inset-y-0 -end-12 flex w-12 flex-col items-center justify-center text-xs text-muted">
      {share !== undefined && (
        <Highlight value={percent(share)} className="font-medium text-ink" />
      )}
      {share !== undefined && (
        <span className="sr-only">{words.continueToNext}</span>
      )}
      <ArrowRight aria-hidden className="size-4 rtl:rotate-180" />
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
  ];
  const rows = steps.map((step) => [
    `${step.label} ${step.title}${step.bottleneck ? ` (${words.bottleneck})` : ""}`,
    ...stepStates.map((state) => count(step.counts[state])),
    count(total(step)),
    step.conversion === undefined ? "–" : percent(step.conversion),
  ]);
  return <TableTwin caption={label} headings={headings} rows={rows} />;
}

function total(step: FlowStep): number {
  return stepStates.reduce((sum, state) => sum + step.counts[state], 0);
}

type FlowColumnsProps = {
  label: string;
  steps: FlowStep[];
  hrefOf: FlowLink;
  className?: string;
};
