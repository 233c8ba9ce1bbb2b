-- How a partner is reached, its credentials among it, is set by super admins alone. Staff go on reading it. SYSTEM is the api's own door.
CREATE POLICY super_admins_set_connections ON "PartnerConnection" AS RESTRICTIVE FOR INSERT TO throughline_api
  WITH CHECK ((SELECT viewer_role()) IN ('SUPER_ADMIN', 'SYSTEM'));
CREATE POLICY super_admins_change_connections ON "PartnerConnection" AS RESTRICTIVE FOR UPDATE TO throughline_api
  USING ((SELECT viewer_role()) IN ('SUPER_ADMIN', 'SYSTEM'))
  WITH CHECK ((SELECT viewer_role()) IN ('SUPER_ADMIN', 'SYSTEM'));
