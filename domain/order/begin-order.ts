import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordOrderEvent } from "./order.events.ts";
import { faultOfWish, guestWindowMs, mayGuestBegin } from "./order.rules.ts";

export interface BeginOrderInput {
  productId: string;
  quantity: number;
  /** The places are given as seats; always so of a license. */
  isForOthers: boolean;
  /** Who buys, where they are signed in; otherwise a guest, by their address. */
  personId: string | null;
  /** Normalised (`emailSchema`). */
  email: string | null;
  /** The browser's key, which nobody else can guess. */
  requestKey: string;
}

/**
 * Begins an order at the product's current price; nothing is owed and nothing given before Stripe says that it is paid. The same
 * request key finds the same order, and for another purchase it is refused. Guests are asked to wait after some in a row.
 */
export async function beginOrder(
  tx: Tx,
  input: BeginOrderInput,
  now: Date,
): Promise<{ kind: "begun" | "found"; orderId: string } | Refusal> {
  const { requestKey, productId, quantity } = input;
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestKey}, 3))::text`;
  const product = await tx.db.product.findUnique({
    where: { id: productId },
    include: { prices: { where: { isCurrent: true } } },
  });
  if (!product || product.state === "DRAFT")
    return notFound("productId", "product");
  const isForOthers = input.isForOthers || product.kind === "LICENSE";
  const wanted = { ...input, isForOthers };

  const known = await tx.db.order.findUnique({ where: { requestKey } });
  if (known)
    return isSamePurchase(known, wanted)
      ? { kind: "found", orderId: known.id }
      : refused(
          "requestKey",
          "This key belongs to another purchase. Begin again with a new one.",
        );
  const [price = null] = product.prices;
  const fault = faultOfWish({ ...product, price }, { quantity, isForOthers });
  if (fault) return refused(fault.field, fault.message);
  if (!price)
    throw new Error(`product ${productId} is on sale without a price`);
  const hindrance = input.personId
    ? await hindranceOfPerson(tx, input.personId, product, isForOthers)
    : await hindranceOfGuest(tx, input.email, now);
  if (hindrance) return hindrance;

  const order = await tx.db.order.create({
    data: {
      productId,
      priceId: price.id,
      quantity,
      isForOthers,
      personId: input.personId,
      email: input.email,
      currency: price.currency,
      unitAmount: price.unitAmount,
      requestKey,
      createdAt: now,
    },
  });
  recordOrderEvent(tx, "order.created", { ...order, product }, now, {
    quantity,
    isForOthers,
  });
  return { kind: "begun", orderId: order.id };
}

type Purchase = Pick<
  BeginOrderInput,
  "productId" | "quantity" | "isForOthers" | "personId" | "email"
>;

const isSamePurchase = (known: Purchase, wanted: Purchase): boolean =>
  known.productId === wanted.productId &&
  known.quantity === wanted.quantity &&
  known.isForOthers === wanted.isForOthers &&
  known.personId === wanted.personId &&
  (wanted.personId !== null || known.email === wanted.email);

/** Nobody pays twice for a course that they are in. */
async function hindranceOfPerson(
  tx: Tx,
  personId: string,
  { kind, courseId }: { kind: string; courseId: string | null },
  isForOthers: boolean,
): Promise<Refusal | null> {
  if (kind !== "COURSE" || isForOthers || courseId === null) return null;
  const enrolled = await tx.db.enrollment.findFirst({
    where: {
      personId,
      courseId,
      state: { in: ["PENDING", "ACTIVE", "SUSPENDED"] },
    },
    select: { id: true },
  });
  return enrolled
    ? refused(
        "productId",
        "You are enrolled in this course already. Say that it is for others to give a place away.",
      )
    : null;
}

async function hindranceOfGuest(
  tx: Tx,
  email: string | null,
  now: Date,
): Promise<Refusal | null> {
  if (!email)
    return refused("email", "Give an e-mail address, or sign in first.");
  const guests = {
    personId: null,
    state: "OPEN",
    createdAt: { gte: new Date(now.getTime() - guestWindowMs) },
  } as const;
  const ofAll = await tx.db.order.count({ where: guests });
  const ofAddress = await tx.db.order.count({ where: { ...guests, email } });
  return mayGuestBegin({ ofAddress, ofAll })
    ? null
    : refused(
        "email",
        "Too many purchases were begun. Please wait ten minutes and try again, or sign in.",
      );
}
