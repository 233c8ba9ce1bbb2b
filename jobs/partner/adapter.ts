import { unseal } from "@throughline/domain/partner/seal";
import { openAdapter } from "@throughline/integrations/partner-lms/adapters";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import type { Database } from "@throughline/prisma";

/** Finds the adapter that reaches a partner, with its credentials unsealed; null where it has no connection. */
export function adapterFinder(database: Database, encryptionKey: Uint8Array) {
  return async (partnerId: string): Promise<PartnerAdapter | null> => {
    const connection = await database.partnerConnection.findUnique({
      where: { partnerId },
    });
    if (!connection) return null;
    const { adapter, baseUrl, settings, sealedApiKey, sealedWebhookSecrets } =
      connection;
    const [webhookSecret] = sealedWebhookSecrets;
    return openAdapter(adapter, {
      baseUrl,
      settings,
      apiKey: unseal(encryptionKey, sealedApiKey),
      ...(webhookSecret && {
        webhookSecret: unseal(encryptionKey, webhookSecret),
      }),
    });
  };
}
