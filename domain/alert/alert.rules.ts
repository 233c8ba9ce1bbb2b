import type { EventType } from "../event/event.types.ts";

/** What the staff is alerted to, in the order in which a digest tells it. */
export const alertKinds = [
  "disputeOpened",
  "inquiryOpened",
  "refundFailed",
  "orderFlagged",
  "disputeClosed",
  "payeeStopped",
  "transferFailed",
  "partnerDown",
  "stepFailed",
  "studentReport",
  "seatsShort",
  "stepStuck",
  "stepBreached",
  "messageQuarantined",
  "driftFound",
  "deliveryUnknown",
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Which facts of the log alert somebody. */
export const alertOf: Partial<Record<EventType, AlertKind>> = {
  "dispute.opened": "disputeOpened",
  "dispute.inquired": "inquiryOpened",
  "dispute.closed": "disputeClosed",
  "refund.failed": "refundFailed",
  "order.flagged": "orderFlagged",
  "payout.accountStopped": "payeeStopped",
  "transfer.failed": "transferFailed",
  "partner.circuitOpened": "partnerDown",
  "step.failed": "stepFailed",
  "intervention.reported": "studentReport",
  "seats.short": "seatsShort",
  "step.stuck": "stepStuck",
  "step.breached": "stepBreached",
  "message.quarantined": "messageQuarantined",
  "partner.drifted": "driftFound",
  "delivery.unknown": "deliveryUnknown",
};

/** A fact as an alert is written from it. */
export interface AlertFact {
  kind: AlertKind;
  eventId: bigint;
  occurredAt: Date;
  reason: string | null;
  enrollmentId: string | null;
  enrollmentStepId: string | null;
  inboundMessageId: string | null;
  /** What it is about, where that is no step and no message. */
  subjectId: string | null;
  partnerId: string | null;
  personName: string | null;
  partnerName: string | null;
  stepName: string | null;
  /** What people call the order that it is about, if any. */
  orderNumber?: number | null;
}

/** An alert ready to be stored. */
interface AlertDraft {
  kind: AlertKind;
  dedupeKey: string;
  subjectId: string | null;
  partnerId: string | null;
  title: string;
  body: string;
  href: string;
}

/**
 * The alert that a fact gives. The same fact gives the same key, so that it alerts once however often it is read; a partner
 * that goes down again and again within an hour alerts once.
 */
export function writeAlert(fact: AlertFact): AlertDraft {
  const { kind, partnerId } = fact;
  const subjectId =
    fact.enrollmentStepId ?? fact.inboundMessageId ?? fact.subjectId;
  const occurrence =
    kind === "partnerDown"
      ? `${partnerId ?? ""}:${fact.occurredAt.toISOString().slice(0, 13)}`
      : String(fact.eventId);
  return {
    kind,
    dedupeKey: `${kind}:${occurrence}`,
    subjectId: subjectId ?? partnerId,
    partnerId,
    title: titles[kind](fact).slice(0, 300),
    body: (fact.reason ?? "").slice(0, 1_000),
    href: hrefOf(fact),
  };
}

const someone = ({ personName }: AlertFact) => personName ?? "A student";
const partner = ({ partnerName }: AlertFact) => partnerName ?? "A partner";
const step = ({ stepName }: AlertFact) => stepName ?? "a step";

const order = ({ orderNumber }: AlertFact) =>
  `order ${orderNumber ?? ""}`.trim();

const titles: Record<AlertKind, (fact: AlertFact) => string> = {
  disputeOpened: (fact) => `The payment of ${order(fact)} is disputed`,
  inquiryOpened: (fact) => `The bank asks about the payment of ${order(fact)}`,
  disputeClosed: (fact) => `The dispute of ${order(fact)} is decided`,
  refundFailed: (fact) => `A refund of ${order(fact)} failed`,
  orderFlagged: (fact) => `Decide about ${order(fact)}`,
  payeeStopped: ({ partnerName, personName }) =>
    `Money for ${partnerName ?? personName ?? "a payee"} is held back`,
  transferFailed: (fact) => `A share of ${order(fact)} was not sent`,
  partnerDown: (fact) => `${partner(fact)} cannot be reached`,
  stepFailed: (fact) => `${someone(fact)}: ${step(fact)} failed`,
  studentReport: (fact) =>
    `${someone(fact)} reports a problem with ${step(fact)}`,
  seatsShort: (fact) => `${step(fact)} has too few seats`,
  stepStuck: (fact) => `${someone(fact)} is stuck at ${step(fact)}`,
  stepBreached: (fact) => `${someone(fact)} is late with ${step(fact)}`,
  messageQuarantined: (fact) => `A message of ${partner(fact)} was set aside`,
  driftFound: (fact) => `${partner(fact)} and we disagree about an enrolment`,
  deliveryUnknown: (fact) =>
    `It is not known whether ${fact.personName ?? "somebody"} got an e-mail`,
};

function hrefOf(fact: AlertFact): string {
  const { kind, enrollmentStepId, inboundMessageId, subjectId } = fact;
  if (enrollmentStepId) return `/interventions/STEP:${enrollmentStepId}`;
  if (inboundMessageId) return `/interventions/MESSAGE:${inboundMessageId}`;
  if (kind === "driftFound" && subjectId)
    return `/interventions/DRIFT:${subjectId}`;
  if (kind === "deliveryUnknown" && subjectId)
    return `/interventions/DELIVERY:${subjectId}`;
  if (kind === "seatsShort") return "/reports/seats";
  if (kind === "payeeStopped") return "/payouts";
  if (fact.orderNumber) return `/orders/${fact.orderNumber}`;
  return kind === "partnerDown" ? "/partners" : "/";
}
