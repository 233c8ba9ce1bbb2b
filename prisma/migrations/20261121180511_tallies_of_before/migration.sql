-- What happened before events carried tallies is counted once from the rows, on the days that they tell.

UPDATE "EnrollmentStep" SET
  "changedAt" = greatest("openedAt", "startedAt", "settledAt"),
  "tookSeconds" = CASE WHEN state = 'COMPLETED' AND "startedAt" < "settledAt"
    THEN round(extract(epoch FROM "settledAt" - "startedAt"))::int END,
  "onTime" = CASE WHEN state = 'COMPLETED' AND "startedAt" < "settledAt"
    THEN "settledAt" - "startedAt" <= "expectedDays" * interval '1 day' END
WHERE "changedAt" IS NULL AND "openedAt" IS NOT NULL;

-- Whatever is open is looked at for lateness at once.
UPDATE "EnrollmentStep" s SET "slaCheckAt" = coalesce(s."startedAt", s."openedAt")
FROM "Enrollment" e
WHERE e.id = s."enrollmentId" AND e.state IN ('PENDING', 'ACTIVE') AND s.state IN ('PENDING', 'IN_PROGRESS') AND s."openedAt" IS NOT NULL;

-- The step at which an ended enrollment stood: the first required one that was not settled.
UPDATE "EnrollmentStep" s SET "droppedAt" = coalesce(e."endedAt", e."updatedAt")
FROM "Enrollment" e
WHERE e.id = s."enrollmentId" AND e.state IN ('CANCELED', 'REFUNDED') AND s.id = (
  SELECT other.id FROM "EnrollmentStep" other
  WHERE other."enrollmentId" = e.id AND other.required AND other.state NOT IN ('COMPLETED', 'SKIPPED')
  ORDER BY other.position LIMIT 1);

INSERT INTO "EnrollmentPause" (id, "enrollmentId", "startedAt")
SELECT gen_random_uuid(), e.id, coalesce(
  (SELECT max(d."occurredAt") FROM "DomainEvent" d WHERE d."enrollmentId" = e.id AND d.type = 'enrollment.suspended'), e."updatedAt")
FROM "Enrollment" e
WHERE e.state = 'SUSPENDED' AND NOT EXISTS (SELECT FROM "EnrollmentPause" p WHERE p."enrollmentId" = e.id);

WITH step AS (
  SELECT s.*, e."enrolledAt", coalesce(e."endedAt", e."updatedAt") AS "endedAt", e.state IN ('CANCELED', 'REFUNDED') AS ended,
    s."courseStepId"::text AS scope, s."partnerId" || '/' || to_char(s."settledAt" AT TIME ZONE 'UTC', 'YYYY-MM') AS partner_month,
    'DURATION:' || CASE WHEN s."tookSeconds" < 60 THEN 0
      ELSE least(floor(ln(s."tookSeconds" / 60.0::float8) / ln(1.15::float8))::int + 1, 96) END AS bucket,
    -- From the opening to the start it waited; what was settled without a start waited until then.
    CASE WHEN s.state IN ('COMPLETED', 'FAILED', 'SKIPPED') THEN s."settledAt" END AS settled,
    CASE WHEN s."openedAt" IS NOT NULL THEN s."startedAt" END AS started
  FROM "EnrollmentStep" s JOIN "Enrollment" e ON e.id = s."enrollmentId"
), enrollment AS (
  SELECT *, "courseId"::text AS scope, "courseId" || '/' || to_char("enrolledAt" AT TIME ZONE 'UTC', 'YYYY-MM') AS cohort,
    coalesce("completedAt", "endedAt", "updatedAt") AS changed
  FROM "Enrollment"
), fact (scope, measure, at, total) AS (
  SELECT scope, 'AHEAD', "enrolledAt", 1 FROM step
  UNION ALL SELECT scope, 'AHEAD', "openedAt", -1 FROM step WHERE "openedAt" IS NOT NULL
  UNION ALL SELECT scope, 'WAITING', "openedAt", 1 FROM step WHERE "openedAt" IS NOT NULL
  UNION ALL SELECT scope, 'WAITING', coalesce(started, settled), -1 FROM step WHERE coalesce(started, settled) IS NOT NULL
  UNION ALL SELECT scope, 'IN_PROGRESS', started, 1 FROM step WHERE started IS NOT NULL
  UNION ALL SELECT scope, 'IN_PROGRESS', settled, -1 FROM step WHERE started IS NOT NULL AND settled IS NOT NULL
  UNION ALL SELECT scope, state::text, settled, 1 FROM step WHERE settled IS NOT NULL
  UNION ALL SELECT scope, CASE WHEN state <> 'PENDING' THEN state::text WHEN "openedAt" IS NULL THEN 'AHEAD'
    WHEN started IS NOT NULL THEN 'IN_PROGRESS' ELSE 'WAITING' END, "endedAt", -1 FROM step WHERE ended
  UNION ALL SELECT scope, 'DROPPED', "droppedAt", 1 FROM step WHERE "droppedAt" IS NOT NULL
  UNION ALL SELECT scope, bucket, settled, 1 FROM step WHERE "tookSeconds" IS NOT NULL
  UNION ALL SELECT scope, 'SECONDS', settled, "tookSeconds" FROM step WHERE "tookSeconds" IS NOT NULL
  UNION ALL SELECT scope, 'ON_TIME', settled, 1 FROM step WHERE "onTime"
  UNION ALL SELECT partner_month, bucket, settled, 1 FROM step WHERE "tookSeconds" IS NOT NULL AND "partnerId" IS NOT NULL
  UNION ALL SELECT partner_month, 'SECONDS', settled, "tookSeconds" FROM step WHERE "tookSeconds" IS NOT NULL AND "partnerId" IS NOT NULL
  UNION ALL SELECT partner_month, 'ON_TIME', settled, 1 FROM step WHERE "onTime" AND "partnerId" IS NOT NULL
  UNION ALL SELECT partner_month, measure, settled, 1 FROM step, (VALUES ('COMPLETED'), ('SETTLED')) m (measure)
    WHERE state = 'COMPLETED' AND "partnerId" IS NOT NULL
  UNION ALL SELECT s."partnerId" || '/' || to_char(d."occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM'), measure, d."occurredAt", 1
    FROM "DomainEvent" d JOIN "EnrollmentStep" s ON s.id = d."enrollmentStepId", (VALUES ('FAILED'), ('SETTLED')) m (measure)
    WHERE d.type = 'step.failed' AND s."partnerId" IS NOT NULL
  UNION ALL SELECT place, 'ENROLLED', "enrolledAt", 1 FROM enrollment, LATERAL (VALUES (scope), (cohort)) p (place)
  UNION ALL SELECT scope, 'ACTIVE', "enrolledAt", 1 FROM enrollment
  UNION ALL SELECT scope, 'ACTIVE', changed, -1 FROM enrollment WHERE state <> 'ACTIVE'
  UNION ALL SELECT scope, state::text, changed, 1 FROM enrollment WHERE state <> 'ACTIVE'
  UNION ALL SELECT cohort, 'COMPLETED', changed, 1 FROM enrollment WHERE state = 'COMPLETED'
  UNION ALL SELECT place, 'DROPPED', changed, 1 FROM enrollment, LATERAL (VALUES (scope), (cohort)) p (place)
    WHERE state IN ('CANCELED', 'REFUNDED')
)
INSERT INTO "TallyDay" (scope, day, measure, total)
SELECT scope, (at AT TIME ZONE 'UTC')::date, measure, sum(total) FROM fact GROUP BY 1, 2, 3 HAVING sum(total) <> 0;

INSERT INTO "Tally" (scope, measure, total)
SELECT scope, measure, sum(total) FROM "TallyDay" GROUP BY scope, measure HAVING sum(total) <> 0;
