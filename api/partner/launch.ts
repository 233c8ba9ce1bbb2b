import { unseal } from "@throughline/domain/partner/seal";
import type { Database } from "@throughline/prisma";
import type { LaunchOutcome } from "@throughline/schema/context";
import { launchBeginner, type LaunchBeginning } from "../lti/begin-launch.ts";
import { openConnection, type PartnerAccess } from "./open.ts";

export interface LaunchOptions extends PartnerAccess {
  /** Reads as whoever asks, so that nobody launches another's step. */
  db: Database;
  /** The API's public address, by which tools know us. */
  apiUrl: string;
  /** What a launch of an LTI tool begins with. */
  launching: LaunchBeginning;
}

/** Asks the partner where the student goes now. Reads first, then calls with no transaction open. */
export async function launchAtPartner(
  options: LaunchOptions,
  partnerEnrollmentId: string,
): Promise<LaunchOutcome> {
  const { db, systemDb, encryptionKey, apiUrl, launching } = options;
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

  const begin = launchBeginner(launching, partnerId);
  const ours: { refusal: string | null } = { refusal: null };
  const adapter = openConnection(connection, options, {
    issuer: apiUrl,
    async beginLaunch(id) {
      const begun = await begin(id);
      if (begun.kind === "refused") ours.refusal = begun.reason;
      return begun;
    },
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
      // An adapter does not tell our own no from its partner's.
      return ours.refusal === null
        ? unavailable(outcome.reason)
        : { kind: "refused", reason: ours.refusal };
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
