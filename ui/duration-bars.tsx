import { TriangleAlert } from "lucide-react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { formatDuration } from "./format-duration.ts";
import { Pill } from "./pill.tsx";
import { TableTwin } from "./table-twin.tsx";
import { useWords } from "./words.tsx";

/** How long a step took, in seconds: half of its students took at most the median, nine in ten at most `p90`; null where nobody has finished it yet. */
export type StepDuration = {
  id: string;
  label: string;
  title: string;
  median: number | null;
  p90: number | null;
  bottleneck?: boolean;
  href?: string;
};

/** Time per step: a bar from zero to the median, a tick at the ninetieth percentile, both written beside it. One scale for all steps. */
export function DurationBars({
  label,
  steps,
  format = formatDuration,
  className,
}: DurationBarsProps) {
  const words = useWords();
  const longest = Math.max(
    1,
    ...steps.map((step) => Math.max(step.median ?? 0, step.p90 ?? 0)),
  );
  const rows = steps.map((step) => [
    `${step.label} ${step.title}`,
    show(step.median, format),
    show(step.p90, format),
  ]);
  return (
    <figure className={className}>
      <ol
        aria-label={label}
        className="grid items-center gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,auto)_minmax(0,1fr)_auto]"
      >
        {steps.map((step) => (
          <Bar key={step.id} {...{ step, longest, format }} />
        ))}
      </ol>
      <TableTwin
        caption={label}
        headings={[words.step, words.median, words.nineInTen]}
        rows={rows}
      />
    </figure>
  );
}

function Bar({ step, longest, format }: BarProps) {
  const words = useWords();
  return (
    <li className="contents text-xs">
      <span className="flex min-w-0 items-center gap-2 max-sm:mt-2">
        <StepName {...step} />
        {step.bottleneck && (
          <Pill tone="strong" icon={<TriangleAlert aria-hidden />}>
            {words.bottleneck}
          </Pill>
        )}
      </span>
      <span
        aria-hidden
        className="relative h-3 min-w-0 rounded-control bg-sunken"
      >
        <span
          className={cn(
            "absolute inset-y-0 start-0 rounded-control",
            step.bottleneck ? "bg-accent-solid" : "bg-line-strong",
          )}
          style={{ width: percentOf(step.median, longest) }}
        />
        {step.p90 !== null && (
          <span
            className="absolute -inset-y-1 w-0.5 bg-ink ring-1 ring-surface"
            style={{
              insetInlineStart: `calc(${percentOf(step.p90, longest)} - 2px)`,
            }}
          />
        )}
      </span>
      <span className="whitespace-nowrap text-muted tabular-nums">
        <span className="font-medium text-ink">
          {show(step.median, format)}
        </span>
        {step.median !== null && ` ${words.median.toLowerCase()}`}
        {step.p90 !== null &&
          ` · ${words.nineInTen.toLowerCase()} ${format(step.p90)}`}
      </span>
    </li>
  );
}

function StepName({ label, title, href }: StepDuration) {
  const name = (
    <>
      <span className="text-muted">{label}</span>{" "}
      <span className="font-medium">{title}</span>
    </>
  );
  if (href === undefined) return <span className="truncate">{name}</span>;
  return (
    <Link
      href={href}
      className="flex min-h-6 min-w-0 items-center rounded-control hover:underline touch:min-h-11"
    >
      <span className="truncate">{name}</span>
    </Link>
  );
}

function percentOf(seconds: number | null, longest: number): string {
  return `${((seconds ?? 0) / longest) * 100}%`;
}

function show(seconds: number | null, format: Format): string {
  return seconds === null ? "–" : format(seconds);
}

type Format = (seconds: number) => string;
type BarProps = { step: StepDuration; longest: number; format: Format };
type DurationBarsProps = {
  label: string;
  steps: StepDuration[];
  format?: Format;
  className?: string;
};
