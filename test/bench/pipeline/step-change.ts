import { performance } from "node:perf_hooks";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { foldTallies } from "@throughline/domain/pipeline/fold-tallies";
import type { Tx } from "@throughline/domain/transaction";
import { openBenchStore } from "./bench-store.ts";
import type { BenchPlace } from "./pipeline.bench.ts";
import { timed } from "./timed.ts";

const alone = 250;
const warmUps = 30;
const writers = 8;
const rounds = 6;
const roundMs = 2500;

export interface ChangeFigures {
  /** Milliseconds of each completed step. */
  withTally: number[];
  without: number[];
  writers: number;
  perSecondWith: number;
  perSecondWithout: number;
}

/**
 * What tallies add to the change that happens most: a step completes and the next one opens. Steps with and without tallies
 * take turns; in the latter the events are stored without them. Then many writers at once on one course, by rounds.
 */
export async function measureChanges({
  courseId,
  urls,
}: BenchPlace): Promise<ChangeFigures> {
  const bench = await openBenchStore(urls.worker);
  try {
    const steps = await bench.database.enrollmentStep.findMany({
      where: {
        enrollment: { courseId, state: "ACTIVE" },
        state: "IN_PROGRESS",
      },
      select: { id: true },
    });
    const next = () => {
      const step = steps.pop();
      if (!step) throw new Error("there are too few students for this bench");
      return step.id;
    };
    const complete = (stepId: string, tallied: boolean) =>
      bench.run(async (tx) => {
        const outcome = await markStepComplete(tx, { stepId }, new Date());
        if (!tallied) forgetTallies(tx);
        return outcome;
      });
    const times = { withTally: [] as number[], without: [] as number[] };
    for (let count = -warmUps; count < alone; count += 1)
      for (const tallied of count % 2 ? [true, false] : [false, true]) {
        const { ms } = await timed(() => complete(next(), tallied));
        if (count >= 0) times[tallied ? "withTally" : "without"].push(ms);
      }
    const perSecond = await manyAtOnce(complete, next, () =>
      bench.run((tx) => foldTallies(tx, {}, new Date())),
    );
    return { ...times, writers, ...perSecond };
  } finally {
    await bench.close();
  }
}

function forgetTallies({ events }: Tx): void {
  for (const event of events) delete event.tally;
}

async function manyAtOnce(
  complete: (stepId: string, tallied: boolean) => Promise<unknown>,
  next: () => string,
  fold: () => Promise<unknown>,
) {
  const done = { with: 0, without: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const tallied = round % 2 === 0;
    const until = performance.now() + roundMs;
    const folding = (async () => {
      while (performance.now() < until) {
        await fold();
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    })();
    const counts = await Promise.all(
      Array.from({ length: writers }, async () => {
        let count = 0;
        for (; performance.now() < until; count += 1)
          await complete(next(), tallied);
        return count;
      }),
    );
    await folding;
    done[tallied ? "with" : "without"] += counts.reduce((a, b) => a + b, 0);
  }
  const seconds = (rounds / 2) * (roundMs / 1000);
  return {
    perSecondWith: done.with / seconds,
    perSecondWithout: done.without / seconds,
  };
}
