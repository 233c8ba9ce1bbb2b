import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeProduct } from "@throughline/seed/factory/product";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A course with a price, on sale as far as the school is concerned. Returns its product's id. */
async function sell({ database }: TownWithApps): Promise<string> {
  const { id: courseId, title } = await makeCourse(database, {
    code: "SFZ",
    title: "Safety for everybody",
    steps: [{ label: "SFZ-1", title: "Foundations" }],
  });
  const { id } = await makeProduct(database, {
    courseId,
    name: title,
    stripeProductId: null,
    mirroredAt: null,
    price: { unitAmount: 100, stripePriceId: null },
  });
  return id;
}

async function inspect(visitor: Visitor, name: string) {
  await visitor.photograph(name);
  expect(await visitor.barriers(), name).toEqual([]);
  const { scrolls } = await visitor.page.evaluate(() => ({
    scrolls: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(scrolls, `${name} scrolls sideways`).toBe(false);
}

describe("a school without a key of Stripe", () => {
  let town: TownWithApps;
  let productId: string;
  beforeAll(async () => {
    town = await openTownWithApps({ withoutPayments: true });
    productId = await sell(town);
  });
  afterAll(() => town.close());

  test("tells the buyer that nothing can be bought, and what to do instead", async () => {
    const buyer = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { page } = buyer;
    await buyer.visit("/catalogue/SFZ");
    await page.getByText("It cannot be bought here yet").waitFor();
    expect(await page.getByRole("link", { name: /^Buy/ }).count()).toBe(0);
    await inspect(buyer, "course-page-closed");
    await buyer.visit(`/buy/${writeNodeId("Product", productId)}`);
    await page.getByText("This cannot be bought here just now").waitFor();
    await page.getByText("Ask the school to enroll you").waitFor();
    await inspect(buyer, "buy-closed");
    expect(await town.database.order.count()).toBe(0);
    expect(buyer.complaints).toEqual([]);
    await buyer.leave();
  });

  test("tells the admin so wherever something is priced", async () => {
    const admin = await visitorOf(browser, town.adminUrl, { scheme: "dark" });
    await admin.signIn(adminLogin);
    for (const where of ["/products", "/courses/SFZ/build"]) {
      await admin.visit(where);
      await admin.page.getByText("Payments are not set up").waitFor();
      await inspect(admin, `payments-closed${where.replaceAll("/", "-")}`);
    }
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });
});

describe("a buyer", () => {
  let town: TownWithApps;
  let productId: string;
  beforeAll(async () => {
    town = await openTownWithApps();
    productId = await sell(town);
    await town.admin.ask(
      `mutation ($input: SetPriceInput!) { setPrice(input: $input) { __typename } }`,
      {
        input: {
          productId: writeNodeId("Product", productId),
          currency: "usd",
          unitAmount: 49_900,
        },
      },
    );
    await until("Stripe knows the price", () =>
      town.database.price.findFirst({
        where: { productId, isCurrent: true, stripePriceId: { not: null } },
      }),
    );
  });
  afterAll(() => town.close());

  /** Goes as far as Stripe's page. Returns its address, and that to which one comes back from there. */
  async function begin(buyer: Visitor, email: string) {
    const { page } = buyer;
    await buyer.visit(`/buy/${writeNodeId("Product", productId)}`);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Go on to payment" }).click();
    await page.waitForURL(
      (url) => url.origin === new URL(town.stripe.url).origin,
    );
    const { checkoutSessionId, requestKey } =
      await town.database.order.findFirstOrThrow({
        where: { email },
        orderBy: { createdAt: "desc" },
      });
    return {
      checkout: checkoutSessionId ?? "",
      back: `/thank-you?checkout=${requestKey}`,
    };
  }

  const tryAgain = async (buyer: Visitor, name: string) => {
    await inspect(buyer, name);
    await buyer.page.getByRole("link", { name: "Try again" }).click();
    await buyer.page.getByLabel("E-mail address").waitFor();
    expect(buyer.page.url()).toContain(writeNodeId("Product", productId));
  };

  test("whose checkout ran out is told so, live and on coming back, and can begin again", async () => {
    const buyer = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { checkout, back } = await begin(buyer, "slow@people.example");
    await buyer.visit(`${town.portalUrl}${back}`);
    await buyer.page
      .getByRole("heading", { name: "We are waiting for your bank" })
      .waitFor();
    town.stripe.expire(checkout);
    const told = buyer.page.getByRole("heading", {
      name: "This purchase was not finished",
    });
    await told.waitFor();
    await buyer.page.reload();
    await told.waitFor();
    await tryAgain(buyer, "thank-you-expired");
    expect(
      await town.database.payment.count({ where: { state: "SUCCEEDED" } }),
    ).toBe(0);
    expect(buyer.complaints).toEqual([]);
    await buyer.leave();
  });

  test("whose payment did not arrive is told so, and can try again", async () => {
    const buyer = await visitorOf(browser, town.portalUrl, {
      width: 390,
      scheme: "dark",
    });
    const { checkout, back } = await begin(buyer, "poor@people.example");
    town.stripe.payLater(checkout);
    await buyer.visit(`${town.portalUrl}${back}`);
    await buyer.page
      .getByRole("heading", { name: "Your payment is on its way" })
      .waitFor();
    expect(town.stripe.settle(checkout, false)).toBe(true);
    await buyer.page
      .getByRole("heading", { name: "The payment did not go through" })
      .waitFor();
    await tryAgain(buyer, "thank-you-failed");
    expect(await town.database.enrollment.count()).toBe(0);
    expect(buyer.complaints).toEqual([]);
    await buyer.leave();
  });

  test("whose card is refused reads it at Stripe, and pays with another one", async () => {
    const buyer = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { checkout, back } = await begin(buyer, "retry@people.example");
    town.stripe.decline(checkout);
    await buyer.visit(`${town.portalUrl}${back}`);
    await buyer.page
      .getByRole("link", { name: "You have not paid yet? Go on to payment" })
      .waitFor({ timeout: 40_000 });
    town.stripe.pay(checkout, { email: "retry@people.example" });
    await buyer.page.getByRole("heading", { name: "Thank you!" }).waitFor();
    await buyer.leave();
  });
});
