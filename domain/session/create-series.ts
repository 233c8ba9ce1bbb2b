import { isRefusal, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { attachOptions } from "./attach-option.ts";
import { requestKeyOfStaff, type NewSession } from "./create-session.ts";
import { findInstructor } from "./find-instructor.ts";
import { planSeries } from "./recurrence.rules.ts";
import { lockOptions } from "./refuse-clash.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToTime } from "./session.rules.ts";

interface NewSeries extends NewSession {
  /** An RFC 5545 recurrence rule; see {@link planSeries}. */
  rule: string;
}

/**
 * Plans a class that repeats by the wall clock of its zone: each date is a class of its own from then on. All of them or none,
 * and by the same request key once.
 */
export async function createSeries(
  tx: Tx,
  {
    startsLocal: firstLocal,
    rule,
    instructorId,
    courseStepIds,
    requestKey: asked,
    ...wanted
  }: NewSeries,
  now: Date,
): Promise<
  | { kind: "created" | "unchanged"; seriesId: string; sessionIds: string[] }
  | Refusal
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
  await lockOptions(tx);
  const requestKey = requestKeyOfStaff(tx, asked);
  const [series] = await tx.db.sessionSeries.createManyAndReturn({
    data: [{ rule: plan.rule, timeZone, firstLocal, requestKey }],
    skipDuplicates: true,
  });
  if (!series) return { kind: "unchanged", ...(await before(tx, requestKey)) };
  const sessions = await tx.db.session.createManyAndReturn({
    data: plan.occurrences.map(({ startsAt }) => ({
      ...wanted,
      ...instructor,
      startsAt,
      seriesId: series.id,
    })),
  });
  const sessionIds = sessions.map(({ id }) => id);
  const attached = await attachOptions(
    tx,
    { sessionIds, courseStepIds },
    "startsLocal",
    now,
  );
  if (isRefusal(attached)) return attached;
  for (const session of sessions)
    recordSessionEvent(tx, "session.created", session, now, {
      payload: { seriesId: series.id },
    });
  return { kind: "created", seriesId: series.id, sessionIds };
}

async function before(tx: Tx, requestKey: string | null) {
  const { id: seriesId, sessions } =
    await tx.db.sessionSeries.findUniqueOrThrow({
      where: { requestKey: requestKey ?? "" },
      select: { id: true, sessions: { select: { id: true } } },
    });
  return { seriesId, sessionIds: sessions.map(({ id }) => id) };
}
