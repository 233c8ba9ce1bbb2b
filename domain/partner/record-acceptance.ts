import type { PartnerEnrollmentModel } from "@throughline/prisma";
import { moveByCommand } from "../enrollment/move-by-command.ts";
import { lockEnrollmentOfStep, type LockedStep } from "../enrollment/lock.ts";
import { releaseUnmatched } from "../inbox/release-unmatched.ts";
import { lockOrderingKey, orderingKeyOf } from "../inbox/ordering-key.ts";
import { enqueue } from "../queue/enqueue.ts";
import { withdrawAtPartner } from "../queue/jobs.ts";
import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";

export interface Acceptance {
  partnerEnrollmentId: string;
  externalId: string;
  launchUrl: string | null;
  /** Which of our requests is answered; left out where the partner spoke by itself. */
  attempt?: number;
}

export type AcceptanceOutcome =
  | { kind: "accepted" | "alreadyAccepted" | "outdated" | "gone" }
  | {
      kind: "conflict";
      /** The partner gave an id that is another student's, or gave a second one for the same place. */
      message: string;
    };

/**
 * The partner accepted: its id and launch link are kept, the step starts, the student hears of it once, and messages
 * that came before we knew the id are taken up. A step that failed because the partner had said no, or nothing, is taken
 * up again. A second acceptance changes nothing; one that comes after the student was withdrawn is withdrawn again.
 */
export async function recordAcceptance(
  tx: Tx,
  { partnerEnrollmentId, externalId, launchUrl, attempt }: Acceptance,
  now: Date,
): Promise<AcceptanceOutcome> {
  const found = await tx.db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
  });
  if (!found) return { kind: "gone" };
  const { partnerId } = found;
  await lockOrderingKey(tx, orderingKeyOf(partnerId, externalId));
  const locked = await lockEnrollmentOfStep(tx, found.enrollmentStepId);
  const record = locked?.step.partnerEnrollment;
  if (!record) return { kind: "gone" };
  if (attempt !== undefined && attempt !== record.attempt)
    return { kind: "outdated" };
  if (record.acceptedAt)
    return record.externalId === externalId
      ? { kind: "alreadyAccepted" }
      : conflict(
          `The partner gave a second number, ${externalId}, beside ${record.externalId}.`,
        );

  const { enrollment, step } = locked;
  const owner = await tx.db.partnerEnrollment.findUnique({
    where: { partnerId_externalId: { partnerId, externalId } },
  });
  if (owner && owner.id !== record.id)
    return conflict(
      `The partner answered with enrolment ${externalId}, which belongs to another student.`,
    );

  await tx.db.partnerEnrollment.update({
    where: { id: record.id },
    data: {
      externalId,
      launchUrl: launchUrl ?? record.launchUrl,
      acceptedAt: now,
      observedState:
        record.observedState === "COMPLETED" ? "COMPLETED" : "ENROLLED",
      lastError: null,
      failures: 0,
      retryAt: null,
      syncedAt: now,
    },
  });
  await releaseUnmatched(tx, { partnerId, externalId });
  if (record.desiredState === "WITHDRAWN") {
    enqueue(
      tx,
      withdrawAtPartner,
      { partnerEnrollmentId },
      { group: partnerId },
    );
    return { kind: "accepted" };
  }
  if (wasRefused(record, step)) await takeUpAgain(tx, step, now);
  const started = step.openedAt
    ? await moveByCommand(tx, "start", "step.started", { stepId: step.id }, now)
    : null;
  if (started?.kind === "moved")
    await tellStudent(tx, enrollment.personId, step, now);
  return { kind: "accepted" };
}

const conflict = (message: string) => ({ kind: "conflict", message }) as const;

/** Failed by the partner's word, not by an admin's: the partner's later word counts. */
const wasRefused = (
  { observedState }: PartnerEnrollmentModel,
  { state }: LockedStep,
) => observedState === "REFUSED" && state === "FAILED";

async function takeUpAgain(tx: Tx, { id }: LockedStep, now: Date) {
  await moveByCommand(
    tx,
    "retry",
    "step.retried",
    { stepId: id, reason: "The partner accepted the student after all." },
    now,
  );
}

async function tellStudent(
  tx: Tx,
  personId: string,
  { id, enrollmentId, title, partnerId }: LockedStep,
  now: Date,
) {
  const partner =
    partnerId && (await tx.db.partner.findUnique({ where: { id: partnerId } }));
  await planSend(
    tx,
    {
      personId,
      purpose: "stepStarted",
      occurrence: id,
      payload: {
        enrollmentId,
        stepTitle: title,
        partnerName: partner ? partner.name : "",
      },
    },
    now,
  );
}
