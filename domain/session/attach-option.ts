import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { readLockedSession } from "./read-locked-session.ts";
import { lockOptions, refuseClash } from "./refuse-clash.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToChange } from "./session.rules.ts";

interface OptionInput {
  sessionId: string;
  courseStepId: string;
}

type OptionOutcome =
  { kind: "changed" | "unchanged"; sessionId: string } | Refusal;

/**
 * Makes a class one of those by which a step may be taken; not where another class of the course is at one time and needs the same
 * instructor or room. A repeat changes nothing.
 */
export async function attachOption(
  tx: Tx,
  { sessionId, courseStepId }: OptionInput,
  now: Date,
): Promise<OptionOutcome> {
  await lockOptions(tx);
  const session = await readLockedSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const objection = objectionToChange(session, now);
  if (objection) return refused("sessionId", objection);
  const attached = await attachOptions(
    tx,
    { sessionIds: [sessionId], courseStepIds: [courseStepId] },
    "sessionId",
    now,
  );
  if (isRefusal(attached)) return attached;
  if (attached.kind === "unchanged") return { kind: "unchanged", sessionId };
  recordSessionEvent(tx, "session.changed", session, now, {
    payload: { attached: courseStepId },
  });
  return { kind: "changed", sessionId };
}

/** Takes a class out of a step's options, as long as nobody has booked it for that step. A repeat changes nothing. */
export async function detachOption(
  tx: Tx,
  { sessionId, courseStepId }: OptionInput,
  now: Date,
): Promise<OptionOutcome> {
  const session = await readLockedSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const booked = await tx.db.booking.count({
    where: {
      sessionId,
      enrollmentStep: { courseStepId },
      state: { in: ["HELD", "BOOKED"] },
    },
  });
  if (booked > 0)
    return refused(
      "courseStepId",
      `${booked === 1 ? "1 student has" : `${booked} students have`} booked this class for the step, so it stays an option of it.`,
    );
  const { count } = await tx.db.stepOption.deleteMany({
    where: { sessionId, courseStepId },
  });
  if (count === 0) return { kind: "unchanged", sessionId };
  recordSessionEvent(tx, "session.changed", session, now, {
    payload: { detached: courseStepId },
  });
  return { kind: "changed", sessionId };
}

interface OptionsInput {
  sessionIds: readonly string[];
  courseStepIds: readonly string[];
}

/**
 * Makes each of the classes an option of each of the steps. Refuses steps that are not taken by a class; and, by the name of
 * `clashField`, classes that would clash with another option of the course. Whoever calls this holds the options.
 */
export async function attachOptions(
  tx: Tx,
  { sessionIds, courseStepIds }: OptionsInput,
  clashField: string,
  now: Date,
): Promise<{ kind: "changed" | "unchanged" } | Refusal> {
  for (const id of courseStepIds) {
    const step = await tx.db.courseStep.findUnique({ where: { id } });
    if (!step || step.retiredAt) return notFound("courseStepId", "step");
    if (step.kind !== "SESSION")
      return refused(
        "courseStepId",
        `${step.label} is not taken by a class, so a class cannot be an option of it.`,
      );
  }
  const { count } = await tx.db.stepOption.createMany({
    data: courseStepIds.flatMap((courseStepId) =>
      sessionIds.map((sessionId) => ({ courseStepId, sessionId })),
    ),
    skipDuplicates: true,
  });
  if (count === 0) return { kind: "unchanged" };
  const clash = await refuseClash(tx, sessionIds, clashField, now);
  return clash ?? { kind: "changed" };
}
