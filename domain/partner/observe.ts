import type { PartnerEnrollmentModel, Prisma } from "@throughline/prisma";
import { recordStepEvent } from "../enrollment/enrollment.events.ts";
import type { LockedEnrollment, LockedStep } from "../enrollment/lock.ts";
import {
  moveByCommand,
  type StepOutcome,
} from "../enrollment/move-by-command.ts";
import type { Applied, PartnerMessage } from "../inbox/partner-message.ts";
import type { Tx } from "../transaction.ts";

/** How we came to know: by a message, or by comparing our records with the partner's, which the payload says. */
export interface Origin {
  inboundMessageId: string | null;
  payload?: Prisma.InputJsonObject;
}

interface Observation {
  enrollment: LockedEnrollment;
  step: LockedStep;
  record: PartnerEnrollmentModel;
  message: PartnerMessage;
  origin: Origin;
}
type Observe = (tx: Tx, seen: Observation, now: Date) => Promise<Applied>;

/** What each kind of partner message does. Late and repeated ones change nothing: newer facts win, completion stays. */
export const observe: Record<PartnerMessage["type"], Observe> = {
  enrollmentCreated: (_tx, { step }) =>
    Promise.resolve({ kind: "applied", enrollmentStepId: step.id }),

  async progressUpdated(
    tx,
    { enrollment, step, record, message, origin },
    now,
  ) {
    const enrollmentStepId = step.id;
    if (record.observedState === "COMPLETED" || step.state === "COMPLETED")
      return {
        kind: "ignored",
        reason: "The step is completed already.",
        enrollmentStepId,
      };
    if (record.observedAt && message.occurredAt < record.observedAt)
      return {
        kind: "ignored",
        reason: "Newer progress is known already.",
        enrollmentStepId,
      };
    const progress = message.progress ?? record.progress;
    await tx.db.partnerEnrollment.update({
      where: { id: record.id },
      data: {
        progress,
        score: message.score ?? record.score,
        observedAt: message.occurredAt,
        syncedAt: now,
      },
    });
    recordStepEvent(
      tx,
      "step.progressed",
      enrollment,
      step,
      { from: step.state, to: step.state },
      now,
      {
        occurredAt: message.occurredAt,
        inboundMessageId: origin.inboundMessageId,
        payload: { ...origin.payload, progress },
      },
    );
    return { kind: "applied", enrollmentStepId };
  },

  async courseCompleted(tx, { step, record, message, origin }, now) {
    await tx.db.partnerEnrollment.update({
      where: { id: record.id },
      data: {
        observedState: "COMPLETED",
        progress: 100,
        score: message.score ?? record.score,
        observedAt: latest(record.observedAt, message.occurredAt),
        syncedAt: now,
      },
    });
    const { occurredAt } = message;
    const outcome = await moveByCommand(
      tx,
      "complete",
      "step.completed",
      { stepId: step.id, occurredAt, ...origin },
      now,
    );
    return toApplied(outcome, step.id, "The step is completed already.");
  },

  async certificateIssued(
    tx,
    { enrollment, step, record, message, origin },
    now,
  ) {
    await tx.db.partnerEnrollment.update({
      where: { id: record.id },
      data: { certificateUrl: message.certificateUrl },
    });
    recordStepEvent(
      tx,
      "certificate.evidence",
      enrollment,
      step,
      { from: step.state, to: step.state },
      now,
      {
        occurredAt: message.occurredAt,
        inboundMessageId: origin.inboundMessageId,
        payload: {
          ...origin.payload,
          certificateUrl: message.certificateUrl,
        },
      },
    );
    return { kind: "applied", enrollmentStepId: step.id };
  },
};

function toApplied(
  outcome: StepOutcome,
  enrollmentStepId: string,
  unchanged: string,
): Applied {
  switch (outcome.kind) {
    case "moved":
      return { kind: "applied", enrollmentStepId };
    case "unchanged":
      return { kind: "ignored", reason: unchanged, enrollmentStepId };
    case "refused":
    case "notFound":
      return { kind: "ignored", reason: outcome.message, enrollmentStepId };
  }
}

const latest = (known: Date | null, heard: Date) =>
  known && known > heard ? known : heard;
