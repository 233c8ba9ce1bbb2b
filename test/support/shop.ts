import { randomUUID } from "node:crypto";
import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import type { DisputeFacts } from "@throughline/domain/dispute/dispute.rules";
import { applyCheckout } from "@throughline/domain/order/apply-checkout";
import { beginOrder } from "@throughline/domain/order/begin-order";
import type { CheckoutFacts } from "@throughline/domain/order/checkout.rules";
import { noteCheckout } from "@throughline/domain/order/note-checkout";
import { applyRefund } from "@throughline/domain/refund/apply-refund";
import type { RefundFacts } from "@throughline/domain/refund/refund.rules";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { monday } from "./journey.ts";
import type { TestStore } from "./store.ts";

/** What Stripe says of a purchase that went well, unless told otherwise. */
export type Said = Partial<CheckoutFacts>;

/** A shop that sells one course of two classes with credits for 100 dollars, and what Stripe may say to it. */
export async function openShop(school: TestStore) {
  const { database, run } = school;
  const course = await makeCourse(database, {
    steps: [
      { kind: "SESSION", label: "SFZ-1", partnerId: null },
      { kind: "SESSION", label: "SFZ-2", partnerId: null },
    ],
  });
  const product = await makeProduct(database, {
    courseId: course.id,
    components: [
      { kind: "COURSE_ACCESS" },
      { kind: "PRIVATE_CREDIT", units: 3, validDays: 90 },
    ],
  });

  async function begin(
    who: {
      personId?: string;
      email?: string;
      isForOthers?: boolean;
      quantity?: number;
    } = {},
  ) {
    const outcome = await run((tx) =>
      beginOrder(
        tx,
        {
          productId: product.id,
          quantity: who.quantity ?? 1,
          isForOthers: who.isForOthers ?? false,
          personId: who.personId ?? null,
          email: who.email ?? null,
          requestKey: randomUUID(),
        },
        monday,
      ),
    );
    if (!("orderId" in outcome)) throw new Error(outcome.message);
    const { orderId } = outcome;
    const checkout = {
      orderId,
      checkoutSessionId: `cs_${orderId}`,
      url: "http://stripe.test/pay",
      expiresAt: new Date(monday.getTime() + 86_400_000),
    };
    await run((tx) => noteCheckout(tx, checkout, monday));
    return orderId;
  }

  const facts = async (
    orderId: string,
    said: Said = {},
  ): Promise<CheckoutFacts> => {
    const order = await read(orderId);
    const subtotal = order.unitAmount * order.quantity;
    return {
      checkoutSessionId: `cs_${orderId}`,
      status: "complete",
      paymentStatus: "paid",
      currency: order.currency,
      subtotal,
      total: subtotal,
      discount: 0,
      tax: 0,
      email: order.email ?? "buyer@example.org",
      name: "Ana Buyer",
      customerId: "cus_1",
      paymentIntentId: `pi_${orderId}`,
      subscriptionId: null,
      invoiceId: null,
      chargeId: `ch_${orderId}`,
      receiptUrl: null,
      lines: [
        {
          stripePriceId: product.price.stripePriceId,
          quantity: order.quantity,
        },
      ],
      ...said,
    };
  };

  const read = (id: string) =>
    database.order.findUniqueOrThrow({
      where: { id },
      include: { payments: true, refunds: true, disputes: true, seats: true },
    });

  const hear = async (
    orderId: string,
    said: Said = {},
    failureReason: string | null = null,
  ) => {
    const told = await facts(orderId, said);
    return run((tx) =>
      applyCheckout(tx, { orderId, facts: told, failureReason }, monday),
    );
  };

  return {
    course,
    product,
    begin,
    facts,
    read,
    /** Stripe tells of the checkout as it is now. */
    hear,
    hearRefund: (orderId: string, said: Partial<RefundFacts> = {}) =>
      run((tx) =>
        applyRefund(
          tx,
          {
            orderId,
            facts: {
              stripeRefundId: "re_1",
              reference: null,
              amount: 10_000,
              currency: "usd",
              state: "SUCCEEDED",
              failureReason: null,
              ...said,
            },
          },
          monday,
        ),
      ),
    hearDispute: (orderId: string, said: Partial<DisputeFacts> = {}) =>
      run((tx) =>
        applyDispute(
          tx,
          {
            orderId,
            facts: {
              stripeDisputeId: "dp_1",
              amount: 10_000,
              currency: "usd",
              reason: "fraudulent",
              state: "OPEN",
              openedAt: monday,
              dueAt: new Date(monday.getTime() + 7 * 86_400_000),
              ...said,
            },
          },
          monday,
        ),
      ),
    /** A student of their own with a paid order. */
    async sell() {
      const { id: personId } = await makePerson(database);
      const orderId = await begin({ personId });
      await hear(orderId);
      return { personId, orderId };
    },
    eventsOf: (orderId: string) =>
      database.domainEvent
        .findMany({
          where: { payload: { path: ["orderId"], equals: orderId } },
          orderBy: { id: "asc" },
        })
        .then((events) => events.map(({ type }) => type)),
  };
}
