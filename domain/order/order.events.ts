import type { Prisma } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

/** As much of an order as its facts say. */
export interface OrderSubject {
  id: string;
  number: number;
  productId: string;
  personId: string | null;
  enrollmentId?: string | null;
  product?: { courseId: string | null };
}

/** Records a fact about an order: the purchase itself, its payments, refunds and disputes. */
export function recordOrderEvent(
  tx: Tx,
  type: EventType,
  { id, number, productId, personId, enrollmentId, product }: OrderSubject,
  now: Date,
  {
    reason = null,
    ...payload
  }: Prisma.InputJsonObject & { reason?: string | null } = {},
): void {
  recordEvent(tx, {
    type,
    occurredAt: now,
    personId,
    courseId: product?.courseId ?? null,
    enrollmentId: enrollmentId ?? null,
    reason,
    payload: { orderId: id, orderNumber: number, productId, ...payload },
  });
}

/** Something about an order needs a decision of the staff, who is alerted. */
export const flagOrder = (
  tx: Tx,
  order: OrderSubject,
  reason: string,
  now: Date,
): void => recordOrderEvent(tx, "order.flagged", order, now, { reason });
