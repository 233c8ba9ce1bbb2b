import type { JobDraft } from "./enqueue.ts";

const hourMs = 3_600_000;

/** What Stripe's banks take days for is asked for so often, in hours: its message may have been lost. */
const askAgainHours = 6;

/** What was begun before this time is to be asked for. */
export const askedForBefore = (now: Date): Date =>
  new Date(now.getTime() - askAgainHours * hourMs);

/** Enqueues the asking once in that while, however often the sweep comes by. */
export const oncePerWhile = (
  id: string,
): Pick<JobDraft, "oncePer" | "onceInSeconds"> => ({
  oncePer: id,
  onceInSeconds: askAgainHours * 3_600,
});
