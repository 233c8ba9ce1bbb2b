import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStripe } from "../client.ts";
import { startStripeSimulator } from "./server.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "stripe-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const secretKey = "sk_test_key";
const start = () =>
  startStripeSimulator({
    port: 0,
    secretKey,
    webhooks: null,
    now: () => new Date(),
    random: Math.random,
    stateFile: path.join(folder, "state.json"),
  });

test("what was bought and set is there after a restart", async () => {
  const first = await start();
  const stripe = openStripe({ secretKey, apiBase: first.url });
  const product = await stripe.products.create({ name: "Course" });
  const price = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 4_950,
  });
  const { id } = await stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [{ price: price.id, quantity: 2 }],
    success_url: "http://portal.test",
  });
  first.pay(id);
  first.setHouse({ taxPercent: 7 });
  await first.close();

  const second = await start();
  try {
    const again = openStripe({ secretKey, apiBase: second.url });
    const { sessions } = again.checkout;
    expect(
      await sessions.retrieve(id, { expand: ["line_items"] }),
    ).toMatchObject({
      payment_status: "paid",
      line_items: { data: [{ quantity: 2 }] },
    });
    const kept = await again.prices.retrieve(price.id);
    expect(kept.unit_amount_decimal?.toString()).toBe("4950");
    expect((await again.tax.settings.retrieve()).status).toBe("active");
  } finally {
    await second.close();
  }
});
