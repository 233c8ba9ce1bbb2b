import type { Database } from "@throughline/prisma";
import type { RenewedAccess } from "@throughline/schema/context";
import { findAdapter, type PartnerAccess } from "./open.ts";

export interface RenewalOptions extends PartnerAccess {
  /** Reads as whoever asks. */
  db: Database;
}

/** Asks the partner for new access details of one place. Reads first, then calls with no transaction open. */
export async function renewAccessAtPartner(
  options: RenewalOptions,
  partnerEnrollmentId: string,
): Promise<RenewedAccess> {
  const record = await options.db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    select: { partnerId: true, externalId: true },
  });
  if (!record?.externalId)
    return unavailable("The partner has not confirmed the enrolment yet.");
  const adapter = await findAdapter(options, record.partnerId);
  if (!adapter?.renewAccess)
    return unavailable("The partner gives no access details.");
  const outcome = await adapter.renewAccess(record.externalId);
  return outcome.kind === "renewed"
    ? { kind: "renewed", details: outcome.access }
    : unavailable(outcome.reason);
}

const unavailable = (reason: string): RenewedAccess => ({
  kind: "unavailable",
  reason,
});
