import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stripeFailureOf } from "../failure.ts";
import { openStripe } from "../client.ts";
import { parseForm } from "./form.ts";
import { openVisit, type Visit } from "./testing.ts";

let visit: Visit;
beforeEach(async () => {
  visit = await openVisit();
});
afterEach(() => visit.close());

describe("the bracket form of v1", () => {
  test.each([
    ["a=1&b=", { a: "1", b: "" }],
    ["m[key with space]=x", { m: { "key with space": "x" } }],
    [
      "l[0][price]=p&l[0][q]=2&l[1][price]=r",
      { l: [{ price: "p", q: "2" }, { price: "r" }] },
    ],
    ["expand[]=a.b&expand[]=c", { expand: ["a.b", "c"] }],
    ["m[0x]=1", { m: { "0x": "1" } }],
    ["m[__proto__][x]=1", { m: JSON.parse('{"__proto__":{"x":"1"}}') }],
    ["name=%E7%BE%8E%E5%AE%B9", { name: "美容" }],
  ])("%s", (text, form) => {
    expect(parseForm(text)).toEqual(form);
  });

  test.each(["a[b=1", "[a]=1", "a=1&a[b]=2", `a${"[b]".repeat(20)}=1`])(
    "%s cannot be read",
    (text) => {
      expect(parseForm(text)).toBeNull();
    },
  );
});

describe("a repeated call", () => {
  test("with the same key is answered as the first one was, and does nothing", async () => {
    const make = () =>
      visit.stripe.products.create(
        { name: "Once" },
        { idempotencyKey: "key-1" },
      );
    const [first, second] = [await make(), await make()];
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect((await visit.stripe.products.list()).data).toHaveLength(1);
  });

  test("with the same key and other parameters is refused", async () => {
    await visit.stripe.products.create(
      { name: "Once" },
      { idempotencyKey: "key-1" },
    );
    await expect(
      visit.stripe.products.create(
        { name: "Twice" },
        { idempotencyKey: "key-1" },
      ),
    ).rejects.toMatchObject({
      type: "StripeIdempotencyError",
      statusCode: 400,
    });
  });

  test("that comes while the first is under way is told to wait", async () => {
    visit.simulator.setFaults({ delayMs: 300 });
    const make = () =>
      visit.stripe.products.create(
        { name: "Once" },
        { idempotencyKey: "key-1", maxNetworkRetries: 0 },
      );
    const outcomes = await Promise.allSettled([make(), make()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      "fulfilled",
      "rejected",
    ]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { statusCode: 409, code: "idempotency_key_in_use" },
    });
  });

  test("after a lost answer finds what the first one made, by itself", async () => {
    visit.simulator.setFaults({ loseReplyRate: 1 });
    const making = visit.stripe.products.create({ name: "Once" });
    setTimeout(() => visit.simulator.setFaults({ loseReplyRate: 0 }), 100);
    await making;
    expect((await visit.stripe.products.list()).data).toHaveLength(1);
  });

  test("after a refusal of its parameters is refused again, with the same words", async () => {
    const make = () =>
      visit.stripe.prices.create(
        { product: "prod_none", currency: "usd", unit_amount: 1 },
        { idempotencyKey: "key-2" },
      );
    await expect(make()).rejects.toThrow("No such product: 'prod_none'");
    await expect(make()).rejects.toThrow("No such product: 'prod_none'");
  });
});

describe("an answer that is to be lost", () => {
  test("is lost so many times, of that call alone, which is carried out once", async () => {
    const call = "POST /v1/products";
    visit.simulator.loseReplies(call, 3);
    await expect(
      visit.stripe.products.create({ name: "Once" }),
    ).rejects.toMatchObject({ type: "StripeConnectionError" });
    expect(visit.simulator.repliesToLose(call)).toBe(0);
    expect((await visit.stripe.products.list()).data).toHaveLength(1);
  });

  test("is given again under its key, unless that was forgotten", async () => {
    const make = () =>
      visit.stripe.products.create({ name: "One" }, { idempotencyKey: "key" });
    const { id } = await make();
    expect((await make()).id).toBe(id);
    visit.simulator.forgetKeys();
    expect((await make()).id).not.toBe(id);
  });
});

describe("what is refused", () => {
  test.each([
    ["products", "POST", "name=A&colour=red", "colour"],
    [
      "checkout/sessions",
      "POST",
      "mode=payment&success_url=http://a.test&line_items[0][price]=p&line_items[0][size]=2",
      "line_items[0][size]",
    ],
    ["refunds", "POST", "amout=5&charge=ch_1", "amout"],
    ["refunds?status=pending", "GET", "", "status"],
    ["products/prod_1?colour=red", "GET", "", "colour"],
    ["invoices/in_1/pay", "POST", "card=none", "card"],
  ])("%s %s with what it does not have", async (path, method, body, param) => {
    const price = await visit.stripe.products.create({
      id: "prod_1",
      name: "A",
      default_price_data: { currency: "usd", unit_amount: 100 },
    });
    expect(price.id).toBe("prod_1");
    if (path.startsWith("invoices")) {
      const { url } = await visit.openCheckout({ monthly: true });
      visit.simulator.pay(url ?? "");
      const [invoice] = (await visit.stripe.invoices.list()).data;
      path = `invoices/${invoice?.id}/pay`;
    }
    const answered = await fetch(`${visit.simulator.url}/v1/${path}`, {
      method,
      headers: {
        authorization: "Bearer sk_test_key",
        "content-type": "application/x-www-form-urlencoded",
      },
      ...(method === "POST" && { body }),
    });
    expect(answered.status).toBe(400);
    expect(await answered.json()).toMatchObject({
      error: {
        type: "invalid_request_error",
        code: "parameter_unknown",
        param,
        message: `Received unknown parameter: ${param}`,
      },
    });
    expect((await visit.stripe.refunds.list()).data).toEqual([]);
  });

  test("names the parameter, the kind and the code", async () => {
    await expect(
      visit.stripe.prices.create({
        currency: "usd",
        unit_amount: -1,
        product: "x",
      }),
    ).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      statusCode: 400,
      param: "unit_amount",
    });
    await expect(
      visit.stripe.checkout.sessions.create({
        mode: "payment",
        success_url: "http://portal.test",
        line_items: [{ price: "price_none", quantity: 1 }],
      }),
    ).rejects.toMatchObject({
      code: "resource_missing",
      param: "line_items[0][price]",
    });
  });

  test.each([
    [
      "a wrong key",
      () =>
        openStripe({
          secretKey: "sk_test_wrong",
          apiBase: visit.simulator.url,
        }).products.list(),
      401,
    ],
    [
      "an unknown thing",
      () => visit.stripe.products.retrieve("prod_none"),
      404,
    ],
    [
      "an unknown currency",
      () =>
        visit.stripe.prices.create({
          currency: "xxy",
          unit_amount: 1,
          product: "p",
        }),
      400,
    ],
    [
      "an amount beyond Stripe's limit",
      () =>
        visit.stripe.prices.create({
          currency: "usd",
          unit_amount: 100_000_000,
          product: "p",
        }),
      400,
    ],
    ["a page of 101", () => visit.stripe.products.list({ limit: 101 }), 400],
    [
      "an unknown address",
      () => visit.stripe.rawRequest("GET", "/v1/moons"),
      404,
    ],
  ])("%s", async (_what, call, status) => {
    await expect(call()).rejects.toMatchObject({ statusCode: status });
  });

  test("tells whether it is worth another try", async () => {
    const failure = async () => {
      try {
        await visit.stripe.products.list({}, { maxNetworkRetries: 0 });
        return null;
      } catch (error) {
        return stripeFailureOf(error)?.isPassing;
      }
    };
    visit.simulator.setFaults({ rateLimit: true });
    expect(await failure()).toBe(true);
    visit.simulator.setFaults({ rateLimit: false, down: true });
    expect(await failure()).toBe(true);
    visit.simulator.setFaults({ down: false });
    expect(await failure()).toBeNull();
    await visit.stripe.products
      .retrieve("prod_none")
      .catch((error: unknown) => {
        expect(stripeFailureOf(error)).toEqual({
          reason: "Stripe says: No such product: 'prod_none'",
          code: "resource_missing",
          isPassing: false,
        });
      });
    expect(stripeFailureOf(new TypeError("a bug"))).toBeNull();
  });
});

test("lists come newest first, in pages that the client follows by itself", async () => {
  for (let count = 1; count <= 5; count += 1)
    await visit.stripe.products.create({ name: `Product ${count}` });
  const page = await visit.stripe.products.list({ limit: 2 });
  expect(page.has_more).toBe(true);
  expect(page.data.map(({ name }) => name)).toEqual(["Product 5", "Product 4"]);
  const all = await visit.stripe.products
    .list({ limit: 2 })
    .autoPagingToArray({ limit: 100 });
  expect(all).toHaveLength(5);
});
