import { unseal } from "@throughline/domain/partner/seal";
import { openAdapter } from "@throughline/integrations/partner-lms/adapters";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import {
  parsePartnerMessage,
  type PartnerMessageParse,
} from "@throughline/integrations/partner-lms/parse";
import type { Database } from "@throughline/prisma";

/** A partner that may send us messages. */
export interface KnownPartner {
  id: string;
  slug: string;
  /** Every secret valid now. */
  secrets: string[];
  /** Checks a delivery in the partner's own way. */
  verify: PartnerAdapter["verifyWebhook"];
  /** Reads a verified body in the partner's own format. */
  read: (rawBody: Uint8Array, now: Date) => PartnerMessageParse;
}

const keepMs = 5_000;
const keepAtMost = 1_000;

/**
 * Looks partners up by the name in their address, with their webhook secrets unsealed; null for an unknown one. What was
 * found is kept for five seconds, so that a rotated secret counts soon. `db` must see connections.
 */
export function partnerSecrets(
  db: Database,
  encryptionKey: Uint8Array,
  now: () => Date,
): (slug: string) => Promise<KnownPartner | null> {
  const kept = new Map<
    string,
    { until: number; partner: Promise<KnownPartner | null> }
  >();
  return (slug) => {
    const time = now().getTime();
    const known = kept.get(slug);
    if (known && time < known.until) return known.partner;
    if (kept.size >= keepAtMost) kept.clear();
    const partner = findPartner(db, encryptionKey, slug);
    kept.set(slug, { until: time + keepMs, partner });
    partner.catch(() => kept.delete(slug));
    return partner;
  };
}

async function findPartner(
  db: Database,
  encryptionKey: Uint8Array,
  slug: string,
): Promise<KnownPartner | null> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return null;
  const partner = await db.partner.findUnique({
    where: { slug },
    select: { id: true, connection: true },
  });
  if (!partner?.connection) return null;
  const { adapter, baseUrl, settings, sealedApiKey, sealedWebhookSecrets } =
    partner.connection;
  const opened = openAdapter(adapter, {
    baseUrl,
    settings,
    apiKey: unseal(encryptionKey, sealedApiKey),
  });
  return {
    id: partner.id,
    slug,
    secrets: sealedWebhookSecrets.map((sealed) =>
      unseal(encryptionKey, sealed),
    ),
    verify: (delivery) => opened.verifyWebhook(delivery),
    read: opened.readWebhook ?? parsePartnerMessage,
  };
}
