import type { PartnerAdapterKind, Prisma } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { isClientIdTaken } from "../lti/is-client-id-taken.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { faultOfSecret, keyMustBeGiven } from "./connection.rules.ts";
import type { Vault } from "./vault.ts";

export interface ConnectionDraft {
  partnerId: string;
  adapter: PartnerAdapterKind;
  baseUrl: string;
  settings: Prisma.InputJsonObject;
  callsPerMinute: number;
  /** Null keeps the one that is there. */
  apiKey: string | null;
  /** Comes before the one that is there, which stays good beside it; null changes nothing. */
  newWebhookSecret: string | null;
  /** Ends a rotation: only the current secret stays good. */
  dropOldSecret: boolean;
  /** Random; the key where the kind needs none of the partner's. */
  spareKey: string;
}

/**
 * Keeps how a partner is reached, its credentials sealed. A key is never sent to another place than it was given for: with another
 * address or kind it must be given again.
 */
export async function saveConnection(
  tx: Tx,
  draft: ConnectionDraft,
  vault: Vault,
  now: Date,
): Promise<{ kind: "saved"; partnerId: string } | Refusal> {
  const { partnerId, adapter, baseUrl, settings, callsPerMinute } = draft;
  await tx.db
    .$queryRaw`SELECT 1 FROM "Partner" WHERE id = ${partnerId}::uuid FOR UPDATE`;
  const partner = await tx.db.partner.findUnique({
    where: { id: partnerId },
    include: { connection: true },
  });
  if (!partner) return notFound("partnerId", "partner");
  const { connection: before } = partner;
  if (draft.apiKey === null && keyMustBeGiven(before, draft))
    return refused(
      "apiKey",
      before
        ? "Give the key again: it was given for another address."
        : "Give the key that the partner gave you.",
    );
  const fault =
    draft.newWebhookSecret !== null &&
    faultOfSecret(adapter, draft.newWebhookSecret);
  if (fault) return refused("webhookSecret", fault);
  const { clientId } = settings;
  if (
    adapter === "LTI" &&
    typeof clientId === "string" &&
    (await isClientIdTaken(tx, { partnerId, clientId }))
  )
    return refused(
      "settings.clientId",
      "Another partner's tool has this client id. Give each its own.",
    );

  const isSpare = adapter === "VOUCHER" && before?.adapter !== "VOUCHER";
  const apiKey = isSpare ? draft.spareKey : draft.apiKey;
  const kept = {
    adapter,
    baseUrl,
    settings,
    callsPerMinute,
    ...(apiKey !== null && { sealedApiKey: vault.seal(apiKey) }),
    sealedWebhookSecrets: secretsAfter(
      before?.sealedWebhookSecrets ?? [],
      draft,
      vault,
    ),
  };
  await tx.db.partnerConnection.upsert({
    where: { partnerId },
    create: {
      sealedApiKey: vault.seal(apiKey ?? draft.spareKey),
      partnerId,
      ...kept,
    },
    update: kept,
  });
  recordEvent(tx, {
    type: "partner.connectionChanged",
    occurredAt: now,
    payload: {
      partnerId,
      adapter,
      baseUrl,
      callsPerMinute,
      keyChanged: apiKey !== null,
      secretChanged: draft.newWebhookSecret !== null,
      oldSecretDropped: draft.dropOldSecret,
    },
  });
  return { kind: "saved", partnerId };
}

function secretsAfter(
  before: string[],
  { newWebhookSecret, dropOldSecret }: ConnectionDraft,
  vault: Vault,
): string[] {
  const [current] = before;
  const kept = dropOldSecret ? before.slice(0, 1) : before;
  if (newWebhookSecret === null) return kept;
  const sealed = vault.seal(newWebhookSecret);
  return current === undefined || dropOldSecret ? [sealed] : [sealed, current];
}
