import { moveByCommand } from "../enrollment/move-by-command.ts";
import { lockEnrollmentOfStep, type LockedStep } from "../enrollment/lock.ts";
import { releaseUnmatched } from "../inbox/release-unmatched.ts";
import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";

export interface Acceptance {
  partnerEnrollmentId: string;
  externalId: string;
  launchUrl: string | null;
}

export type AcceptanceOutcome =
  | { kind: "accepted" | "alreadyAccepted" | "gone" }
  | {
      kind: "conflict";
      /** The partner gave this student the id of another one's enrolment. */
      message: string;
    };

/**
 * The partner accepted: its id and launch link are kept, the step starts, the student hears of it once, and messages
 * that came before we knew the id are taken up. A second acceptance changes nothing.
 */
export async function recordAcceptance(
  tx: Tx,
  { partnerEnrollmentId, externalId, launchUrl }: Acceptance,
  now: Date,
): Promise<AcceptanceOutcome> {
  const found = await tx.db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    select: { enrollmentStepId: true },
  });
  const locked =
    found && (await lockEnrollmentOfStep(tx, found.enrollmentStepId));
  const record = locked?.step.partnerEnrollment;
  if (!record) return { kind: "gone" };
  if (record.acceptedAt && record.externalId === externalId)
    return { kind: "alreadyAccepted" };

  const { enrollment, step } = locked;
  const owner = await tx.db.partnerEnrollment.findUnique({
    where: {
      partnerId_externalId: { partnerId: record.partnerId, externalId },
    },
  });
  if (owner && owner.id !== record.id)
    return {
      kind: "conflict",
      message: `The partner answered with enrolment ${externalId}, which belongs to another student.`,
    };

  await tx.db.partnerEnrollment.update({
    where: { id: record.id },
    data: {
      externalId,
      launchUrl: launchUrl ?? record.launchUrl,
      acceptedAt: record.acceptedAt ?? now,
      observedState:
        record.observedState === "COMPLETED" ? "COMPLETED" : "ENROLLED",
      lastError: null,
    },
  });
  await releaseUnmatched(tx, { partnerId: record.partnerId, externalId });
  const started = step.openedAt
    ? await moveByCommand(tx, "start", "step.started", { stepId: step.id }, now)
    : null;
  if (started?.kind === "moved")
    await tellStudent(tx, enrollment.personId, step, now);
  return { kind: "accepted" };
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
