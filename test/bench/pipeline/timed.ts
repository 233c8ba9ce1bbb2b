import { performance } from "node:perf_hooks";

/** What a run answers, and the milliseconds that it took. */
export async function timed<Answer>(
  run: () => Promise<Answer>,
): Promise<{ answer: Answer; ms: number }> {
  const start = performance.now();
  const answer = await run();
  return { answer, ms: performance.now() - start };
}
