import { unseal } from "@throughline/domain/partner/seal";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import { restAdapter } from "@throughline/integrations/partner-lms/rest/client";
import type { Database, PartnerAdapterKind } from "@throughline/prisma";

interface Access {
  baseUrl: string;
  apiKey: string;
}

const adapters: Record<PartnerAdapterKind, (access: Access) => PartnerAdapter> =
  {
    REST: restAdapter,
  };

/** Finds the adapter that reaches a partner, with its credentials unsealed; null where it has no connection. */
export function adapterFinder(database: Database, encryptionKey: Uint8Array) {
  return async (partnerId: string): Promise<PartnerAdapter | null> => {
    const connection = await database.partnerConnection.findUnique({
      where: { partnerId },
    });
    if (!connection) return null;
    const { adapter, baseUrl, sealedApiKey } = connection;
    return adapters[adapter]({
      baseUrl,
      apiKey: unseal(encryptionKey, sealedApiKey),
    });
  };
}
