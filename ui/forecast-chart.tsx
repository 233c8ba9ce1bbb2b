import { cn } from "./cn.ts";
import { TableTwin } from "./table-twin.tsx";
import { useDay } from "./use-day.ts";
import { useNumber } from "./use-number.ts";
import { useWords } from "./words.tsx";

/** A moment of a forecast: `at` in milliseconds; how many will be there: at least, likely, at most (p10, p50, p90). */
export type ForecastPlace = {
  at: number;
  low: number;
  middle: number;
  high: number;
};

/** One line with its band; `name` is written at its end. The first line of a chart is the one to compare with. */
export type ForecastSeries = { name: string; points: ForecastPlace[] };

/**
 * How a number grows from now on: per series a line and, around it, the band within which 8 of 10 outcomes lie. Counted from zero to
 * `total`.
 */
export function ForecastChart({
  label,
  series,
  total,
  zone,
  className,
}: ForecastChartProps) {
  const { count } = useNumber();
  const dayOf = useDay(zone);
  const times = series.flatMap(({ points }) => points.map(({ at }) => at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const scale: Scale = {
    x: (at) => (to === from ? 0 : ((at - from) / (to - from)) * 100),
    y: (value) => 100 - (value / Math.max(1, total)) * 100,
  };
  return (
    <figure className={className}>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2" aria-hidden>
        <div className="flex h-56 flex-col justify-between text-end text-2xs text-muted tabular-nums">
          {[total, Math.round(total / 2), 0].map((value, at) => (
            <span key={at} className="-my-2 h-4">
              {count(value)}
            </span>
          ))}
        </div>
        <div className="relative h-56">
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible rtl:-scale-x-100"
          >
            {[0, 50, 100].map((y) => (
              <path
                key={y}
                d={`M0 ${y}H100`}
                className="stroke-line [vector-effect:non-scaling-stroke]"
              />
            ))}
            {series.map((each, at) => (
              <Line
                key={each.name}
                {...each}
                scale={scale}
                isFirst={at === 0}
              />
            ))}
          </svg>
          {series.map((each, at) => (
            <Name
              key={each.name}
              {...each}
              scale={scale}
              isFirst={at === 0}
              isAbove={isAbove(series, at)}
            />
          ))}
        </div>
        <div className="col-start-2 mt-1 flex justify-between text-2xs text-muted tabular-nums">
          {times.length > 0 && <span>{dayOf(from)}</span>}
          {times.length > 0 && <span>{dayOf(to)}</span>}
        </div>
      </div>
      <Twin {...{ label, series, dayOf }} />
    </figure>
  );
}

function Line({
  points,
  scale: { x, y },
  isFirst,
}: ForecastSeries & { scale: Scale; isFirst: boolean }) {
  const along = (of: (place: ForecastPlace) => number) =>
    points.map((place) => `${x(place.at)} ${y(of(place))}`);
  const band = [
    ...along(({ high }) => high),
    ...along(({ low }) => low).toReversed(),
  ];
  if (points.length === 0) return null;
  return (
    <>
      <path
        d={`M${band.join("L")}Z`}
        className={isFirst ? "fill-line-strong/20" : "fill-accent/15"}
      />
      <path
        d={`M${along(({ middle }) => middle).join("L")}`}
        className={cn(
          "fill-none stroke-2 [vector-effect:non-scaling-stroke]",
          isFirst
            ? "stroke-line-strong [stroke-dasharray:5_4]"
            : "stroke-accent",
        )}
      />
    </>
  );
}

/** The series' name beside its line: the upper line's above it, the lower line's below. */
function Name({
  name,
  points,
  scale: { x, y },
  isFirst,
  isAbove,
}: ForecastSeries & { scale: Scale; isFirst: boolean; isAbove: boolean }) {
  const place = points[Math.floor(points.length * 0.45)];
  if (!place) return null;
  return (
    <span
      className={cn(
        "absolute rounded-control bg-surface/80 px-1 text-xs font-medium whitespace-nowrap",
        isFirst ? "text-muted" : "text-accent",
        isAbove
          ? "-translate-y-[calc(100%+8px)] -translate-x-full rtl:translate-x-full"
          : "translate-y-2",
      )}
      style={{
        insetInlineStart: `${x(place.at)}%`,
        top: `${y(place.middle)}%`,
      }}
    >
      {name}
    </span>
  );
}

/** Of two lines the one with more in the middle is the upper one; the first where they are the same. */
function isAbove(series: ForecastSeries[], at: number): boolean {
  const middles = series.map(
    ({ points }) => points[Math.floor(points.length * 0.45)]?.middle ?? 0,
  );
  return middles.indexOf(Math.max(...middles)) === at;
}

function Twin({
  label,
  series,
  dayOf,
}: {
  label: string;
  series: ForecastSeries[];
  dayOf: (at: number) => string;
}) {
  const words = useWords();
  const { count } = useNumber();
  const show = ({ low, middle, high }: ForecastPlace) =>
    `${count(Math.round(middle))} (${count(Math.round(low))} – ${count(Math.round(high))})`;
  const rows = (series[0]?.points ?? []).map(({ at }, index) => [
    dayOf(at),
    ...series.map(({ points }) => {
      const place = points[index];
      return place ? show(place) : "–";
    }),
  ]);
  return (
    <TableTwin
      caption={label}
      headings={[words.date, ...series.map(({ name }) => name)]}
      rows={rows}
    />
  );
}

type Scale = { x: (at: number) => number; y: (value: number) => number };
type ForecastChartProps = {
  label: string;
  series: ForecastSeries[];
  total: number;
  zone?: string;
  className?: string;
};
