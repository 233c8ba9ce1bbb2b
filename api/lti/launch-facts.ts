import type { LaunchedPerson } from "@throughline/integrations/partner-lms/lti/id-token";
import type { Database, LtiResourceModel } from "@throughline/prisma";
import type { LtiPlatform } from "./platform.ts";

/** A person as a launch may tell of it. `db` must see people. */
export async function findPerson(
  db: Database,
  personId: string,
): Promise<LaunchedPerson | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    include: { emails: { where: { isPrimary: true } } },
  });
  if (!person) return null;
  const { id, givenName, familyName, locale, emails } = person;
  return {
    id,
    givenName,
    familyName,
    locale,
    email: emails[0]?.address ?? null,
  };
}

/** What was chosen for a step, where it is in this partner's tool: a step may have gone to another partner since. */
export const resourceIn = (
  partnerId: string,
  resource: LtiResourceModel | null,
): LtiResourceModel | null =>
  resource?.partnerId === partnerId ? resource : null;

/** The school as a platform: one deployment is one school. */
export const schoolOf = ({
  endpoints,
  schoolName,
}: Pick<LtiPlatform, "endpoints" | "schoolName">) => ({
  id: new URL(endpoints.issuer).host,
  name: schoolName,
});
