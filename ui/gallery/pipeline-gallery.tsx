import { useState } from "react";
import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { DurationHistogram } from "../duration-histogram.tsx";
import { ForecastChart, type ForecastPlace } from "../forecast-chart.tsx";
import { MonthColumns } from "../month-columns.tsx";
import { TimeSlider } from "../time-slider.tsx";

/** The pipeline at another time: how long, how many, as it was, and as it may become. */
export function PipelineGallery() {
  const [instant, setInstant] = useState<number | null>(null);
  return (
    <>
      <Banner strong>
        Milady is down since 10:42: 12 students wait, and their time stands
        still.
      </Banner>
      <Banner>This is how it was on 3 March 2026 at 10:00 UTC.</Banner>
      <Card title="When?">
        <TimeSlider
          label="As it was"
          start={start}
          end={start + 90 * DAY}
          value={instant}
          zone="UTC"
          hrefOf={() => "#when"}
          onChange={setInstant}
        />
      </Card>
      <div className="grid gap-5 lg:grid-cols-2">
        <Card title="How long did it take?">
          <DurationHistogram
            label="How long SFZ-2 took"
            buckets={buckets}
            median={4.1 * 86_400}
            p90={11.8 * 86_400}
          />
        </Card>
        <Card title="Nobody has finished yet">
          <DurationHistogram
            label="How long SFZ-4 took"
            buckets={[]}
            median={null}
            p90={null}
          />
        </Card>
        <Card title="Who completes?">
          <MonthColumns
            label="Completed, by month of enrolling"
            whole="Enrolled"
            part="Completed"
            months={cohorts.map(([month, value, part]) => ({
              month,
              value,
              part,
              mark: `${Math.round((part / value) * 100)}%`,
              href: `#${month}`,
            }))}
            table={{
              headings: ["Month", "Enrolled", "Completed"],
              rows: cohorts,
            }}
          />
        </Card>
        <Card title="When will they be done?">
          <ForecastChart
            label="Completed from today on"
            total={240}
            series={[
              { name: "As it is", points: forecast(1) },
              { name: "Twice as fast", points: forecast(1.8) },
            ]}
          />
        </Card>
      </div>
    </>
  );
}

const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const buckets = [2, 5, 12, 31, 44, 38, 22, 14, 9, 4, 1].map((count, at) => ({
  fromSeconds: 1.4 ** at * 43_200,
  toSeconds: 1.4 ** (at + 1) * 43_200,
  count,
}));
const cohorts: [string, number, number][] = [
  ["2026-08", 120, 101],
  ["2026-09", 204, 150],
  ["2026-10", 310, 96],
  ["2026-11", 188, 4],
];

function forecast(speed: number): ForecastPlace[] {
  return Array.from({ length: 13 }, (_, week) => {
    const share = 1 - Math.exp((-week * speed) / 5);
    return {
      at: start + week * 7 * DAY,
      low: 240 * share * 0.82,
      middle: 240 * share,
      high: Math.min(240, 240 * share * 1.14),
    };
  });
}
