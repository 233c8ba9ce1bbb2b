import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordInterventionEvent } from "./intervention.events.ts";
import { refusesReport } from "./intervention.rules.ts";
import { takeUp } from "./take-up.ts";

interface Report {
  stepId: string;
  /** Who reports; only the student whose step it is may. */
  personId: string;
  text: string;
}

/**
 * A student says that something is wrong with a step: it stands in the queue at once, on top of the work that was begun on
 * the step, if any. One report of a step is open at a time, and a few a day.
 */
export async function reportProblem(
  tx: Tx,
  { stepId, personId, text }: Report,
  now: Date,
): Promise<{ kind: "reported"; stepId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
  const step = await tx.db.enrollmentStep.findUnique({
    where: { id: stepId },
    include: { enrollment: true },
  });
  if (step?.enrollment.personId !== personId) return notFound("stepId", "step");
  const subject = { subject: "STEP", subjectId: stepId } as const;
  const yesterday = new Date(now.getTime() - 86_400_000);
  const [open, reportsToday] = await Promise.all([
    tx.db.intervention.findFirst({
      where: { ...subject, state: { not: "RESOLVED" }, report: { not: null } },
    }),
    tx.db.intervention.count({
      where: { personId, reportedAt: { gt: yesterday } },
    }),
  ]);
  const objection = refusesReport({
    isReported: open !== null,
    reportsToday,
    isOver:
      step.state === "COMPLETED" ||
      step.state === "SKIPPED" ||
      ["COMPLETED", "CANCELED", "REFUNDED"].includes(step.enrollment.state),
  });
  if (objection) return refused("stepId", objection);

  const taken = await takeUp(tx, subject, now);
  if (taken.kind !== "takenUp") return taken;
  const reported = await tx.db.intervention.update({
    where: { id: taken.intervention.id },
    data: {
      report: text,
      reportedAt: now,
      state: "OPEN",
      snoozedUntil: null,
      updatedAt: now,
    },
  });
  recordInterventionEvent(tx, "intervention.reported", reported, now, {
    reason: text,
  });
  return { kind: "reported", stepId };
}
