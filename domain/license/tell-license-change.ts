import type { LicenseModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { planLicenseNotice } from "./plan-license-notice.ts";

/** Records how a license stands now, and writes to whoever manages it where its seats are in danger or stopped. */
export async function tellLicenseChange(
  tx: Tx,
  before: LicenseModel | null,
  license: LicenseModel,
  now: Date,
): Promise<void> {
  const { id, orderId, personId, state, seatCount, lapsedAt } = license;
  recordEvent(tx, {
    type: "license.changed",
    occurredAt: now,
    personId,
    payload: {
      licenseId: id,
      orderId,
      from: before?.state ?? null,
      to: state,
      seatCount,
      seatCountBefore: before?.seatCount ?? null,
      lapsedAt: lapsedAt?.toISOString() ?? null,
    },
  });
  if (lapsedAt && !before?.lapsedAt)
    await planLicenseNotice(
      tx,
      license,
      { notice: "stopped", occurrence: lapsedAt.toISOString() },
      now,
    );
  else if (state === "PAST_DUE" && before?.state !== "PAST_DUE")
    await planLicenseNotice(
      tx,
      license,
      {
        notice: "paymentFailed",
        occurrence: license.graceEndsAt?.toISOString() ?? "",
      },
      now,
    );
}
