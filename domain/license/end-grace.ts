import { enqueue } from "../queue/enqueue.ts";
import { observeLicense, settleLicense } from "../queue/jobs.ts";
import { lockSeats } from "../seat/lock-seats.ts";
import type { Tx } from "../transaction.ts";
import { standingAfter } from "./license.rules.ts";
import { tellLicenseChange } from "./tell-license-change.ts";

const atOnce = 500;

/** The orders of licenses whose days of grace are over and whose seats still go on; the longest over first, some at a time. */
export async function outOfGrace(
  db: Pick<Tx["db"], "license">,
  now: Date,
): Promise<{ orderId: string }[]> {
  return db.license.findMany({
    where: { state: "PAST_DUE", lapsedAt: null, graceEndsAt: { lte: now } },
    orderBy: { graceEndsAt: "asc" },
    take: atOnce,
    select: { orderId: true },
  });
}

/** Has Stripe asked before licenses lapse, for the message that one was paid may have been lost; what it says then decides. */
export function askBeforeLapse(
  tx: Tx,
  licenses: readonly { orderId: string }[],
): void {
  for (const { orderId } of licenses)
    enqueue(tx, observeLicense, { orderId }, { oncePer: orderId });
}

/** Lapses a license whose days of grace are over, by the clock; its seats are suspended by a job. Leaves any other alone. */
export async function endGrace(
  tx: Tx,
  { orderId }: { orderId: string },
  now: Date,
): Promise<void> {
  const license = (await lockSeats(tx, orderId))?.license;
  if (license?.state !== "PAST_DUE" || license.lapsedAt) return;
  const { id, state, observedAt } = license;
  const { lapsedAt } = standingAfter(license, state, observedAt, now);
  if (!lapsedAt) return;
  const lapsed = await tx.db.license.update({
    where: { id },
    data: { lapsedAt },
  });
  await tellLicenseChange(tx, license, lapsed, now);
  enqueue(tx, settleLicense, { licenseId: id });
}
