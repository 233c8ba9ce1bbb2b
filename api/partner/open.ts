import { unseal } from "@throughline/domain/partner/seal";
import {
  openAdapter,
  type LaunchContext,
} from "@throughline/integrations/partner-lms/adapters";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import { guardedFetch } from "@throughline/integrations/partner-lms/guarded-fetch";
import type { Database, PartnerConnectionModel } from "@throughline/prisma";

/** A person waits for the answer, so it must come soon. */
const timeoutMs = 10_000;

const guarded = guardedFetch();

/** What opening a partner's adapter needs. */
export interface PartnerAccess {
  /** Sees connections. */
  systemDb: Database;
  encryptionKey: Uint8Array;
  /** Whether partners may be reached in our own network, as in a demo. */
  allowsPrivatePartners: boolean;
}

/** Opens the adapter of a connection for somebody who waits. */
export function openConnection(
  { adapter, baseUrl, settings, sealedApiKey }: PartnerConnectionModel,
  { encryptionKey, allowsPrivatePartners }: Omit<PartnerAccess, "systemDb">,
  launchContext?: LaunchContext,
): PartnerAdapter {
  return openAdapter(adapter, {
    baseUrl,
    settings,
    apiKey: unseal(encryptionKey, sealedApiKey),
    timeoutMs,
    ...(!allowsPrivatePartners && { fetch: guarded }),
    ...(launchContext && { launchContext }),
  });
}

/** Opens the adapter of a partner for somebody who waits; null where it has no connection. */
export async function findAdapter(
  access: PartnerAccess,
  partnerId: string,
): Promise<PartnerAdapter | null> {
  const connection = await access.systemDb.partnerConnection.findUnique({
    where: { partnerId },
  });
  return connection && openConnection(connection, access);
}
