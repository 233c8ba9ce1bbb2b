import type { Database } from "@throughline/prisma";
import { defaultStuckDays } from "./pipeline.rules.ts";

/** Something that will not go on without an admin; the higher the urgency, the sooner. */
export interface AttentionItem {
  kind:
    | "FAILED_STEP"
    | "STUCK_STEP"
    | "SILENT_PARTNER"
    | "QUARANTINED_MESSAGE"
    | "UNKNOWN_DELIVERY";
  /** Of the enrollment step, the inbound message or the delivery. */
  id: string;
  since: Date;
  reason: string;
  urgency: number;
}

/** A place that a partner has not confirmed within a day is worth a call. */
const silentAfterDays = 1;

/**
 * Who needs an admin, most urgent first: failed steps, then students stuck for more than a week (longest first), partners
 * that do not answer, messages set aside, and messages to people whose fate is unknown.
 */
export function listAttention(
  db: Pick<Database, "$queryRaw">,
  { limit }: { limit: number },
  now: Date,
): Promise<AttentionItem[]> {
  return db.$queryRaw<AttentionItem[]>`
    WITH open_step AS (
      SELECT s.id, s.state, s."failureReason", s."settledAt", s."openedAt", s."startedAt", p.name AS partner, pe."lastError",
        coalesce(s."startedAt", s."openedAt") AS since
      FROM "EnrollmentStep" s
      JOIN "Enrollment" e ON e.id = s."enrollmentId" AND e.state = 'ACTIVE'
      LEFT JOIN "Partner" p ON p.id = s."partnerId"
      LEFT JOIN "PartnerEnrollment" pe ON pe."enrollmentStepId" = s.id
      WHERE s.state = 'FAILED'
        OR (s.state = 'IN_PROGRESS' AND s."startedAt" < ${now}::timestamptz - ${defaultStuckDays}::int * interval '1 day')
        OR (s.state = 'PENDING' AND s."openedAt" < ${now}::timestamptz - ${silentAfterDays}::int * interval '1 day')
    ), item AS (
      SELECT 'FAILED_STEP' AS kind, id, "settledAt" AS since, "failureReason" AS reason, 300 AS base FROM open_step WHERE state = 'FAILED'
      UNION ALL
      SELECT 'STUCK_STEP', id, since, format('In progress at %s without finishing.', coalesce(partner, 'the school')), 100
        FROM open_step WHERE state = 'IN_PROGRESS'
      UNION ALL
      SELECT 'SILENT_PARTNER', id, since, coalesce("lastError", format('%s has not confirmed the place.', coalesce(partner, 'Nobody'))), 90
        FROM open_step WHERE state = 'PENDING'
      UNION ALL
      SELECT 'QUARANTINED_MESSAGE', id, "receivedAt", reason, 200 FROM "InboundMessage" WHERE state = 'QUARANTINED'
      UNION ALL
      SELECT 'UNKNOWN_DELIVERY', id, "createdAt", coalesce(error, 'It cannot be known whether this was received.'), 150 FROM "Delivery" WHERE state = 'UNKNOWN'
    )
    SELECT kind, id, since, reason,
      (base + least(extract(epoch FROM ${now}::timestamptz - since) / 86400, 90))::float8 AS urgency
    FROM item ORDER BY urgency DESC, id LIMIT ${limit}`;
}
