import { randomUUID } from "node:crypto";
import { openStripe } from "@throughline/integrations/stripe/client";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeProduct } from "@throughline/seed/factory/product";
import { makeUser } from "@throughline/seed/factory/user";
import { signIn, type ApiClient } from "./api-client.ts";
import type { Town } from "./town.ts";
import { until } from "./until.ts";

const beginCheckout = `mutation ($input: BeginCheckoutInput!) {
  beginCheckout(input: $input) {
    __typename
    ... on Checkout { number state url isClaimNeeded }
    ... on UserError { field message }
  }
}`;

/** What the API says of a purchase that is begun. */
export interface Begun {
  __typename: string;
  number: number;
  state: string;
  url: string;
  field?: string;
  message?: string;
}

const password = "a long student password";
let people = 0;

/** Who buys in a town, signed in or as a guest, over real HTTP. */
export interface Till {
  product: { id: string };
  courseId: string;
  student: () => Promise<ApiClient & { personId: string; email: string }>;
  guest: Pick<ApiClient, "ask">;
  begin: (
    who: Pick<ApiClient, "ask">,
    input?: Record<string, unknown>,
  ) => Promise<Begun>;
  order: (number: number) => ReturnType<typeof readOrder>;
  /** Resolves when all that Stripe told is dealt with. */
  quiet: () => Promise<void>;
  /** Holds what Stripe tells while something happens, then tells all of it in another order. */
  inAnyOrder: (happens: () => void | Promise<void>) => Promise<void>;
}

/** Puts a course of two classes on sale in a town, for 100 dollars with three credits. */
export async function openTill(town: Town): Promise<Till> {
  const { database, stripe, jobsEnvironment } = town;
  const course = await makeCourse(database, {
    steps: [{ label: "SFZ-1" }, { label: "SFZ-2" }],
  });
  const client = openStripe({
    secretKey: jobsEnvironment.STRIPE_SECRET_KEY ?? "",
    apiBase: stripe.url,
  });
  const mirrored = await client.products.create({ name: course.title });
  const price = await client.prices.create({
    product: mirrored.id,
    currency: "usd",
    unit_amount: 10_000,
  });
  const product = await makeProduct(database, {
    courseId: course.id,
    stripeProductId: mirrored.id,
    components: [
      { kind: "COURSE_ACCESS" },
      { kind: "PRIVATE_CREDIT", units: 3 },
    ],
    price: { stripePriceId: price.id },
  });
  const productId = Buffer.from(`Product:${product.id}`).toString("base64url");
  const quiet = async () => {
    await stripe.outbox.settled();
    await until(
      "all messages are dealt with",
      async () =>
        (await database.inboundMessage.count({
          where: { state: "RECEIVED" },
        })) === 0,
    );
  };
  return {
    product,
    courseId: course.id,
    async student() {
      people += 1;
      const email = `buyer-${people}@people.example`;
      const { personId } = await makeUser(database, { email, password });
      const client = await signIn(town.api.url, { email, password });
      return { ...client, personId, email };
    },
    guest: { ask: (query, variables) => askAsGuest(town, query, variables) },
    async begin(who, input = {}) {
      const answer = await who.ask<{ beginCheckout: Begun }>(beginCheckout, {
        input: { productId, requestKey: randomUUID(), ...input },
      });
      return answer.beginCheckout;
    },
    order: (number) => readOrder(town, number),
    quiet,
    async inAnyOrder(happens) {
      stripe.outbox.hold();
      await happens();
      stripe.outbox.shuffle();
      stripe.outbox.release();
      await quiet();
    },
  };
}

async function askAsGuest<Answer>(
  town: Town,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const answered = await fetch(`${town.api.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answered.json()) as {
    data?: Answer;
    errors?: unknown;
  };
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

const readOrder = (town: Town, number: number) =>
  town.database.order.findUniqueOrThrow({
    where: { number },
    include: {
      payments: true,
      refunds: true,
      disputes: true,
      enrollment: true,
      entitlements: { include: { entries: true } },
    },
  });
