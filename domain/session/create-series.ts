import { isRefusal, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { attachOptions } from "./attach-option.ts";
import type { NewSession } from "./create-session.ts";
import { findInstructor } from "./find-instructor.ts";
import { planSeries } from "./recurrence.rules.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToTime } from "./session.rules.ts";

interface NewSeries extends NewSession {
  /** An RFC 5545 recurrence rule; see {@link planSeries}. */
  rule: string;
}

/** Plans a class that repeats by the wall clock of its zone: each date is a class of its own from then on. All of them or none. */
export async function createSeries(
  tx: Tx,
  {
    startsLocal: firstLocal,
    rule,
    instructorId,
    courseStepIds,
    ...wanted
  }: NewSeries,
  now: Date,
): Promise<
  { kind: "created"; seriesId: string; sessionIds: string[] } | Refusal
> {
  const instructor = await findInstructor(tx, instructorId);
  if (isRefusal(instructor)) return instructor;
  const { timeZone } = wanted;
  const plan = planSeries({ firstLocal, timeZone, rule });
  if (plan.kind === "refused")
    return refused(plan.field === "rule" ? "rule" : "startsLocal", plan.reason);
  for (const { startsAt } of plan.occurrences) {
    const objection = objectionToTime(startsAt, now);
    if (objection) return refused("startsLocal", objection);
  }
  const series = await tx.db.sessionSeries.create({
    data: { rule: plan.rule, timeZone, firstLocal },
  });
  const sessions = await tx.db.session.createManyAndReturn({
    data: plan.occurrences.map(({ startsAt }) => ({
      ...wanted,
      ...instructor,
      startsAt,
      seriesId: series.id,
    })),
  });
  const sessionIds = sessions.map(({ id }) => id);
  const attached = await attachOptions(tx, sessionIds, courseStepIds);
  if (isRefusal(attached)) return attached;
  for (const session of sessions)
    recordSessionEvent(tx, "session.created", session, now, {
      payload: { seriesId: series.id },
    });
  return { kind: "created", seriesId: series.id, sessionIds };
}
