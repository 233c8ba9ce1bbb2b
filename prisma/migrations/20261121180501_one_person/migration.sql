-- Somebody whose records were merged is one person: what happened to the record that was merged in happened to them too.

CREATE FUNCTION viewer_people() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT array_agg(p.id) FROM "Person" p WHERE p.id = viewer_person() OR p."mergedIntoId" = viewer_person() $$;

DROP POLICY students_see_what_happened_to_them ON "DomainEvent";
CREATE POLICY students_see_what_happened_to_them ON "DomainEvent" FOR SELECT TO throughline_api
  USING ("personId" = ANY ((SELECT viewer_people())::uuid[]));

CREATE INDEX person_merged_into ON "Person" ("mergedIntoId") WHERE "mergedIntoId" IS NOT NULL;
-- Names are compared without regard to case when the same human is looked for.
CREATE INDEX person_by_folded_name ON "Person" (lower("familyName"), lower("givenName"));

-- A student's login goes over to the record that is kept. Nobody but staff and workers may ask, and no login of the staff moves.
CREATE FUNCTION move_login(login uuid, person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF session_user = 'throughline_api' AND NOT viewer_is_staff() THEN
    RAISE EXCEPTION 'only staff move logins' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE "User" SET "personId" = person, "updatedAt" = now() WHERE id = login AND role = 'STUDENT';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such login of a student' USING ERRCODE = 'no_data_found';
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION move_login(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION move_login(uuid, uuid) TO throughline_api, throughline_worker;
