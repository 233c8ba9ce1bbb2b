import { Prisma, type Database } from "@throughline/prisma";
import type { Subject } from "./subject.ts";
import {
  assessRisk,
  conditionPoints,
  growth,
  type Condition,
  type RiskFacts,
  type RiskReason,
} from "./risk.rules.ts";

/** What an item of the queue is called, by the gravest of its conditions. */
export const attentionKinds = [
  "FAILED_STEP",
  "STUDENT_REPORT",
  "QUARANTINED_MESSAGE",
  "PARTNER_DRIFT",
  "STUCK_STEP",
  "UNKNOWN_DELIVERY",
  "SILENT_PARTNER",
  "BREACHED_STEP",
] as const;
export type AttentionKind = (typeof attentionKinds)[number];

/** Whose work is asked for. ALL is everything that is not put off. */
export const attentionViews = ["ALL", "MINE", "UNASSIGNED", "SNOOZED"] as const;
export type AttentionView = (typeof attentionViews)[number];

/** Something that will not go on without a person. */
export interface AttentionItem extends Subject {
  kind: AttentionKind;
  since: Date;
  /** In words: why the step failed, what was said, what differs. */
  reason: string;
  /** The sum of `reasons`; the higher, the sooner. */
  risk: number;
  reasons: RiskReason[];
  interventionId: string | null;
  partnerId: string | null;
  personId: string | null;
}

export interface AttentionFilter {
  view?: AttentionView;
  /** Of the one who asks, for MINE. */
  viewerId?: string | null;
  kind?: AttentionKind | null;
  courseId?: string | null;
  partnerId?: string | null;
  /** Only this one, whoever works on it and even where it is put off. */
  only?: Subject | null;
}

export interface AttentionPage {
  items: AttentionItem[];
  /** Of the kind asked for. */
  total: number;
  /** Of each kind, whatever kind is asked for. */
  counts: Partial<Record<AttentionKind, number>>;
}

/**
 * Who needs a person, the riskiest first, joined with the work on it. One statement that reads by the partial indexes of
 * what may need somebody, never the steps of everybody. What was resolved stays away until something newer happens to it;
 * what was put off comes back when its time is over, or when something newer happens.
 */
export async function listAttention(
  db: Pick<Database, "$queryRaw">,
  filter: AttentionFilter,
  { limit, offset }: { limit: number; offset: number },
  now: Date,
): Promise<AttentionPage> {
  const [row] = await db.$queryRaw<{ items: Row[]; counts: Counts }[]>`
    WITH ${candidates(now)}, matching AS MATERIALIZED (
      SELECT * FROM queue WHERE ${matches(filter)}
    ), page AS (
      SELECT * FROM matching ${filter.kind ? Prisma.sql`WHERE kind = ${filter.kind}` : Prisma.empty}
      ORDER BY risk DESC, since, "subjectId" LIMIT ${limit} OFFSET ${offset}
    )
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(page) ORDER BY risk DESC, since, "subjectId"), '[]') FROM page) AS items,
      (SELECT coalesce(jsonb_object_agg(kind, count), '{}') FROM (SELECT kind, count(*) FROM matching GROUP BY kind) c) AS counts`;
  const { items, counts } = row ?? { items: [], counts: {} };
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    items: items.map(toItem),
    counts,
    total: filter.kind ? (counts[filter.kind] ?? 0) : all,
  };
}

/** Of the interventions that somebody works on, those whose subject no longer needs anybody. */
export function listMovedOn(
  db: Pick<Database, "$queryRaw">,
  now: Date,
): Promise<{ id: string }[]> {
  return db.$queryRaw`
    WITH ${candidates(now)}
    SELECT i.id FROM "Intervention" i
    WHERE i.state <> 'RESOLVED' AND NOT EXISTS (
      SELECT FROM item WHERE item.subject = i.subject::text AND item."subjectId" = i."subjectId")`;
}

type Counts = Partial<Record<AttentionKind, number>>;

type Row = Subject & {
  kind: AttentionKind;
  since: string;
  reason: string;
  risk: number;
  conditions: Condition[];
  interventionId: string | null;
  partnerId: string | null;
  personId: string | null;
} & Pick<RiskFacts, "daysOver" | "failures" | "idleDays">;

function toItem({ since, conditions, ...row }: Row): AttentionItem {
  const { subject, subjectId, kind, reason, risk } = row;
  const { interventionId, partnerId, personId } = row;
  const { reasons } = assessRisk({ ...row, conditions });
  return {
    subject,
    subjectId,
    kind,
    reason,
    risk,
    reasons,
    interventionId,
    partnerId,
    personId,
    since: new Date(since),
  };
}

function matches(filter: AttentionFilter): Prisma.Sql {
  const { view = "ALL", viewerId, courseId, partnerId, only } = filter;
  if (only)
    return Prisma.sql`subject = ${only.subject} AND "subjectId" = ${only.subjectId}::uuid`;
  const views: Record<AttentionView, Prisma.Sql> = {
    ALL: Prisma.sql`NOT snoozed`,
    MINE: Prisma.sql`NOT snoozed AND "assigneeId" = ${viewerId ?? null}::uuid`,
    UNASSIGNED: Prisma.sql`NOT snoozed AND "assigneeId" IS NULL`,
    SNOOZED: Prisma.sql`snoozed`,
  };
  const wanted = [views[view]];
  if (courseId) wanted.push(Prisma.sql`"courseId" = ${courseId}::uuid`);
  if (partnerId) wanted.push(Prisma.sql`"partnerId" = ${partnerId}::uuid`);
  return Prisma.join(wanted, " AND ");
}

/**
 * The statement's first half: `item` is everything that needs somebody, `queue` the same without what was resolved, with its
 * risk. A place counts as silent when the partner let its days pass without an answer; outages and suspensions do not count.
 */
function candidates(now: Date): Prisma.Sql {
  return Prisma.sql`
    clock AS (SELECT ${now}::timestamptz AS now),
    work AS MATERIALIZED (
      SELECT id, subject::text AS subject, "subjectId", report, "reportedAt", "assigneeId", "snoozedUntil", "updatedAt"
      FROM "Intervention" WHERE state <> 'RESOLVED'
    ), silent AS (
      SELECT pe."enrollmentStepId" AS id, pe."requestedAt"
      FROM clock, "PartnerEnrollment" pe JOIN "Partner" p ON p.id = pe."partnerId"
      JOIN "EnrollmentStep" s ON s.id = pe."enrollmentStepId" AND s.state = 'PENDING' AND s."openedAt" IS NOT NULL
      CROSS JOIN LATERAL (
        SELECT coalesce(extract(epoch FROM sum(upper(r) - lower(r))), 0) AS seconds FROM unnest((
          SELECT range_agg(tstzrange(greatest(x."startedAt", pe."requestedAt"), least(coalesce(x."endedAt", now), now))) FROM (
            SELECT o."startedAt", o."endedAt" FROM "PartnerOutage" o WHERE o."partnerId" = p.id
            UNION ALL SELECT b."startedAt", b."endedAt" FROM "EnrollmentPause" b WHERE b."enrollmentId" = s."enrollmentId"
          ) x WHERE x."startedAt" < now AND coalesce(x."endedAt", now) > pe."requestedAt")) r
      ) paused
      WHERE pe."observedState" = 'UNKNOWN' AND pe."desiredState" = 'ENROLLED' AND pe."acceptedAt" IS NULL
        AND pe."requestedAt" < now - interval '1 day'
        AND extract(epoch FROM now - pe."requestedAt") - paused.seconds > p."confirmDays" * 86400
    ), step_id AS (
      SELECT id, max("silentSince") AS "silentSince" FROM (
        SELECT id, NULL::timestamptz AS "silentSince" FROM "EnrollmentStep" WHERE state = 'FAILED'
        UNION ALL SELECT id, NULL FROM "EnrollmentStep" WHERE "breachedAt" IS NOT NULL
        UNION ALL SELECT id, NULL FROM "EnrollmentStep" WHERE "stuckAt" IS NOT NULL
        UNION ALL SELECT id, "requestedAt" FROM silent
        UNION ALL SELECT "subjectId", NULL FROM work WHERE subject = 'STEP' AND report IS NOT NULL
      ) found GROUP BY id
    ), step AS (
      SELECT s.id, e."courseId", e."personId", s."partnerId", p.name AS partner, s."failureReason", s."settledAt", s."breachedAt", s."stuckAt",
        step_id."silentSince", w.report, w."reportedAt", pe."lastError",
        coalesce(pe.attempt, 1) - 1 + (s.state = 'FAILED')::int AS failures,
        greatest(s."openedAt", s."startedAt", s."settledAt", pe."requestedAt", pe."acceptedAt", pe."observedAt") AS active,
        array_remove(ARRAY[
          CASE WHEN s.state = 'FAILED' AND e.state = 'ACTIVE' THEN 'FAILED' END,
          CASE WHEN w.report IS NOT NULL AND s.state NOT IN ('COMPLETED', 'SKIPPED') AND e.state IN ('ACTIVE', 'PENDING', 'SUSPENDED') THEN 'REPORTED' END,
          CASE WHEN s."stuckAt" IS NOT NULL AND e.state = 'ACTIVE' THEN 'STUCK' END,
          CASE WHEN step_id."silentSince" IS NOT NULL AND e.state = 'ACTIVE' THEN 'SILENT' END,
          CASE WHEN s."breachedAt" IS NOT NULL AND e.state = 'ACTIVE' THEN 'BREACHED' END
        ], NULL) AS conditions
      FROM step_id JOIN "EnrollmentStep" s USING (id) JOIN "Enrollment" e ON e.id = s."enrollmentId"
      LEFT JOIN "Partner" p ON p.id = s."partnerId"
      LEFT JOIN "PartnerEnrollment" pe ON pe."enrollmentStepId" = s.id
      LEFT JOIN work w ON w.subject = 'STEP' AND w."subjectId" = s.id
    ), item AS (
      SELECT 'STEP' AS subject, id AS "subjectId", "courseId", "personId", "partnerId", conditions, failures,
        CASE conditions[1] WHEN 'FAILED' THEN 'FAILED_STEP' WHEN 'REPORTED' THEN 'STUDENT_REPORT' WHEN 'STUCK' THEN 'STUCK_STEP'
          WHEN 'SILENT' THEN 'SILENT_PARTNER' ELSE 'BREACHED_STEP' END AS kind,
        CASE conditions[1] WHEN 'FAILED' THEN "settledAt" WHEN 'REPORTED' THEN "reportedAt" WHEN 'STUCK' THEN "stuckAt"
          WHEN 'SILENT' THEN "silentSince" ELSE "breachedAt" END AS since,
        greatest("settledAt", "reportedAt", "stuckAt", "silentSince", "breachedAt") AS "newsAt",
        coalesce(CASE conditions[1] WHEN 'FAILED' THEN "failureReason" WHEN 'REPORTED' THEN report
          WHEN 'SILENT' THEN coalesce("lastError", format('%s has not confirmed the place.', coalesce(partner, 'Nobody'))) END,
          format('Not finished at %s in time.', coalesce(partner, 'the school'))) AS reason,
        floor(extract(epoch FROM now - "breachedAt") / 86400)::int AS "daysOver",
        floor(extract(epoch FROM now - active) / 86400)::int AS "idleDays"
      FROM step, clock WHERE conditions <> '{}'
      UNION ALL
      SELECT 'MESSAGE', m.id, NULL, NULL, m."partnerId", ARRAY['QUARANTINED'], m.replays, 'QUARANTINED_MESSAGE', m."receivedAt",
        coalesce(m."settledAt", m."receivedAt"), coalesce(m.reason, 'It was set aside.'), NULL,
        floor(extract(epoch FROM now - coalesce(m."settledAt", m."receivedAt")) / 86400)::int
      FROM "InboundMessage" m, clock WHERE m.state = 'QUARANTINED'
      UNION ALL
      SELECT 'DELIVERY', d.id, NULL, si."personId", NULL, ARRAY['UNDELIVERED'], 0, 'UNKNOWN_DELIVERY', d."createdAt", coalesce(d."settledAt", d."createdAt"),
        coalesce(d.error, 'It cannot be known whether this was received.'), NULL, floor(extract(epoch FROM now - coalesce(d."settledAt", d."createdAt")) / 86400)::int
      FROM "Delivery" d JOIN "SendIntent" si ON si.id = d."sendIntentId", clock WHERE d.state = 'UNKNOWN'
      UNION ALL
      SELECT 'DRIFT', d.id, e."courseId", e."personId", d."partnerId", ARRAY['DRIFTED'], 0, 'PARTNER_DRIFT', d."foundAt", d."foundAt",
        format('We say: %s. The partner says: %s.', d.ours, d.theirs), NULL, floor(extract(epoch FROM now - d."foundAt") / 86400)::int
      FROM "PartnerDrift" d LEFT JOIN "PartnerEnrollment" pe ON pe.id = d."partnerEnrollmentId"
      LEFT JOIN "EnrollmentStep" s ON s.id = pe."enrollmentStepId" LEFT JOIN "Enrollment" e ON e.id = s."enrollmentId", clock
      WHERE d."settledAt" IS NULL
    ), queue AS (
      SELECT item.*, work.id AS "interventionId", work."assigneeId",
        coalesce(work."snoozedUntil" > now AND item."newsAt" <= work."updatedAt", false) AS snoozed,
        ${pointsOfConditions()}
          + least(${growth.DAYS_OVER.each}::int * greatest(coalesce(item."daysOver", 0), 0), ${growth.DAYS_OVER.atMost}::int)
          + least(${growth.FAILURES.each}::int * item.failures, ${growth.FAILURES.atMost}::int)
          + least(${growth.IDLE_DAYS.each}::int * greatest(coalesce(item."idleDays", 0), 0), ${growth.IDLE_DAYS.atMost}::int) AS risk
      FROM clock, item
      LEFT JOIN work ON work.subject = item.subject AND work."subjectId" = item."subjectId"
      WHERE work.id IS NOT NULL OR NOT EXISTS (
        SELECT FROM "Intervention" r WHERE r.subject = item.subject::"InterventionSubject" AND r."subjectId" = item."subjectId"
          AND r.state = 'RESOLVED' AND r."resolvedAt" >= item."newsAt")
    )`;
}

function pointsOfConditions(): Prisma.Sql {
  return Prisma.join(
    Object.entries(conditionPoints).map(
      ([code, each]) =>
        Prisma.sql`CASE WHEN ${code}::text = ANY (item.conditions) THEN ${each}::int ELSE 0 END`,
    ),
    " + ",
  );
}
