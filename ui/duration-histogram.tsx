import { cn } from "./cn.ts";
import { formatDuration } from "./format-duration.ts";
import { spreadBuckets, type Bucket } from "./spread-buckets.ts";
import { TableTwin } from "./table-twin.tsx";
import { useNumber } from "./use-number.ts";
import { useWords } from "./words.tsx";

const barCount = 24;

/**
 * How durations are spread: bars from zero, the median and the ninetieth percentile marked and written. Longer ones than the
 * axis holds are written beside it.
 */
export function DurationHistogram({
  label,
  buckets,
  median,
  p90,
  className,
}: DurationHistogramProps) {
  const words = useWords();
  const { count } = useNumber();
  const { end, bars, longer } = spreadBuckets(buckets, barCount);
  const highest = Math.max(1, ...bars);
  return (
    <figure className={cn("min-w-0", className)} aria-label={label}>
      <div aria-hidden className="relative">
        <div className="flex h-20 items-end gap-px border-b border-line-strong">
          {bars.map((height, at) => (
            <span
              key={at}
              className="min-w-0 flex-1 rounded-t-[2px] bg-line-strong"
              style={{ height: `${(height / highest) * 100}%` }}
            />
          ))}
        </div>
        <Mark at={median} end={end} className="bg-accent" />
        <Mark at={p90} end={end} className="bg-ink" />
      </div>
      <div
        aria-hidden
        className="flex justify-between text-2xs text-muted tabular-nums"
      >
        <span>0</span>
        {buckets.length > 0 && <span>{formatDuration(end)}</span>}
      </div>
      <figcaption className="mt-1 flex flex-wrap gap-x-3 text-xs text-muted tabular-nums">
        <Figure look="bg-accent" words={words.median} seconds={median} />
        <Figure look="bg-ink" words={words.nineInTen} seconds={p90} />
        {longer > 0 && (
          <span>
            {words.longer}: {count(longer)}
          </span>
        )}
      </figcaption>
      <TableTwin
        caption={label}
        headings={[words.duration, words.students]}
        rows={buckets.map(({ fromSeconds, toSeconds, count: students }) => [
          `${formatDuration(fromSeconds)} – ${formatDuration(toSeconds)}`,
          count(students),
        ])}
      />
    </figure>
  );
}

function Mark({
  at,
  end,
  className,
}: {
  at: number | null;
  end: number;
  className: string;
}) {
  if (at === null || at > end) return null;
  return (
    <span
      className={cn(
        "absolute -top-1 bottom-0 w-0.5 ring-1 ring-surface",
        className,
      )}
      style={{ insetInlineStart: `${(at / end) * 100}%` }}
    />
  );
}

function Figure({
  look,
  words,
  seconds,
}: {
  look: string;
  words: string;
  seconds: number | null;
}) {
  if (seconds === null) return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={cn("h-3 w-0.5", look)} />
      {words}{" "}
      <span className="font-medium text-ink">{formatDuration(seconds)}</span>
    </span>
  );
}

/** `buckets` in rising order; `median` and `p90` in seconds, null where nothing was observed. */
type DurationHistogramProps = {
  label: string;
  buckets: Bucket[];
  median: number | null;
  p90: number | null;
  className?: string;
};
