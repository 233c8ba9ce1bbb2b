import type { ProductKind } from "@throughline/prisma";
import { notFound, type Refusal } from "../outcome.ts";
import { granularityOf } from "../product/currency.rules.ts";
import type { Tx } from "../transaction.ts";
import { setOffTransfer } from "./set-off-transfer.ts";
import { splitSale } from "./split.rules.ts";

export interface PlanTransfersInput {
  orderId: string;
  /** Of a license that is paid once more: which payment, and how much of it is tax. */
  renewal?: { paymentId: string; tax: number };
}

/**
 * Plans what of a payment goes to whom, by the shares of the course as they are now, once per payment and payee. They are sent by
 * a job, as soon as Stripe lets the payee receive. A repeat plans nothing.
 */
export async function planTransfers(
  tx: Tx,
  { orderId, renewal }: PlanTransfersInput,
  now: Date,
): Promise<{ kind: "planned" | "unchanged"; transferIds: string[] } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`;
  const order = await tx.db.order.findUnique({
    where: { id: orderId },
    include: {
      product: true,
      license: { select: { seatCount: true } },
      payments: {
        where: { state: "SUCCEEDED" },
        orderBy: { createdAt: "asc" },
      },
      transfers: { select: { paymentId: true } },
    },
  });
  if (!order) return notFound("orderId", "order");
  const payment = renewal
    ? order.payments.find(({ id }) => id === renewal.paymentId)
    : order.payments[0];
  const isFirst = !renewal;
  const planned = order.transfers.some(({ paymentId }) =>
    isFirst
      ? paymentId === null || paymentId === payment?.id
      : paymentId === renewal.paymentId,
  );
  const { courseId, kind } = order.product;
  if (planned || courseId === null || (renewal && !payment))
    return { kind: "unchanged", transferIds: [] };

  const paid = renewal
    ? { gross: payment?.amount ?? 0, tax: renewal.tax }
    : { gross: order.total ?? 0, tax: order.tax };
  const parts = splitSale(
    {
      base: Math.max(0, paid.gross - paid.tax),
      quantity: renewal
        ? (order.license?.seatCount ?? order.quantity)
        : order.quantity,
    },
    await findShares(tx, { courseId, kind, currency: order.currency }),
  );
  const transfers = await tx.db.transfer.createManyAndReturn({
    data: payableParts(parts, order.currency).map(
      ([payoutAccountId, amount]) => ({
        orderId,
        payoutAccountId,
        paymentId: payment?.id ?? null,
        amount,
        currency: order.currency,
        createdAt: now,
      }),
    ),
    skipDuplicates: true,
  });
  for (const transfer of transfers)
    await setOffTransfer(tx, transfer, { courseId }, now);
  return {
    kind: transfers.length > 0 ? "planned" : "unchanged",
    transferIds: transfers.map(({ id }) => id),
  };
}

/** What can be sent in a currency, rounded down; the rest stays with the school. */
function payableParts(
  parts: ReadonlyMap<string, number>,
  currency: string,
): [payoutAccountId: string, amount: number][] {
  const step = granularityOf(currency);
  return [...parts]
    .map(([payee, amount]): [string, number] => [
      payee,
      amount - (amount % step),
    ])
    .filter(([, amount]) => amount > 0);
}

/**
 * The shares that hold for a sale. An amount is meant for a place at the course's own price: one in another currency was meant for
 * another price, and a license, paid by the period, is shared in percent alone.
 */
function findShares(
  tx: Tx,
  {
    courseId,
    kind,
    currency,
  }: { courseId: string; kind: ProductKind; currency: string },
) {
  const inPercent = { currency: null };
  return tx.db.payoutShare.findMany({
    where: {
      courseId,
      AND: [
        { OR: [{ courseStepId: null }, { courseStep: { retiredAt: null } }] },
        kind === "LICENSE" ? inPercent : { OR: [inPercent, { currency }] },
      ],
    },
    orderBy: { id: "asc" },
  });
}
