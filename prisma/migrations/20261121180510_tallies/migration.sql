-- What a completed step took is kept, so that reopening it takes away from the counts exactly what completing it added.
ALTER TABLE "EnrollmentStep"
  ADD COLUMN "tookSeconds" INTEGER,
  ADD COLUMN "onTime" BOOLEAN,
  ADD COLUMN "droppedAt" TIMESTAMPTZ(3),
  ADD COLUMN "changedAt" TIMESTAMPTZ(3);
ALTER TABLE "EnrollmentStep"
  ADD CONSTRAINT enrollment_step_took_is_of_completed CHECK (state = 'COMPLETED' OR ("tookSeconds" IS NULL AND "onTime" IS NULL)),
  ADD CONSTRAINT enrollment_step_took_is_not_negative CHECK ("tookSeconds" >= 0);
CREATE INDEX enrollment_step_dropped ON "EnrollmentStep" ("courseStepId") WHERE "droppedAt" IS NOT NULL;
CREATE INDEX enrollment_step_at_risk ON "EnrollmentStep" ("courseStepId") WHERE "atRiskAt" IS NOT NULL;

-- The log in the order in which it is folded.
DROP INDEX domain_event_by_transaction;
CREATE INDEX domain_event_by_transaction ON "DomainEvent" ("transactionId", id);

-- A huge backlog is folded in parts: what `reading` sees besides `seen`, up to one event of one transaction, is folded as well.
ALTER TABLE "TallyFold"
  ADD COLUMN "reading" TEXT NOT NULL,
  ADD COLUMN "upToTransaction" TEXT NOT NULL DEFAULT '0',
  ADD COLUMN "upToEvent" BIGINT NOT NULL DEFAULT 0;
-- A snapshot that has seen nothing: the fold begins at the beginning of the log.
INSERT INTO "TallyFold" (id, seen, reading, "foldedAt") VALUES (1, '3:3:', '3:3:', '1970-01-01T00:00:00Z');

-- Reading the counts -----------------------------------------------------------------------------------------------
-- One statement has one snapshot: what is folded and what is not yet folded always add up. These run as the owner, because
-- row-level security hides from the planner how few rows there are; who may ask is decided here.

CREATE FUNCTION tally_of_all(wanted text[]) RETURNS jsonb
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  seen_by pg_snapshot;
  read_by pg_snapshot;
  up_to_transaction xid8;
  up_to_event bigint;
BEGIN
  SELECT f.seen::pg_snapshot, f.reading::pg_snapshot, f."upToTransaction"::xid8, f."upToEvent"
    INTO seen_by, read_by, up_to_transaction, up_to_event FROM "TallyFold" f;
  RETURN (
    SELECT coalesce(jsonb_object_agg(scope, measures), '{}') FROM (
      SELECT scope, jsonb_object_agg(measure, total) AS measures FROM (
        SELECT scope, measure, sum(part) AS total FROM (
          SELECT t.scope, t.measure, t.total AS part FROM "Tally" t WHERE t.scope = ANY (wanted)
          UNION ALL
          SELECT s.key, m.key, m.value::bigint
          FROM "DomainEvent" e, jsonb_each(e.tally) s, jsonb_each_text(s.value) m
          WHERE e."transactionId" >= pg_snapshot_xmin(seen_by)
            AND NOT pg_visible_in_snapshot(e."transactionId", seen_by)
            AND NOT ((e."transactionId", e.id) <= (up_to_transaction, up_to_event) AND pg_visible_in_snapshot(e."transactionId", read_by))
            AND e.tally ?| wanted AND s.key = ANY (wanted)
        ) parts GROUP BY scope, measure HAVING sum(part) <> 0
      ) totals GROUP BY scope
    ) scopes);
END
$$;

CREATE FUNCTION tally_of_all_at(wanted text[], course uuid, instant timestamptz) RETURNS jsonb
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  seen_by pg_snapshot;
  read_by pg_snapshot;
  up_to_transaction xid8;
  up_to_event bigint;
  today date := (instant AT TIME ZONE 'UTC')::date;
  day_began timestamptz := today::timestamp AT TIME ZONE 'UTC';
BEGIN
  SELECT f.seen::pg_snapshot, f.reading::pg_snapshot, f."upToTransaction"::xid8, f."upToEvent"
    INTO seen_by, read_by, up_to_transaction, up_to_event FROM "TallyFold" f;
  RETURN (
    SELECT coalesce(jsonb_object_agg(scope, measures), '{}') FROM (
      SELECT scope, jsonb_object_agg(measure, total) AS measures FROM (
        SELECT scope, measure, sum(part) AS total FROM (
          SELECT d.scope, d.measure, d.total AS part FROM "TallyDay" d WHERE d.scope = ANY (wanted) AND d.day < today
          UNION ALL
          SELECT s.key, m.key, m.value::bigint
          FROM (
            SELECT e.tally FROM "DomainEvent" e
            WHERE e."courseId" = course AND e."occurredAt" >= day_began AND e."occurredAt" <= instant AND e.tally IS NOT NULL
            UNION ALL
            SELECT e.tally FROM "DomainEvent" e
            WHERE e."transactionId" >= pg_snapshot_xmin(seen_by)
              AND NOT pg_visible_in_snapshot(e."transactionId", seen_by)
              AND NOT ((e."transactionId", e.id) <= (up_to_transaction, up_to_event) AND pg_visible_in_snapshot(e."transactionId", read_by))
              AND e."courseId" = course AND e."occurredAt" < day_began AND e.tally IS NOT NULL
          ) e, jsonb_each(e.tally) s, jsonb_each_text(s.value) m
          WHERE s.key = ANY (wanted)
        ) parts GROUP BY scope, measure HAVING sum(part) <> 0
      ) totals GROUP BY scope
    ) scopes);
END
$$;

-- The api says who looks; the workers and the owner see everything anyway.
CREATE FUNCTION may_read_tallies() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT session_user <> 'throughline_api' OR viewer_is_staff() $$;

-- {"<scope>": {"<measure>": total}} of the asked scopes, now and at a past instant; empty for whoever is not staff.
CREATE FUNCTION read_tallies(wanted text[]) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT CASE WHEN may_read_tallies() THEN tally_of_all(wanted) ELSE '{}' END $$;
CREATE FUNCTION read_tallies_at(wanted text[], course uuid, instant timestamptz) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT CASE WHEN may_read_tallies() THEN tally_of_all_at(wanted, course, instant) ELSE '{}' END $$;

-- How long steps took, as a histogram that names nobody: {"<course step>": {"<bucket>": count}}. Anybody who waits may know.
CREATE FUNCTION read_durations(steps uuid[]) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT coalesce(jsonb_object_agg(scope, durations), '{}') FROM (
      SELECT s.key AS scope, jsonb_object_agg(substr(m.key, 10), m.value) AS durations
      FROM jsonb_each(tally_of_all(steps::text[])) s, jsonb_each(s.value) m
      WHERE m.key LIKE 'DURATION:%' GROUP BY s.key
    ) measured
  $$;

REVOKE EXECUTE ON FUNCTION tally_of_all(text[]), tally_of_all_at(text[], uuid, timestamptz) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION read_tallies(text[]), read_tallies_at(text[], uuid, timestamptz), read_durations(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_tallies(text[]), read_tallies_at(text[], uuid, timestamptz), read_durations(uuid[])
  TO throughline_api, throughline_worker;
