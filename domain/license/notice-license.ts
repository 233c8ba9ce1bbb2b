import type { Tx } from "../transaction.ts";
import {
  planLicenseNotice,
  type LicenseNotice,
} from "./plan-license-notice.ts";

/** Writes to whoever manages a subscription's license about what Stripe says, once per occurrence; nothing where there is none. */
export async function noticeLicense(
  tx: Tx,
  {
    stripeSubscriptionId,
    ...what
  }: {
    stripeSubscriptionId: string;
    notice: LicenseNotice;
    occurrence: string;
    url?: string | null;
  },
  now: Date,
): Promise<void> {
  const license = await tx.db.license.findUnique({
    where: { stripeSubscriptionId },
  });
  if (license) await planLicenseNotice(tx, license, what, now);
}
