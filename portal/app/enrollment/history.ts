import type { StepState } from "@throughline/ui";
import { z } from "zod";
import type { MessageId } from "../messages/use-text.ts";

/** A fact of the event log as far as a student's history tells it. */
export interface StepFact {
  id: string;
  type: string;
  occurredAt: string;
  reason: string | null;
  payload: unknown;
}

/** How a fact is told: a text of the catalogue, what fills it in, and the state that it moved the step to. */
export interface ToldFact {
  id: string;
  at: string;
  text: MessageId;
  progress: number;
  reason: string | null;
  state?: StepState;
}

/** The facts that mean something to a student, in the order given. What the machinery notes for the office is left out. */
export function tellHistory(facts: readonly StepFact[]): ToldFact[] {
  return facts.flatMap(({ id, type, occurredAt, reason, payload }) => {
    const telling = tellings[type];
    if (!telling) return [];
    const { progress, bookingId } = payloadShape.parse(payload);
    const isRebooking = type === "step.paused" && bookingId !== undefined;
    // Why the booking ended stands with its end.
    const told = telling.tellsReason && !isRebooking ? reason : null;
    return [
      {
        id,
        at: occurredAt,
        text: isRebooking ? "history.rebook" : telling.text,
        state: telling.state,
        progress,
        reason: told,
      },
    ];
  });
}

const payloadShape = z
  .object({
    progress: z.number().catch(0).default(0),
    bookingId: z.string().optional().catch(undefined),
  })
  .catch({ progress: 0, bookingId: undefined });

interface Telling {
  text: MessageId;
  state?: StepState;
  tellsReason?: true;
}

/** By the event's type. */
const tellings: Record<string, Telling | undefined> = {
  "booking.booked": { text: "history.booked", state: "IN_PROGRESS" },
  "booking.canceled": {
    text: "history.unbooked",
    state: "PENDING",
    tellsReason: true,
  },
  "booking.attended": { text: "history.attended" },
  "booking.missed": { text: "history.missed" },
  "booking.excused": { text: "history.excused" },
  "waitlist.joined": { text: "history.waiting" },
  "waitlist.offered": { text: "history.offered" },
  "waitlist.passed": { text: "history.passed", tellsReason: true },
  "waitlist.expired": { text: "history.offerEnded", tellsReason: true },
  "waitlist.left": { text: "history.left", tellsReason: true },
  "step.opened": { text: "history.opened", state: "PENDING" },
  "partner.accepted": { text: "history.accepted" },
  "partner.unavailable": { text: "history.unavailable", state: "PENDING" },
  "step.started": { text: "history.started", state: "IN_PROGRESS" },
  "step.progressed": { text: "history.progressed", state: "IN_PROGRESS" },
  "step.completed": { text: "history.completed", state: "COMPLETED" },
  "step.failed": { text: "history.failed", state: "FAILED", tellsReason: true },
  "step.skipped": {
    text: "history.skipped",
    state: "SKIPPED",
    tellsReason: true,
  },
  "step.retried": { text: "history.retried", state: "IN_PROGRESS" },
  "step.reopened": {
    text: "history.reopened",
    state: "IN_PROGRESS",
    tellsReason: true,
  },
  "step.paused": {
    text: "history.paused",
    state: "PENDING",
    tellsReason: true,
  },
  "step.moved": { text: "history.moved", state: "PENDING", tellsReason: true },
  "intervention.reported": { text: "history.reported", tellsReason: true },
  "intervention.resolved": { text: "history.resolved", tellsReason: true },
  "certificate.evidence": { text: "history.evidence" },
};
