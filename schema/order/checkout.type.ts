import { chargeOf, isSpare } from "@throughline/domain/order/order.rules";
import type { Tx } from "@throughline/domain/transaction";
import type { Prisma } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { Product } from "../product/product.type.ts";
import { OrderStateEnum } from "./order.type.ts";

const wanted = {
  product: true,
  price: true,
  person: {
    select: {
      emails: { where: { isPrimary: true }, select: { address: true } },
    },
  },
} satisfies Prisma.OrderInclude;

export type CheckoutRecord = Prisma.OrderGetPayload<{ include: typeof wanted }>;

/** Reads a purchase for whoever began it, who may be a guest: what proves that is its request key. */
export const readCheckout = (
  tx: Tx,
  where: { id: string } | { requestKey: string },
): Promise<CheckoutRecord | null> =>
  tx.db.order.findUnique({ where, include: wanted });

/** The key alone shows a guest's purchase, until it is somebody's own: an address is passed on more easily than a login. */
const maySee = (
  { personId, claimedAt, state }: CheckoutRecord,
  viewerId: string | null,
): boolean =>
  personId === null ||
  personId === viewerId ||
  (isPaid(state) && claimedAt === null);

const isPaid = (state: string): boolean =>
  state === "PAID" || state === "REFUNDED";

const ChargeEnum = builder.enumType("Charge", {
  description: "What was charged when a purchase was made.",
  values: {
    PAID: {},
    TRIAL: { description: "Nothing: a license is tried before it is paid." },
    NOTHING: {
      description: "A free course, or a promotion code for all of it.",
    },
  },
});

export const Checkout = builder
  .objectRef<CheckoutRecord>("Checkout")
  .implement({
    description:
      "A purchase as whoever began it sees it, signed in or not. Amounts are in the currency's smallest unit.",
    authScopes: { anyone: true },
    fields: (t) => ({
      number: t.exposeInt("number"),
      state: t.expose("state", { type: OrderStateEnum }),
      url: t.string({
        nullable: true,
        description: "Where it is paid, while it can be.",
        resolve: ({ state, checkoutUrl }) =>
          state === "OPEN" ? checkoutUrl : null,
      }),
      expiresAt: t.expose("expiresAt", { type: "DateTime", nullable: true }),
      quantity: t.exposeInt("quantity"),
      isForOthers: t.exposeBoolean("isForOthers"),
      currency: t.exposeString("currency"),
      unitAmount: t.exposeInt("unitAmount"),
      total: t.exposeInt("total", { nullable: true }),
      charge: t.field({
        type: ChargeEnum,
        nullable: true,
        description: "Null before it counts as paid.",
        resolve: (order) => (isPaid(order.state) ? chargeOf(order).kind : null),
      }),
      isClaimNeeded: t.boolean({
        description:
          "It is paid, and a link to make it one's own is in the mail.",
        resolve: ({ state, claimedAt }) =>
          state === "PAID" && claimedAt === null,
      }),
      isSpare: t.boolean({
        description:
          "It was bought for oneself by somebody who is in the course already: its place is to give away.",
        resolve: isSpare,
      }),
      product: t.field({
        type: Product,
        nullable: true,
        resolve: ({ product }) => product,
      }),
    }),
  });

builder.queryField("checkout", (t) =>
  t.field({
    type: Checkout,
    nullable: true,
    description:
      "What became of a purchase that this browser began, by its request key; null of what is somebody else's own. Ask again until it is PAID: payment is told by Stripe.",
    authScopes: { anyone: true },
    args: { requestKey: t.arg.string() },
    async resolve(_root, { requestKey }, { viewer, transactForViewer }) {
      const order = await transactForViewer((tx) =>
        readCheckout(tx, { requestKey }),
      );
      return order && maySee(order, viewer.personId) ? order : null;
    },
  }),
);
