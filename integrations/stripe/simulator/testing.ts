import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { openStripe, type Stripe, type StripeClient } from "../client.ts";
import { verifyStripeWebhook } from "../verify.ts";
import { startStripeSimulator, type StripeSimulator } from "./server.ts";

/** A simulator, Stripe's own client that calls it, and a webhook endpoint that checks what it is told. */
export interface Visit {
  simulator: StripeSimulator;
  stripe: StripeClient;
  /** As they arrived, repeats too. */
  received: ReceivedEvent[];
  eventsOf: (type: string) => ReceivedEvent[];
  /** The endpoint answers this from now on. */
  answerWith: (status: number) => void;
  openCheckout: (wish?: CheckoutWish) => Promise<Stripe.Checkout.Session>;
  /** The simulator's clock stands still unless it is moved. */
  moveTime: (seconds: number) => void;
  close: () => Promise<void>;
}

interface ReceivedEvent {
  id: string;
  type: string;
  account?: string;
  related_object?: { id: string; type: string };
  data: { object: Record<string, unknown> };
}

export interface CheckoutWish {
  unitAmount?: number;
  currency?: string;
  quantity?: number;
  monthly?: boolean;
  trialDays?: number;
  customer?: string;
  more?: Partial<Stripe.Checkout.SessionCreateParams>;
}

const secret = "whsec_of_the_school";
const connectSecret = "whsec_of_connect";

/** Opens all three on ports of their own. */
export async function openVisit(): Promise<Visit> {
  const received: ReceivedEvent[] = [];
  let status = 200;
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead * 1_000);
  const endpoint = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const rawBody = Buffer.concat(chunks);
      const verification = verifyStripeWebhook({
        rawBody,
        signature: String(request.headers["stripe-signature"]),
        secrets: [secret, connectSecret],
        now: now(),
      });
      if (verification.kind !== "verified") {
        response.writeHead(400).end();
        return;
      }
      received.push(JSON.parse(rawBody.toString()) as ReceivedEvent);
      response.writeHead(status).end();
    });
  });
  endpoint.listen(0, "127.0.0.1");
  await once(endpoint, "listening");
  const { port } = endpoint.address() as AddressInfo;
  const secretKey = "sk_test_key";
  const simulator = await startStripeSimulator({
    port: 0,
    secretKey,
    webhooks: { url: `http://127.0.0.1:${port}/`, secret, connectSecret },
    now,
    random: Math.random,
    retryFactor: 0.0005,
  });
  const stripe = openStripe({ secretKey, apiBase: simulator.url });
  return {
    simulator,
    stripe,
    received,
    eventsOf: (type) => received.filter((event) => event.type === type),
    answerWith: (next) => {
      status = next;
    },
    openCheckout: (wish) => openCheckout(stripe, wish),
    moveTime: (seconds) => {
      ahead += seconds;
    },
    async close() {
      await simulator.close();
      const closed = once(endpoint, "close");
      endpoint.close();
      endpoint.closeAllConnections();
      await closed;
    },
  };
}

async function openCheckout(
  stripe: StripeClient,
  {
    unitAmount = 10_000,
    currency = "usd",
    quantity = 1,
    monthly = false,
    trialDays = 0,
    customer,
    more = {},
  }: CheckoutWish = {},
): Promise<Stripe.Checkout.Session> {
  const product = await stripe.products.create({ name: "Salon foundations" });
  const price = await stripe.prices.create({
    product: product.id,
    currency,
    unit_amount: unitAmount,
    ...(monthly && { recurring: { interval: "month" } }),
  });
  const metadata = { order_id: "order-1" };
  return stripe.checkout.sessions.create({
    mode: monthly ? "subscription" : "payment",
    client_reference_id: "order-1",
    line_items: [{ price: price.id, quantity }],
    success_url: "http://portal.test/thanks?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://portal.test/course",
    allow_promotion_codes: true,
    metadata,
    ...(customer !== undefined && { customer }),
    ...(monthly
      ? {
          subscription_data: {
            metadata,
            ...(trialDays > 0 && { trial_period_days: trialDays }),
          },
        }
      : { payment_intent_data: { metadata, transfer_group: "group-1" } }),
    ...more,
  });
}
