import { unseal } from "@throughline/domain/partner/seal";
import type { Database } from "@throughline/prisma";
import type { LaunchOutcome } from "@throughline/schema/context";
import { launchBeginner, type LaunchBeginning } from "../lti/begin-launch.ts";
import { openConnection } from "./open.ts";

export interface LaunchOptions {
  /** Reads as whoever asks, so that nobody launches another's step. */
  db: Database;
  /** Sees connections. */
  systemDb: Database;
  encryptionKey: Uint8Array;
  /** The API's public address, by which tools know us. */
  apiUrl: string;
  /** What a launch of an LTI tool begins with. */
  launching: LaunchBeginning;
}

/** Asks the partner where the student goes now. Reads first, then calls with no transaction open. */
export async function launchAtPartner(
  { db, systemDb, encryptionKey, apiUrl, launching }: LaunchOptions,
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

  const adapter = openConnection(connection, encryptionKey, {
    issuer: apiUrl,
    beginLaunch: launchBeginner(launching, partnerId),
  });
  const voucher = adapter.capabilities().needsVoucher
    ? await findVoucher(systemDb, encryptionKey, partnerEnrollmentId)
    : undefined;
  const outcome = await adapter.launch({
    externalId,
    ...(voucher !== undefined && { voucher }),
  });
  switch (outcome.kind) {
    case "redirect":
      return { kind: "redirect", url: outcome.url };
    case "formPost":
      return {
        kind: "formPost",
        url: outcome.url,
        fields: Object.entries(outcome.fields).map(([name, value]) => ({
          name,
          value,
        })),
      };
    case "voucher":
      return { kind: "voucher", code: outcome.code, url: outcome.url };
    case "unavailable":
      return unavailable(outcome.reason);
  }
}

async function findVoucher(
  systemDb: Database,
  encryptionKey: Uint8Array,
  partnerEnrollmentId: string,
): Promise<string | undefined> {
  const voucher = await systemDb.voucher.findUnique({
    where: { partnerEnrollmentId },
  });
  return voucher ? unseal(encryptionKey, voucher.sealedCode) : undefined;
}

const unavailable = (reason: string): LaunchOutcome => ({
  kind: "unavailable",
  reason,
});
