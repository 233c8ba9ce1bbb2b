import type { Standstill } from "@throughline/domain/entitlement/right.rules";
import type { Prisma } from "@throughline/prisma";
import type { Context } from "../context.ts";

const openDispute = { state: "OPEN" } satisfies Prisma.DisputeWhereInput;

/** What to read of a right for {@link stoppedBy}. */
export const whatStops = {
  available: true,
  enrollment: { select: { state: true } },
  order: {
    select: {
      disputes: { where: openDispute, select: { id: true }, take: 1 },
    },
  },
  seat: { select: { orderId: true } },
} satisfies Prisma.EntitlementSelect;

/**
 * Why what is left of a right pays for nothing at this time, as booking decides it; null where it may be used. Whoever holds a
 * seat does not see the order that it came from, so its disputes are asked for apart.
 */
export async function stoppedBy(
  {
    available,
    enrollment,
    order,
    seat,
  }: Prisma.EntitlementGetPayload<{ select: typeof whatStops }>,
  { db }: Context,
): Promise<Standstill | null> {
  if (available === 0) return null;
  if (order && order.disputes.length > 0) return "PAYMENT";
  if (seat) {
    const where = { ...openDispute, orderId: seat.orderId };
    if ((await db.dispute.count({ where })) > 0) return "PAYMENT";
  }
  return enrollment?.state === "SUSPENDED" ? "COURSE" : null;
}

/** Rights that do not stand still. */
export const movingRights = {
  NOT: [
    { enrollment: { state: "SUSPENDED" } },
    { order: { disputes: { some: openDispute } } },
    { seat: { order: { disputes: { some: openDispute } } } },
  ],
} satisfies Prisma.EntitlementWhereInput;
