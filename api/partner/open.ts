import { unseal } from "@throughline/domain/partner/seal";
import {
  openAdapter,
  type LaunchContext,
} from "@throughline/integrations/partner-lms/adapters";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import type { Database, PartnerConnectionModel } from "@throughline/prisma";

/** A person waits for the answer, so it must come soon. */
const timeoutMs = 10_000;

/** Opens the adapter of a connection for somebody who waits. */
export function openConnection(
  { adapter, baseUrl, settings, sealedApiKey }: PartnerConnectionModel,
  encryptionKey: Uint8Array,
  launchContext?: LaunchContext,
): PartnerAdapter {
  return openAdapter(adapter, {
    baseUrl,
    settings,
    apiKey: unseal(encryptionKey, sealedApiKey),
    timeoutMs,
    ...(launchContext && { launchContext }),
  });
}

/** Opens the adapter of a partner for somebody who waits; null where it has no connection. */
export async function findAdapter(
  {
    systemDb,
    encryptionKey,
  }: { systemDb: Database; encryptionKey: Uint8Array },
  partnerId: string,
): Promise<PartnerAdapter | null> {
  const connection = await systemDb.partnerConnection.findUnique({
    where: { partnerId },
  });
  return connection && openConnection(connection, encryptionKey);
}
