import { enqueue } from "../queue/enqueue.ts";
import { settleLicense } from "../queue/jobs.ts";
import { lockSeats } from "../seat/lock-seats.ts";
import type { Tx } from "../transaction.ts";
import { standingAfter } from "./license.rules.ts";
import { tellLicenseChange } from "./tell-license-change.ts";

const atOnce = 50;

/** Lapses licenses whose days of grace are over; their seats are suspended by a job. Returns how many it looked at. */
export async function endGrace(tx: Tx, now: Date): Promise<number> {
  const over = await tx.db.license.findMany({
    where: { state: "PAST_DUE", lapsedAt: null, graceEndsAt: { lte: now } },
    orderBy: { orderId: "asc" },
    take: atOnce,
    select: { orderId: true },
  });
  for (const { orderId } of over) {
    const license = (await lockSeats(tx, orderId))?.license;
    if (license?.state !== "PAST_DUE" || license.lapsedAt) continue;
    const { id, state, observedAt } = license;
    const { lapsedAt } = standingAfter(license, state, observedAt, now);
    if (!lapsedAt) continue;
    const lapsed = await tx.db.license.update({
      where: { id },
      data: { lapsedAt },
    });
    await tellLicenseChange(tx, license, lapsed, now);
    enqueue(tx, settleLicense, { licenseId: id });
  }
  return over.length;
}
