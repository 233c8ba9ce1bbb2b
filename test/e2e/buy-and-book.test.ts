import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeProduct } from "@throughline/seed/factory/product";
import { makeSession } from "@throughline/seed/factory/session";
import { makeUser } from "@throughline/seed/factory/user";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { signIn } from "../support/api-client.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

const DAY_MS = 86_400_000;
const password = "four unrelated little words";
const ana = { email: "ana@people.example", password };
const bo = { email: "bo@people.example", password };
const cy = { email: "cy@people.example", password };
let town: TownWithApps;
let browser: Browser;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  await makeClassCourse();
  for (const login of [ana, bo, cy])
    await makeUser(town.database, { role: "STUDENT", ...login });
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

/** A course of two live classes, sold for 499 US dollars, with classes in the coming days. */
async function makeClassCourse(): Promise<void> {
  const made = await makeCourse(town.database, {
    code: "SFZ",
    title: "Safety for everybody",
    description: "Learn to keep yourself and others safe at work.",
    marketingCopy:
      "## Why take it?\n\n- **Live** teachers\n- A [certificate](https://school.example)\n\n<script>alert(1)</script>",
    sequencing: "ADVISORY",
    steps: [
      { label: "SFZ-1", title: "Foundations", summary: "The basics." },
      { label: "SFZ-2", title: "In practice", summary: "Hands on." },
    ],
  });
  const [first, second] = made.steps;
  const at = (days: number) => new Date(Date.now() + days * DAY_MS);
  for (const days of [3, 4, 5, 6])
    await makeSession(town.database, {
      title: "Foundations, live",
      startsAt: at(days),
      instructorName: "Lina Ortiz",
      meetingUrl: "https://meet.example/secret",
      courseStepIds: [first?.id ?? ""],
    });
  await makeSession(town.database, {
    title: "In practice, live",
    startsAt: at(9),
    capacity: 1,
    courseStepIds: [second?.id ?? ""],
  });
  const { id: productId } = await makeProduct(town.database, {
    courseId: made.id,
    name: made.title,
    stripeProductId: null,
    mirroredAt: null,
    price: { unitAmount: 100, stripePriceId: null },
    components: [
      { kind: "COURSE_ACCESS" },
      { kind: "PRIVATE_CREDIT", units: 2, validDays: 90 },
    ],
  });
  await putOnSale(productId);
}

/** Prices the product and waits until Stripe knows it. */
async function putOnSale(productId: string): Promise<void> {
  const id = Buffer.from(`Product:${productId}`).toString("base64url");
  await town.admin.ask(
    `mutation ($input: SetPriceInput!) { setPrice(input: $input) { __typename ... on UserError { message } } }`,
    { input: { productId: id, currency: "usd", unitAmount: 49_900 } },
  );
  await until("Stripe knows the price", () =>
    town.database.price.findFirst({
      where: { productId, isCurrent: true, stripePriceId: { not: null } },
    }),
  );
}

async function inspect(visitor: Visitor, name: string) {
  await visitor.page.getByRole("heading", { level: 1 }).first().waitFor();
  await visitor.photograph(name);
  expect(await visitor.barriers()).toEqual([]);
  const { scrolls } = await visitor.page.evaluate(() => ({
    scrolls: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(scrolls, "the page scrolls sideways").toBe(false);
}

describe("a stranger", () => {
  test.each([
    { width: 390, scheme: "light" },
    { width: 1440, scheme: "dark" },
  ] as const)(
    "finds a course, its dates and its price at $width px",
    async (look) => {
      const stranger = await visitorOf(browser, town.portalUrl, look);
      await stranger.visit("/catalogue");
      await inspect(stranger, "catalogue");
      await stranger.page
        .getByRole("link", { name: "Safety for everybody" })
        .click();
      await stranger.page.getByText("$499.00").waitFor();
      await stranger.page.getByText("2 private sessions").waitFor();
      await stranger.page.getByText("10 seats left").first().waitFor();
      await stranger.page.getByText("Show one more class").click();
      await inspect(stranger, "course-page");
      await stranger.page.getByRole("link", { name: /^Buy/ }).click();
      await stranger.page.getByLabel("E-mail address").waitFor();
      await inspect(stranger, "buy");
      expect(stranger.complaints).toEqual([]);
      await stranger.leave();
    },
  );
});

describe("a search engine", () => {
  const read = async (path: string) => {
    const answer = await fetch(`${town.portalUrl}${path}`);
    return { answer, text: await answer.text() };
  };

  test("is told what a course is, when and for how much, and no meeting link", async () => {
    const { answer, text } = await read("/catalogue/SFZ");
    expect(text).toContain("<title>Safety for everybody");
    expect(text).toContain(
      `rel="canonical" href="${town.portalUrl}/catalogue/SFZ"`,
    );
    expect(text).toContain('property="og:title"');
    expect(text).not.toContain("meet.example/secret");
    expect(text).not.toContain("<script>alert(1)");
    const [, nonce, json] =
      /<script type="application\/ld\+json" nonce="([^"]+)">(.*?)<\/script>/.exec(
        text,
      ) ?? [];
    expect(answer.headers.get("content-security-policy")).toContain(
      `'nonce-${nonce ?? ""}'`,
    );
    const told = JSON.parse(json ?? "{}") as Record<string, unknown>;
    expect(told).toMatchObject({
      "@type": "Course",
      courseCode: "SFZ",
      offers: { "@type": "Offer", price: "499.00", priceCurrency: "USD" },
    });
    expect(told.hasCourseInstance).toHaveLength(5);
  });

  test("finds the course by the sitemap", async () => {
    const { text: robots } = await read("/robots.txt");
    expect(robots).toContain(`Sitemap: ${town.portalUrl}/sitemap.xml`);
    const { text: map } = await read("/sitemap.xml");
    expect(map).toContain(`<loc>${town.portalUrl}/catalogue/SFZ</loc>`);
  });

  test("is told that there is no course of another code", async () => {
    const { answer } = await read("/catalogue/NONE");
    expect(answer.status).toBe(404);
  });
});

/** Goes to what is bought, on to Stripe's page, and pays there. */
async function buy(
  visitor: Visitor,
  how = "Pay",
  guest?: string,
): Promise<void> {
  await visitor.visit("/catalogue/SFZ");
  await buyHere(visitor, how, guest);
}

/** Buys the course on whose page one is. */
async function buyHere(
  visitor: Visitor,
  how = "Pay",
  guest?: string,
): Promise<void> {
  const { page } = visitor;
  await page.getByRole("link", { name: /^Buy/ }).click();
  if (guest !== undefined) await page.getByLabel("E-mail address").fill(guest);
  await page.getByRole("button", { name: "Go on to payment" }).click();
  await page.waitForURL(`${town.stripe.url}/**`);
  await page.getByLabel("Name on the card").fill("Ana Silva");
  await page.getByRole("button", { name: how, exact: true }).click();
  await page.waitForURL("**/thank-you**");
}

describe("a guest", () => {
  test("pays by a way that takes days, and makes the purchase theirs by the mailed link", async () => {
    const guest = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { page } = guest;
    const email = "gus@people.example";
    await buy(guest, "Pay later", email);
    await page
      .getByRole("heading", { name: "Your payment is on its way" })
      .waitFor();
    await inspect(guest, "thank-you-pending");
    const { checkoutSessionId } = await town.database.order.findFirstOrThrow({
      where: { state: "PENDING" },
    });
    expect(town.stripe.settle(checkoutSessionId ?? "")).toBe(true);
    await page.getByRole("heading", { name: "Thank you!" }).waitFor();
    await page.getByText("We have sent you a link").waitFor();

    const link = await until("the link is in the mail", () =>
      town.mailbox
        .to(email)
        .map(({ text }) => /http\S+\/claim-order\/\S+/.exec(text)?.[0])
        .find(Boolean),
    );
    await page.goto(link);
    await inspect(guest, "claim-order");
    await page.getByRole("button", { name: "Take it" }).click();
    await page.waitForURL("**/welcome?token=*");
    expect(guest.complaints).toEqual([]);
    await guest.leave();
  });

  test("who comes back without paying is told that nothing was bought", async () => {
    const guest = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { page } = guest;
    await guest.visit("/catalogue/SFZ");
    await page.getByRole("link", { name: /^Buy/ }).click();
    await page.getByLabel("For others").check();
    await page.getByLabel("How many places?").fill("3");
    await page.getByText("$1,497.00").waitFor();
    await page.getByLabel("How many places?").fill("20000");
    await page.getByLabel("E-mail address").fill("gus@people.example");
    await page.locator("form").evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await page.getByRole("button", { name: "Go on to payment" }).click();
    await page.getByText("Nothing was bought.").waitFor();
    await inspect(guest, "buy-refused");
    expect(await page.getByLabel("How many places?").inputValue()).toBe(
      "20000",
    );
    await guest.visit("/thank-you?checkout=nothing-like-it");
    await page
      .getByRole("heading", { name: "Sign in to see your order" })
      .waitFor();
    await inspect(guest, "thank-you-unknown");
    await guest.leave();
  });
});

const stepLink = (visitor: Visitor, label: string) =>
  visitor.page.getByRole("link", { name: label }).first();

test("a student who picked a class in the calendar buys the course, and is led to that class", async () => {
  const phone = await visitorOf(browser, town.portalUrl, { width: 390 });
  const { page } = phone;
  await phone.signIn(cy);
  await phone.visit("/calendar?view=agenda&course=all");
  await page
    .getByRole("link", { name: /Foundations, live/ })
    .nth(2)
    .click();
  await page.getByText(/^To book .*, buy the course/).waitFor();
  const picked = new URL(page.url()).searchParams.get("class") ?? "";
  await buyHere(phone);
  await page.getByRole("heading", { name: "Thank you!" }).waitFor();
  await page.getByRole("link", { name: "Book that class" }).waitFor();
  await inspect(phone, "thank-you-picked");
  const thanks = page.url();
  await page.getByRole("link", { name: "Book that class" }).click();
  const option = page
    .getByRole("listitem")
    .filter({ hasText: "Picked in the calendar" });
  await option.getByRole("button", { name: /^Book/ }).click();
  const booking = await until("the class is booked", () =>
    town.database.booking.findFirst({
      where: {
        state: "BOOKED",
        person: { emails: { some: { address: cy.email } } },
      },
    }),
  );
  expect(writeNodeId("Session", booking.sessionId)).toBe(picked);
  expect(phone.complaints).toEqual([]);
  await page.goto(thanks);
  await page.getByRole("link", { name: "Begin your course" }).waitFor();
  expect(
    await page.getByRole("link", { name: "Book that class" }).count(),
  ).toBe(0);
  await phone.leave();
});

describe("two students", () => {
  test("Ana buys on a phone, books, changes and cancels", async () => {
    const phone = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { page } = phone;
    await phone.signIn(ana);
    await buy(phone);
    await page.getByRole("heading", { name: "Thank you!" }).waitFor();
    await inspect(phone, "thank-you");
    await page.getByRole("link", { name: "See the order" }).click();
    await page.getByText("Total paid").waitFor();
    await inspect(phone, "order");
    await phone.visit("/orders");
    await inspect(phone, "orders");

    await phone.visit("/");
    await page
      .getByRole("heading", { name: "Book a class: Foundations" })
      .waitFor();
    await inspect(phone, "home-to-book");
    await page
      .getByRole("link", { name: "Choose a date for Foundations" })
      .click();
    await page.getByRole("heading", { name: "Choose a date" }).waitFor();
    await inspect(phone, "step-to-book");
    await page
      .getByRole("button", { name: /^Book / })
      .first()
      .click();
    await page.getByRole("heading", { name: "You are booked" }).waitFor();
    await inspect(phone, "step-booked");
    const file = await page
      .getByRole("link", { name: "Add to calendar" })
      .getAttribute("href");
    const calendar = await page.request.get(file ?? "");
    expect(await calendar.text()).toContain("BEGIN:VEVENT");

    const change = page
      .getByRole("button", { name: /^Change to this: / })
      .first();
    const named = (await change.getAttribute("aria-label")) ?? "";
    await change.click();
    await page
      .locator(
        `[aria-label="${named.replace("Change to this", "Cancel this booking")}"]`,
      )
      .waitFor({ state: "attached" });
    await page.getByText("You cannot come?").click();
    await page
      .getByText(/without losing anything/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: /^Cancel this booking: / }).click();
    await page.getByRole("heading", { name: "Choose a date" }).waitFor();
    await page
      .getByRole("button", { name: /^Book / })
      .first()
      .click();
    await page.getByRole("heading", { name: "You are booked" }).waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.leave();
  });

  test("Bo waits for a full class, and gets the seat that Ana gives back", async () => {
    const first = await visitorOf(browser, town.portalUrl, { width: 390 });
    await first.signIn(ana);
    await stepLink(first, "Choose a date for In practice").click();
    await first.page.getByRole("button", { name: /^Book / }).click();
    await first.page.getByRole("heading", { name: "You are booked" }).waitFor();

    await buyAtDesk(bo);
    const second = await visitorOf(browser, town.portalUrl, {
      width: 390,
      scheme: "dark",
    });
    await second.signIn(bo);
    await second.visit("/courses");
    await second.page
      .getByRole("link", { name: "Safety for everybody" })
      .click();
    await second.page
      .getByRole("link", { name: "Choose a date for In practice" })
      .click();
    await second.page.getByText("We recommend to take").waitFor();
    await second.page.getByText("Full").waitFor();
    await inspect(second, "step-full");
    await second.page
      .getByRole("button", { name: /^Join the waitlist/ })
      .click();
    await second.page.getByText("You are first in line").waitFor();

    await first.page.getByText("You cannot come?").click();
    await first.page
      .getByRole("button", { name: /^Cancel this booking: / })
      .click();
    await second.page
      .getByRole("heading", { name: /A seat came free for you/ })
      .waitFor();
    await inspect(second, "step-offered");
    await second.page.getByRole("button", { name: /^Take the seat/ }).click();
    await second.page
      .getByRole("heading", { name: "You are booked" })
      .waitFor();
    await first.page.getByText("Full").waitFor();
    expect(first.complaints).toEqual([]);
    expect(second.complaints).toEqual([]);
    await Promise.all([first.leave(), second.leave()]);
  });

  test.each([
    { width: 390, scheme: "dark" },
    { width: 1440, scheme: "light" },
  ] as const)(
    "sees classes in the calendar and credits line by line at $width px",
    async (look) => {
      const visitor = await visitorOf(browser, town.portalUrl, look);
      await visitor.signIn(bo);
      await inspect(visitor, "home-booked");
      for (const view of ["", "?view=month", "?view=week", "?view=agenda"]) {
        await visitor.visit(`/calendar${view}`);
        await inspect(visitor, `calendar${view.replace("?view=", "-")}`);
      }
      await visitor.page
        .getByRole("button", { name: "Make an address" })
        .click();
      const address = visitor.page.getByLabel("Your private address");
      await address.waitFor();
      const feed = await fetch(await address.inputValue());
      expect(await feed.text()).toContain("BEGIN:VCALENDAR");
      await visitor.page.getByRole("button", { name: "Take it back" }).click();
      await address.waitFor({ state: "detached" });
      await visitor.visit("/credits");
      await visitor.page.getByText("2 left").waitFor();
      await visitor.page.getByText("The line that explains it").click();
      await inspect(visitor, "credits");
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    },
  );
});

/** Buys through the API, and waits until the course is there. */
async function buyAtDesk(login: { email: string; password: string }) {
  const client = await signIn(town.api.url, login);
  const { course } = await client.ask<{ course: { product: { id: string } } }>(
    `{ course(code: "SFZ") { product { id } } }`,
    {},
  );
  const { beginCheckout } = await client.ask<{
    beginCheckout: { url: string };
  }>(
    `mutation ($input: BeginCheckoutInput!) { beginCheckout(input: $input) { ... on Checkout { url } } }`,
    {
      input: { productId: course.product.id, requestKey: crypto.randomUUID() },
    },
  );
  town.stripe.pay(beginCheckout.url);
  await until("the course is there", () =>
    town.database.enrollment.findFirst({
      where: {
        person: { emails: { some: { address: login.email } } },
        state: "ACTIVE",
      },
    }),
  );
}
