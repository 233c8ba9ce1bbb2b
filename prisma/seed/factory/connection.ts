import { seal } from "@throughline/domain/partner/seal";
import type {
  PartnerAdapterKind,
  PartnerConnectionModel,
  Prisma,
} from "@throughline/prisma";
import type { Writer } from "./writer.ts";

export interface ConnectionOverrides {
  partnerId: string;
  /** The 32 bytes that credentials are sealed under. */
  encryptionKey: Uint8Array;
  /** REST unless said. */
  adapter?: PartnerAdapterKind;
  /** What the kind needs besides. */
  settings?: Prisma.InputJsonObject;
  baseUrl?: string;
  apiKey?: string;
  /** The current secret first, a second one while rotating; each `whsec_` and base64. */
  webhookSecrets?: string[];
}

/** How a partner is reached, its credentials sealed. The secrets given by default are known to everybody: for tests only. */
export function makeConnection(
  db: Writer,
  {
    partnerId,
    encryptionKey,
    adapter = "REST",
    settings = {},
    baseUrl = "http://127.0.0.1:9/partner/v1",
    apiKey = "key_of_the_tests",
    webhookSecrets = [`whsec_${Buffer.alloc(32, 7).toString("base64")}`],
  }: ConnectionOverrides,
): Promise<PartnerConnectionModel> {
  return db.partnerConnection.create({
    data: {
      partnerId,
      adapter,
      settings,
      baseUrl,
      sealedApiKey: seal(encryptionKey, apiKey),
      sealedWebhookSecrets: webhookSecrets.map((secret) =>
        seal(encryptionKey, secret),
      ),
    },
  });
}
