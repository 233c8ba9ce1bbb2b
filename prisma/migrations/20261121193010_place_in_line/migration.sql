-- How many wait for a class before a place in line. As definer: whoever waits sees no other waits, but may know how many there are.
CREATE FUNCTION waiting_before(session_id uuid, place_in_line int) RETURNS int
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT count(*)::int FROM "WaitlistEntry" WHERE "sessionId" = session_id AND state = 'WAITING' AND place < place_in_line $$;
REVOKE ALL ON FUNCTION waiting_before(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION waiting_before(uuid, int) TO throughline_api, throughline_worker;
