import { enqueue } from "../queue/enqueue.ts";
import { observeLicense } from "../queue/jobs.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { addSeats } from "./add-seats.ts";
import { lockSeats } from "./lock-seats.ts";

export interface OpenSeatsInput {
  orderId: string;
  licenseId?: string | null;
  count: number;
}

/**
 * Opens the seats that an order paid for, once: a repeat finds them, whatever became of them since. A license's seats follow its
 * subscription, which is asked of Stripe first where it is not known here yet.
 */
export async function openSeats(
  tx: Tx,
  { orderId, licenseId = null, count }: OpenSeatsInput,
  now: Date,
): Promise<{ kind: "opened" | "unchanged" | "awaitsLicense" } | Refusal> {
  const order = await lockSeats(tx, orderId);
  if (!order) return notFound("orderId", "order");
  const ofLicense = licenseId ?? order.license?.id ?? null;
  if (order.product.kind === "LICENSE" && ofLicense === null) {
    enqueue(tx, observeLicense, { orderId });
    return { kind: "awaitsLicense" };
  }
  if (await tx.db.seat.findFirst({ where: { orderId } }))
    return { kind: "unchanged" };
  await addSeats(tx, { orderId, licenseId: ofLicense, count }, now);
  return { kind: "opened" };
}
