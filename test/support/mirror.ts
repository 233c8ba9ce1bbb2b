import { openStripe } from "@throughline/integrations/stripe/client";
import { startStripeSimulator } from "@throughline/integrations/stripe/simulator/server";
import { mirrorProduct } from "@throughline/jobs/product/mirror";
import { monday } from "./journey.ts";
import type { TestStore } from "./store.ts";

const secretKey = "sk_test_authoring";

/** A simulated Stripe beside a school without workers: it knows a product once it is told of it. */
export async function openMirror(school: TestStore) {
  const simulator = await startStripeSimulator({
    port: 0,
    secretKey,
    webhooks: null,
    now: () => new Date(),
    random: Math.random,
  });
  const clientWith = (key: string) =>
    openStripe({ secretKey: key, apiBase: simulator.url });
  return {
    stripe: clientWith(secretKey),
    /** Does what the queue would: tells Stripe, with the school's key or another, of every product that it was not told of. */
    async tell(key = secretKey) {
      const untold = await school.database.product.findMany({
        where: { mirroredAt: null, state: { not: "DRAFT" } },
      });
      const desk = {
        store: school.store,
        now: () => monday,
        stripe: clientWith(key),
      };
      for (const { id } of untold) await mirrorProduct(desk, { productId: id });
    },
    close: () => simulator.close(),
  };
}

export type Mirror = Awaited<ReturnType<typeof openMirror>>;
