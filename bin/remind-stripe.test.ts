import { makeProduct } from "../prisma/seed/factory/product.ts";
import { makePurchase } from "../prisma/seed/factory/purchase.ts";
import { makePerson } from "../prisma/seed/factory/person.ts";
import { openVisit } from "../integrations/stripe/simulator/testing.ts";
import { expect, it } from "vitest";
import { openStore } from "../test/support/store.ts";
import { remindStripe } from "./remind-stripe.ts";

it("makes a purchase of the demo's past one that can be refunded", async () => {
  const school = await openStore();
  const visit = await openVisit();
  try {
    const product = await makeProduct(school.database);
    const person = await makePerson(school.database);
    const boughtAt = new Date("2026-10-05T09:00:00Z");
    const order = await makePurchase(
      school.store,
      { product, personId: person.id },
      boughtAt,
    );
    await remindStripe(school.urls.owner, visit.simulator.url);
    await remindStripe(school.urls.owner, visit.simulator.url);
    const intent = order.paymentIntentId ?? "";
    await visit.stripe.refunds.create({ payment_intent: intent, amount: 500 });
    const { latest_charge } = await visit.stripe.paymentIntents.retrieve(
      intent,
      { expand: ["latest_charge"] },
    );
    expect(latest_charge).toMatchObject({
      amount: order.total,
      amount_refunded: 500,
      created: boughtAt.getTime() / 1_000,
      transfer_group: `order_${order.number}`,
    });
  } finally {
    await visit.close();
    await school.close();
  }
});
