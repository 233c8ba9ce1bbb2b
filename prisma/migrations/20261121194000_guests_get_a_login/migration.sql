-- A guest who follows the mailed link to their purchase gets a login there and then, and sets its first password. The api's own
-- door alone may make such a word, never a person, and no word of another kind.
GRANT INSERT ON "AuthVerification" TO throughline_api;
CREATE POLICY guests_set_their_first_password ON "AuthVerification" AS RESTRICTIVE FOR INSERT TO throughline_api
  WITH CHECK ((SELECT viewer_role()) = 'SYSTEM' AND identifier LIKE 'reset-password:%');
