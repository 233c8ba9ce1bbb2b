import { beginOrder } from "@throughline/domain/order/begin-order";
import { noteCheckout } from "@throughline/domain/order/note-checkout";
import { emailSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, Refused, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { writeNodeId } from "../node-id.ts";
import {
  Checkout,
  readCheckout,
  type CheckoutRecord,
} from "./checkout.type.ts";

const BeginCheckoutInput = builder.inputType("BeginCheckoutInput", {
  fields: (t) => ({
    productId: t.id(),
    quantity: t.int({
      required: false,
      description:
        "Places, packages or seats; one where it is left out. For oneself one place.",
    }),
    isForOthers: t.boolean({
      required: false,
      description: "A gift, or an employer's: the places are given as seats.",
    }),
    email: t.string({
      required: false,
      description: "Of a guest. Whoever is signed in needs none.",
    }),
    requestKey: t.string({
      description:
        "A random key of the browser, 16 to 100 characters: a repeated click finds the same purchase.",
    }),
  }),
});

export const requestKeySchema = z
  .string()
  .regex(
    /^[\w-]{16,100}$/,
    "Give 16 to 100 letters, digits, hyphens or underscores, made at random.",
  );

const inputSchema = z.object({
  productId: nodeIdOf("Product"),
  quantity: z
    .int()
    .min(1, "Order at least 1.")
    .max(10_000, "Order at most 10,000.")
    .nullish(),
  isForOthers: z.boolean().nullish(),
  email: emailSchema.nullish(),
  requestKey: requestKeySchema,
});

builder.mutationField("beginCheckout", (t) =>
  t.field({
    type: Checkout,
    description:
      "Begins a purchase and opens Stripe's checkout for it, for somebody who is signed in or a guest by e-mail. Repeating it with the same key finds the same one.",
    authScopes: { anyone: true },
    errors: failures,
    args: { input: t.arg({ type: BeginCheckoutInput }) },
    async resolve(_root, { input }, context) {
      const wanted = parseInput(inputSchema, input);
      if (!context.stripe.isConfigured)
        throw new Refused(
          "input.productId",
          "Nothing can be bought here yet: the school has not set up its payments.",
        );
      await hearGuest(context);
      const order = await begin(wanted, context);
      if (order.checkoutUrl !== null) return requireOpen(order);
      return openCheckout(requireOpen(order), wanted.requestKey, context);
    },
  }),
);

type Wanted = z.output<typeof inputSchema>;

/** Guests of one network are heard so often a minute; the database counts by address besides. */
async function hearGuest({ viewer, guests }: Context): Promise<void> {
  if (viewer.personId) return;
  const seconds = await guests.countCheckout();
  if (seconds > 0)
    throw new Refused(
      "input.email",
      `Too many purchases were begun from your network. Please try again in ${seconds} seconds, or sign in first.`,
    );
}

function begin(
  { productId, quantity, isForOthers, email, requestKey }: Wanted,
  { viewer: { personId }, transactForViewer, now }: Context,
): Promise<CheckoutRecord> {
  return transactForViewer(async (tx) => {
    const outcome = await beginOrder(
      tx,
      {
        productId,
        quantity: quantity ?? 1,
        isForOthers: isForOthers ?? false,
        personId,
        email: personId ? null : (email ?? null),
        requestKey,
      },
      now(),
    );
    const { orderId } = succeed(outcome);
    return mustRead(await readCheckout(tx, { id: orderId }));
  });
}

/** Stripe is called between two transactions, under a key of the order's: a reply that is lost is found by asking again. */
async function openCheckout(
  order: CheckoutRecord,
  requestKey: string,
  { stripe, school, transactForViewer, now }: Context,
): Promise<CheckoutRecord> {
  const { id: orderId, product, price } = order;
  const opened = await stripe.createCheckout({
    orderId,
    mode: price.interval === null ? "payment" : "subscription",
    stripePriceId: price.stripePriceId ?? "",
    quantity: order.quantity,
    trialDays: price.trialDays,
    email: order.email ?? order.person?.emails[0]?.address ?? null,
    successUrl: `${school.portalUrl}/thank-you?checkout=${requestKey}`,
    cancelUrl: `${school.portalUrl}/buy/${writeNodeId("Product", order.productId)}?canceled=1`,
    transferGroup: `order_${order.number}`,
    metadata: {
      order_id: orderId,
      order_number: String(order.number),
      product: product.name.slice(0, 500),
    },
  });
  if (opened.kind === "unavailable")
    throw new Refused(
      "input.productId",
      `The payment page cannot be opened just now: ${opened.reason}`,
    );
  const { kind: _kind, ...checkout } = opened;
  return transactForViewer(async (tx) => {
    succeed(await noteCheckout(tx, { orderId, ...checkout }, now()));
    return mustRead(await readCheckout(tx, { id: orderId }));
  });
}

function requireOpen(order: CheckoutRecord): CheckoutRecord {
  if (order.state === "EXPIRED" || order.state === "FAILED")
    throw new Refused(
      "input.requestKey",
      "This purchase is over without a payment. Begin again with a new key.",
    );
  return order;
}

function mustRead(order: CheckoutRecord | null): CheckoutRecord {
  if (!order) throw new Error("an order vanished in its own transaction");
  return order;
}
