import type { LicenseModel, Prisma } from "@throughline/prisma";
import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";

/** What whoever manages a license is written about. */
export const licenseNotices = [
  "trialEnds",
  "paymentFailed",
  "actionRequired",
  "stopped",
] as const;
export type LicenseNotice = (typeof licenseNotices)[number];

/** Plans a letter to whoever manages a license, once per occurrence. */
export async function planLicenseNotice(
  tx: Tx,
  { id, personId, graceEndsAt, trialEndsAt }: LicenseModel,
  {
    notice,
    occurrence,
    url = null,
  }: { notice: LicenseNotice; occurrence: string; url?: string | null },
  now: Date,
): Promise<void> {
  const payload: Prisma.InputJsonObject = {
    licenseId: id,
    notice,
    graceEndsAt: graceEndsAt?.toISOString() ?? null,
    trialEndsAt: trialEndsAt?.toISOString() ?? null,
    url,
  };
  await planSend(
    tx,
    {
      personId,
      purpose: "licenseNotice",
      occurrence: `${id}:${notice}:${occurrence}`,
      payload,
    },
    now,
  );
}
