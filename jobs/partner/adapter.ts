import { unseal } from "@throughline/domain/partner/seal";
import { openAdapter } from "@throughline/integrations/partner-lms/adapters";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import { guardedFetch } from "@throughline/integrations/partner-lms/guarded-fetch";
import type { Database } from "@throughline/prisma";

/**
 * Finds the adapter that reaches a partner, with its credentials unsealed; null where it has no connection. Unless it is allowed to,
 * it calls nothing in the school's own network, whatever a partner's name leads to by now.
 */
export function adapterFinder(
  database: Database,
  encryptionKey: Uint8Array,
  { allowsPrivate }: { allowsPrivate: boolean },
) {
  const fetch = allowsPrivate ? undefined : guardedFetch();
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
      ...(fetch && { fetch }),
      ...(webhookSecret && {
        webhookSecret: unseal(encryptionKey, webhookSecret),
      }),
    });
  };
}
