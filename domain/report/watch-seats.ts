import { recordEvent } from "../event/record.ts";
import type { EventType } from "../event/event.types.ts";
import type { Tx } from "../transaction.ts";
import {
  readSeatForecast,
  usualHorizonDays,
  type StepSeats,
} from "./seat-forecast.ts";

/** A shortage that comes back within so many hours is still the same one: nobody is alerted anew. */
const sameHours = 24;

/**
 * Looks at all steps that are taken in a class and notes which have too few seats by now and which no longer have. Each shortage
 * is a fact of the log once (`seat_shortfall_open`), however often and by however many this is looked at. Returns how many
 * began and how many ended.
 */
export async function watchSeats(
  tx: Tx,
  now: Date,
): Promise<{ began: number; ended: number }> {
  const steps = await readSeatForecast(tx.db, {}, now);
  const ended = await endShortfalls(tx, steps, now);
  let began = 0;
  for (const step of steps.filter(({ missing }) => missing > 0)) {
    if (await isKnown(tx, step, now)) continue;
    if (!(await begin(tx, step, now))) continue;
    began += 1;
    recordSeats(tx, "seats.short", step, now);
  }
  return { began, ended };
}

/** Steps that have enough seats now, or are not taught any more. */
async function endShortfalls(
  tx: Tx,
  steps: readonly StepSeats[],
  now: Date,
): Promise<number> {
  const short = steps.filter(({ missing }) => missing > 0);
  const over = await tx.db.seatShortfall.updateManyAndReturn({
    where: {
      endedAt: null,
      courseStepId: { notIn: short.map(({ courseStepId }) => courseStepId) },
    },
    data: { endedAt: now },
  });
  for (const { courseStepId } of over) {
    const step = steps.find((each) => each.courseStepId === courseStepId);
    if (step) recordSeats(tx, "seats.enough", step, now);
  }
  return over.length;
}

/** True where the shortage is noted already, or goes on after a short relief. */
async function isKnown(
  tx: Tx,
  { courseStepId, missing }: StepSeats,
  now: Date,
): Promise<boolean> {
  const { db } = tx;
  const data = { missing, seenAt: now };
  const open = { courseStepId, endedAt: null };
  if ((await db.seatShortfall.updateMany({ where: open, data })).count > 0)
    return true;
  const relief = new Date(now.getTime() - sameHours * 3_600_000);
  const last = await db.seatShortfall.findFirst({
    where: { courseStepId, endedAt: { gt: relief } },
    orderBy: { startedAt: "desc" },
  });
  if (!last) return false;
  await db.seatShortfall.update({
    where: { id: last.id },
    data: { ...data, endedAt: null },
  });
  return true;
}

/** False where another worker was first. */
async function begin(
  tx: Tx,
  { courseStepId, missing }: StepSeats,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.db.seatShortfall.createMany({
    data: { courseStepId, missing, startedAt: now, seenAt: now },
    skipDuplicates: true,
  });
  return count > 0;
}

function recordSeats(
  tx: Tx,
  type: Extract<EventType, "seats.short" | "seats.enough">,
  step: StepSeats,
  now: Date,
): void {
  const { courseStepId, courseId, label, title } = step;
  const { ready, soon, openSeats, missing } = step;
  recordEvent(tx, {
    type,
    occurredAt: now,
    courseId,
    reason: inWords(step),
    payload: {
      ...{ courseStepId, label, title, ready, soon, openSeats, missing },
    },
  });
}

function inWords({ ready, soon, openSeats }: StepSeats): string {
  const weeks = usualHorizonDays / 7;
  return (
    `${count(ready + soon, "student")} will need a seat within ${weeks} weeks, ${ready} of them now; ` +
    `${count(openSeats, "seat")} in classes until then ${openSeats === 1 ? "is" : "are"} open.`
  );
}

const count = (number: number, noun: string) =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;
