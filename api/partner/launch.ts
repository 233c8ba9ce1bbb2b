import { unseal } from "@throughline/domain/partner/seal";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import { restAdapter } from "@throughline/integrations/partner-lms/rest/client";
import type { Database, PartnerAdapterKind } from "@throughline/prisma";
import type { LaunchOutcome, PartnerDoor } from "@throughline/schema/context";

export interface PartnerDoorOptions {
  /** Reads as whoever asks, so that nobody launches another's step. */
  db: Database;
  /** Sees connections. */
  systemDb: Database;
  encryptionKey: Uint8Array;
}

interface Connection {
  baseUrl: string;
  apiKey: string;
  timeoutMs: number;
}

/** A person waits for the answer, so it must come soon. */
const timeoutMs = 10_000;

const adapters: Record<
  PartnerAdapterKind,
  (connection: Connection) => PartnerAdapter
> = { REST: restAdapter };

/** The way to a partner while a person waits. Reads first, then calls with no transaction open. */
export function partnerDoor(options: PartnerDoorOptions): PartnerDoor {
  return { launch: (id) => launch(options, id) };
}

async function launch(
  { db, systemDb, encryptionKey }: PartnerDoorOptions,
  partnerEnrollmentId: string,
): Promise<LaunchOutcome> {
  const record = await db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    select: { partnerId: true, externalId: true },
  });
  if (!record) return unavailable("There is no such enrolment.");
  const { partnerId, externalId } = record;
  if (!externalId)
    return unavailable("The partner has not confirmed the enrolment yet.");
  const connection = await systemDb.partnerConnection.findUnique({
    where: { partnerId },
  });
  if (!connection) return unavailable("The partner is not connected.");

  const adapter = adapters[connection.adapter]({
    baseUrl: connection.baseUrl,
    apiKey: unseal(encryptionKey, connection.sealedApiKey),
    timeoutMs,
  });
  const outcome = await adapter.launch({ externalId });
  return outcome.kind === "redirect"
    ? { kind: "ready", url: outcome.url }
    : unavailable(outcome.reason);
}

const unavailable = (reason: string): LaunchOutcome => ({
  kind: "unavailable",
  reason,
});
