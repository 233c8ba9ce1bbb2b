import type { DriftKind, PartnerEnrollmentModel } from "@throughline/prisma";
import type { PartnerMessage } from "../inbox/partner-message.ts";

/** One enrolment as the partner says it is. */
export interface Reported {
  externalId: string;
  /** Our reference, echoed. */
  reference: string | null;
  status: "pending" | "enrolled" | "completed" | "withdrawn";
  /** Whole percent. */
  progress: number | null;
  score: number | null;
  changedAt: Date | null;
  certificateUrl: string | null;
}

/** As much of our record as is compared. */
export type OurRecord = Pick<
  PartnerEnrollmentModel,
  | "id"
  | "desiredState"
  | "observedState"
  | "externalId"
  | "acceptedAt"
  | "progress"
  | "certificateUrl"
  | "lastError"
>;

/** A difference that a person has to settle, in words for an admin. */
export interface Difference {
  kind: DriftKind;
  subject: string;
  partnerEnrollmentId: string | null;
  ours: string;
  theirs: string;
}

/** What comparing one enrolment gave: facts that never reached us, a difference, or nothing. */
export type Comparison =
  | { kind: "same" }
  | { kind: "repair"; partnerEnrollmentId: string; messages: PartnerMessage[] }
  | { kind: "drift"; difference: Difference };

const same = { kind: "same" } as const;

/**
 * Compares what a partner says of one enrolment with our record of it, null where we have none. What the partner knows more of is
 * repaired as if its message had come; what it knows less of, or otherwise, is for a person. Without a time of its own a
 * fact counts as of now.
 */
export function compare(
  reported: Reported,
  record: OurRecord | null,
  now: Date,
): Comparison {
  const { externalId, status } = reported;
  if (!record)
    return status === "withdrawn"
      ? same
      : drift("UNKNOWN_HERE", reported, null, "Nobody is known under this id.");
  if (record.desiredState === "WITHDRAWN")
    return isStillThere(reported, record)
      ? drift("STILL_THERE", reported, record, weWithdrew(record))
      : same;
  if (record.externalId !== null && record.externalId !== externalId)
    return drift(
      "UNKNOWN_HERE",
      reported,
      record,
      `The same place is known as ${record.externalId}.`,
    );
  if (record.observedState === "COMPLETED") {
    if (status !== "completed")
      return drift("REGRESSED", reported, record, "Completed.");
    return repair(record, certificateOf(reported, record, now));
  }
  if (status === "withdrawn")
    return record.acceptedAt
      ? drift("WITHDRAWN_THERE", reported, record, "Enrolled.")
      : same;
  return repair(record, untold(reported, record, now));
}

const repair = ({ id }: OurRecord, messages: PartnerMessage[]): Comparison =>
  messages.length > 0
    ? { kind: "repair", partnerEnrollmentId: id, messages }
    : same;

/** A withdrawal that the partner has not been told of yet is no difference. */
const isStillThere = ({ status }: Reported, record: OurRecord) =>
  (status === "pending" || status === "enrolled") &&
  (record.observedState === "WITHDRAWN" || record.lastError !== null);

const weWithdrew = ({ lastError }: OurRecord) =>
  lastError === null ? "Withdrawn." : `Withdrawn, but: ${lastError}`;

function untold(
  reported: Reported,
  record: OurRecord,
  now: Date,
): PartnerMessage[] {
  const { status, progress } = reported;
  const said = saidBy(reported, now);
  if (status === "completed")
    return [
      { ...said, type: "courseCompleted" },
      ...certificateOf(reported, record, now),
    ];
  // A place that is still being made is not ours yet: the request that makes it goes on by itself.
  if (status === "pending" && !record.acceptedAt) return [];
  const messages: PartnerMessage[] = [];
  if (!record.acceptedAt) messages.push({ ...said, type: "enrollmentCreated" });
  if (progress !== null && progress > record.progress)
    messages.push({ ...said, type: "progressUpdated" });
  return messages;
}

const certificateOf = (
  reported: Reported,
  record: OurRecord,
  now: Date,
): PartnerMessage[] =>
  reported.certificateUrl !== null && record.certificateUrl === null
    ? [{ ...saidBy(reported, now), type: "certificateIssued" }]
    : [];

const saidBy = (
  {
    externalId,
    reference,
    progress,
    score,
    changedAt,
    certificateUrl,
  }: Reported,
  now: Date,
): Omit<PartnerMessage, "type"> => ({
  occurredAt: changedAt ?? now,
  externalId,
  reference,
  progress,
  score,
  certificateUrl,
  launchUrl: null,
});

function drift(
  kind: DriftKind,
  { externalId, status, progress }: Reported,
  record: OurRecord | null,
  ours: string,
): Comparison {
  const theirs = progress === null ? status : `${status}, ${progress} %`;
  return {
    kind: "drift",
    difference: {
      kind,
      subject: externalId,
      partnerEnrollmentId: record?.id ?? null,
      ours,
      theirs,
    },
  };
}
