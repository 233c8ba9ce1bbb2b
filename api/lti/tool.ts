import {
  readLtiSettings,
  type LtiSettings,
} from "@throughline/integrations/partner-lms/lti/settings";
import type { Database, Prisma } from "@throughline/prisma";

/** A partner that is reached by LTI. */
export interface Tool {
  partnerId: string;
  slug: string;
  name: string;
  settings: LtiSettings;
}

/** The tool with a client id; null for an unknown one and for one whose settings are wrong. `db` must see connections. */
export function findToolByClient(
  db: Database,
  clientId: string,
): Promise<Tool | null> {
  if (clientId === "" || clientId.length > 255 || clientId.includes("\0"))
    return Promise.resolve(null);
  return findTool(db, { settings: { path: ["clientId"], equals: clientId } });
}

/** The tool that a partner is; null where it is reached otherwise. `db` must see connections. */
export function findToolOfPartner(
  db: Database,
  partnerId: string,
): Promise<Tool | null> {
  return findTool(db, { partnerId });
}

async function findTool(
  db: Database,
  where: Prisma.PartnerConnectionWhereInput,
): Promise<Tool | null> {
  const connection = await db.partnerConnection.findFirst({
    where: { ...where, adapter: "LTI" },
    include: { partner: true },
  });
  if (!connection) return null;
  const reading = readLtiSettings(connection.settings);
  if (reading.kind === "faulty") return null;
  const { partnerId, partner } = connection;
  const { slug, name } = partner;
  return { partnerId, slug, name, settings: reading.settings };
}
