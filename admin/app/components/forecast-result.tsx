import { Card, EmptyState, ForecastChart, useDay } from "@throughline/ui";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import type { Forecast, ForecastLine } from "../pipeline/forecast.query.ts";
import { useStaff } from "./staff.ts";

/** When those under way will be done, in words and as a picture; beside it, with `isChanged`, how it would be otherwise. */
export function ForecastResult({
  forecast,
  isChanged,
}: {
  forecast: Forecast;
  isChanged: boolean;
}) {
  const text = useText();
  const zone = useStaff()?.viewer.person.timeZone;
  const { students, runs, baseline, changed } = forecast;
  if (students === 0)
    return (
      <Card>
        <EmptyState title={text("forecast.nobody")}>
          {text("forecast.nobodyExplain")}
        </EmptyState>
      </Card>
    );
  const series = [
    { name: text("forecast.asIs"), points: placesOf(baseline) },
    ...(isChanged
      ? [{ name: text("forecast.changed"), points: placesOf(changed) }]
      : []),
  ];
  return (
    <Card
      title={text("forecast.chart")}
      description={text("forecast.chartExplain")}
    >
      <div className="mb-6 grid gap-4 sm:grid-cols-2">
        <InWords title={text("forecast.asIs")} line={baseline} />
        {isChanged && (
          <InWords title={text("forecast.changed")} line={changed}>
            <Difference {...{ baseline, changed }} />
          </InWords>
        )}
      </div>
      <ForecastChart
        label={text("forecast.chart")}
        series={series}
        total={students}
        zone={zone}
      />
      <p className="mt-3 text-xs text-muted">
        {text("forecast.basis", { runs, students })}
      </p>
    </Card>
  );
}

/** Those of today count from zero, so that many who completed long ago do not flatten the picture. */
function placesOf({ points }: ForecastLine) {
  const already = points[0]?.low ?? 0;
  return points.map(({ at, low, middle, high }) => ({
    at: Date.parse(at),
    low: low - already,
    middle: middle - already,
    high: high - already,
  }));
}

function InWords({
  title,
  line: { halfDoneAt, allDoneAt },
  children,
}: {
  title: string;
  line: ForecastLine;
  children?: ReactNode;
}) {
  const text = useText();
  const dayOf = useDay(useStaff()?.viewer.person.timeZone);
  const inDays = (range: { low: string; middle: string; high: string }) => ({
    low: dayOf(range.low),
    middle: dayOf(range.middle),
    high: dayOf(range.high),
  });
  return (
    <div>
      <h3 className="text-xs text-muted">{title}</h3>
      {halfDoneAt && (
        <p className="text-base font-semibold text-pretty">
          {text("forecast.half", inDays(halfDoneAt))}
        </p>
      )}
      {allDoneAt && (
        <p className="text-sm text-pretty">
          {text("forecast.all", inDays(allDoneAt))}
        </p>
      )}
      {children}
    </div>
  );
}

function Difference({
  baseline,
  changed,
}: Pick<Forecast, "baseline" | "changed">) {
  const text = useText();
  if (!baseline.halfDoneAt || !changed.halfDoneAt) return null;
  const days = Math.round(
    (Date.parse(changed.halfDoneAt.middle) -
      Date.parse(baseline.halfDoneAt.middle)) /
      86_400_000,
  );
  const id = days === 0 ? "same" : days < 0 ? "sooner" : "later";
  return (
    <p className="mt-1 text-sm font-medium text-accent">
      {text(`forecast.${id}`, { days: Math.abs(days) })}
    </p>
  );
}
