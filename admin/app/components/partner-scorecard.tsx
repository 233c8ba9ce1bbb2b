import {
  Card,
  EmptyState,
  formatDuration,
  MonthColumns,
  Stat,
  useMonth,
  useNumber,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { Scorecard } from "../partner/partner.query.ts";
import { TrendText } from "./trend-text.tsx";

/** How a partner did with the steps settled in the last year: in figures, then month by month. */
export function PartnerScorecard({ scorecard }: { scorecard: Scorecard }) {
  return (
    <>
      <Figures total={scorecard.total} />
      <Months scorecard={scorecard} />
    </>
  );
}

function Figures({ total }: Pick<Scorecard, "total">) {
  const text = useText();
  const { time, share } = useFigures();
  const { settled, completed, failed } = total;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      <Stat
        label={text("scorecard.median")}
        value={time(total.medianSeconds)}
        hint={text("scorecard.medianHint", { completed })}
      />
      <Stat label={text("scorecard.p90")} value={time(total.p90Seconds)} />
      <Stat
        label={text("scorecard.completion")}
        value={share(total.completionRate)}
        hint={text("scorecard.of", { part: completed, all: settled })}
      />
      <Stat
        label={text("scorecard.failure")}
        value={share(total.failureRate)}
        hint={text("scorecard.of", { part: failed, all: settled })}
      />
      <Stat label={text("scorecard.onTime")} value={share(total.onTimeShare)} />
    </div>
  );
}

function Months({ scorecard: { months, trend } }: { scorecard: Scorecard }) {
  const text = useText();
  const nameOf = useMonth();
  const { count } = useNumber();
  const { time, share } = useFigures();
  const first = months.findIndex(({ line }) => line.settled > 0);
  const shown = first < 0 ? [] : months.slice(first);
  return (
    <Card
      title={text("scorecard.months")}
      description={text("scorecard.monthsExplain")}
    >
      {shown.length > 0 && (
        <p className="mb-2 text-sm font-medium">
          <TrendText trend={trend} />
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState title={text("scorecard.none")} className="py-4">
          {text("scorecard.noneExplain")}
        </EmptyState>
      ) : (
        <MonthColumns
          label={text("scorecard.months")}
          whole={text("scorecard.p90")}
          part={text("scorecard.median")}
          show={time}
          unit={unitOf(shown.map(({ line }) => line.p90Seconds ?? 0))}
          months={shown.map(({ month, line }) => ({
            month,
            value: line.p90Seconds ?? 0,
            part: line.medianSeconds ?? 0,
            mark: time(line.medianSeconds),
          }))}
          table={{
            headings: [
              text("scorecard.month"),
              text("scorecard.settled"),
              text("scorecard.median"),
              text("scorecard.p90"),
              text("scorecard.completion"),
              text("scorecard.failure"),
              text("scorecard.onTime"),
            ],
            rows: shown.map(({ month, line }) => [
              nameOf(month),
              count(line.settled),
              time(line.medianSeconds),
              time(line.p90Seconds),
              share(line.completionRate),
              share(line.failureRate),
              share(line.onTimeShare),
            ]),
          }}
        />
      )}
    </Card>
  );
}

/** In which an axis of durations is marked: days where the longest is more than two, otherwise hours. */
function unitOf(seconds: number[]): number {
  return Math.max(0, ...seconds) > 2 * 86_400 ? 86_400 : 3_600;
}

function useFigures() {
  const { percent } = useNumber();
  return {
    time: (seconds: number | null) =>
      seconds === null ? "–" : formatDuration(seconds),
    share: (part: number | null) => (part === null ? "–" : percent(part)),
  };
}
