import { writeNodeId } from "@throughline/schema/node-id";
import { makePartner } from "@throughline/seed/factory/partner";
import { makeUser } from "@throughline/seed/factory/user";
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { openStall } from "../support/stall.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

const password = "four unrelated little words";
const ana = { email: "ana@people.example", password };
const lina = { email: "lina@school.example", password };
let town: TownWithApps;
let browser: Browser;
let stall: Awaited<ReturnType<typeof openStall>>;
let course: string;
/** An admin who has the payee's page open while other things happen. */
let admin: Visitor;
let payee: string;
let sale: number;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  stall = await openStall(town);
  course = await stall.offer("COURSE", "Safety for everybody", {
    unitAmount: 49_900,
  });
  await makePartner(town.database, {
    slug: "rise",
    name: "Rise Institute",
    contactEmail: "office@rise.example",
  });
  await makeUser(town.database, { ...ana });
  await makeUser(town.database, {
    ...lina,
    role: "INSTRUCTOR",
    givenName: "Lina",
    familyName: "Ortiz",
  });
  admin = await visitorOf(browser, town.adminUrl);
  await admin.signIn(adminLogin);
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

async function inspect(visitor: Visitor, name: string) {
  await visitor.page.getByRole("heading", { level: 1 }).first().waitFor();
  await visitor.photograph(name);
  expect(await visitor.barriers()).toEqual([]);
  const { scrolls } = await visitor.page.evaluate(() => ({
    scrolls: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(scrolls, "the page scrolls sideways").toBe(false);
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name });

describe("an admin", () => {
  test("finds nobody among the payees at first, and makes a partner one", async () => {
    const { page } = admin;
    await admin.visit("/payouts");
    await page.getByText("Nobody is paid a share yet").waitFor();
    await inspect(admin, "payouts-empty");
    await button(page, "Make a payee").click();
    await page.getByText("Nothing was changed").waitFor();
    expect(await page.getByLabel("Who").inputValue()).toBe("");
    expect(admin.complaints.splice(0)).toEqual([
      expect.stringContaining("422"),
    ]);

    await admin.visit("/partners/rise");
    await page.getByText("No share of sales goes to this partner.").waitFor();
    await page.getByRole("link", { name: "Make it a payee" }).click();
    const email = page.getByLabel("E-mail address Stripe writes to");
    await email.waitFor();
    expect(await email.inputValue()).toBe("office@rise.example");
    await email.fill("money@rise.example");
    await button(page, "Make a payee").click();
    await page.getByText("The payee is added.").waitFor();
    await page.getByText("Not begun", { exact: true }).waitFor();
    await inspect(admin, "payee-new");
    payee = new URL(page.url()).pathname;
  });

  test("sees what Stripe misses as soon as the payee has told a part of it", async () => {
    const { page } = admin;
    const stripe = page.context().waitForEvent("page");
    await button(page, "Open Stripe's pages").click();
    const tab = await stripe;
    await tab.getByLabel("Default outbound destination").uncheck();
    await button(tab, "Send").click();
    await tab.getByRole("heading", { name: "Thank you" }).waitFor();
    await tab.close();
    await page.getByText("Stripe wants to know more").waitFor();
    await page.getByText("a bank account for payouts").waitFor();
    await page.getByText("the date of birth").waitFor({ state: "detached" });
    await inspect(admin, "payee-missing");
  });

  test("hands a link on that works once; the second time it says so", async () => {
    const { page } = admin;
    await button(page, "Make a link to hand on").click();
    const shown = page.getByLabel("The link works once");
    const link = await shown.inputValue();
    await inspect(admin, "payee-link");
    const partner = await visitorOf(browser, town.portalUrl, { width: 390 });
    await partner.page.goto(link);
    await button(partner.page, "Later").click();
    await partner.page.getByRole("heading", { name: "Thank you" }).waitFor();
    await inspect(partner, "payouts-thanks");
    await partner.page.goto(link);
    await partner.page
      .getByRole("heading", { name: "That link is over" })
      .waitFor();
    await inspect(partner, "payouts-again");
    await partner.visit("/payouts");
    await partner.page.getByRole("link", { name: "Sign in" }).first().waitFor();
    await inspect(partner, "payouts-signed-out");
    expect(partner.complaints).toEqual([]);
    await partner.leave();

    await button(page, "Make a link to hand on").click();
    await expect.poll(() => shown.inputValue()).not.toBe(link);
    const again = await visitorOf(browser, town.portalUrl, { width: 390 });
    await again.page.goto(await shown.inputValue());
    await button(again.page, "Send").click();
    await again.page.getByRole("heading", { name: "Thank you" }).waitFor();
    await again.leave();
    await page.getByText("Receives money", { exact: true }).waitFor();
    await page.getByText("Shares are sent as soon as").waitFor();
    await inspect(admin, "payee-ready");
  });

  test("says what of a course goes to whom: never more than all of it", async () => {
    const { page } = admin;
    const { personId } = await town.database.user.findUniqueOrThrow({
      where: { email: lina.email },
    });
    await admin.visit(
      `/payouts?${new URLSearchParams({ who: `person ${writeNodeId("Person", personId)}` })}`,
    );
    await page.getByLabel("E-mail address").fill(lina.email);
    await button(page, "Make a payee").click();
    await page.getByText("The payee is added.").waitFor();

    await admin.visit("/payouts");
    await page.getByRole("heading", { name: "2 payees" }).waitFor();
    await inspect(admin, "payouts");
    await page.getByRole("link", { name: "Safety for everybody" }).click();
    await page.getByText("A place costs $499.00 now.").waitFor();
    const row = (name: string) => page.getByRole("group", { name });
    await row("Share 1")
      .getByLabel("Payee")
      .selectOption({ label: "Rise Institute" });
    await row("Share 1").getByLabel("Percent").fill("101");
    await page.getByLabel("Why").fill("As agreed in May");
    await button(page, "Save the shares").click();
    await page.getByText("A share is 100 % at most.").first().waitFor();
    await inspect(admin, "shares-refused");
    expect(admin.complaints.splice(0)).toEqual([
      expect.stringContaining("422"),
    ]);
    await row("Share 1").getByLabel("Percent").fill("20");
    await row("Share 2")
      .getByLabel("Payee")
      .selectOption({ label: "Lina Ortiz" });
    await row("Share 2")
      .getByLabel("For")
      .selectOption({ label: "SFZ-1 · Foundations" });
    await row("Share 2").getByLabel("or USD a place").fill("35.50");
    await button(page, "Save the shares").click();
    await page.getByText("The shares hold for sales from now on.").waitFor();
    await inspect(admin, "shares");
  });
});

/** Each row of a table as its cells' words. */
const rowsOf = (page: Page, caption: string | RegExp) =>
  page
    .getByRole("table", { name: caption })
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((cell) =>
          (cell as HTMLElement).innerText.replaceAll("\u00a0", " ").trim(),
        ),
      ),
    );

const statement = () => rowsOf(admin.page, /^Statement of/);

describe("a sale", () => {
  test("gives each payee a line: sent to whom Stripe knows, waiting for whom it does not", async () => {
    const { page } = admin;
    await admin.visit(payee);
    await page.getByText("No sale was shared with this payee yet.").waitFor();
    sale = await stall.buy(ana, { productId: course });
    await expect
      .poll(() => rowsOf(page, "Transfers"), { timeout: 20_000 })
      .toEqual([[`Order ${sale}`, "Sent", expect.any(String), "$99.80", "–"]]);
    expect(await statement()).toEqual([
      ["USD", "$0.00", "$99.80", "$0.00", "-$99.80", "$0.00", "$0.00"],
    ]);
    await inspect(admin, "payee-sold");
    const waiting = await town.database.transfer.findFirstOrThrow({
      where: { payoutAccount: { personId: { not: null } } },
    });
    expect(waiting).toMatchObject({ state: "PLANNED", amount: 3_550 });
  });

  test("that is refunded by half takes half of the line back, in the statement and in its CSV", async () => {
    const { page } = admin;
    const { id } = await town.database.order.findUniqueOrThrow({
      where: { number: sale },
    });
    await town.admin.ask(
      `mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { __typename } }`,
      {
        input: {
          orderId: writeNodeId("Order", id),
          amount: 24_950,
          reason: "Came to half of it",
          revocations: {},
          requestKey: randomUUID(),
        },
      },
    );
    await expect
      .poll(statement, { timeout: 20_000 })
      .toEqual([
        ["USD", "$0.00", "$99.80", "-$49.90", "-$99.80", "$49.90", "$0.00"],
      ]);
    expect(await rowsOf(page, "Transfers")).toEqual([
      [`Order ${sale}`, "Sent", expect.any(String), "$99.80", "-$49.90"],
    ]);
    await inspect(admin, "payee-refunded");
    const csv = await page
      .getByRole("link", { name: "CSV" })
      .getAttribute("href");
    const file = await page.request.get(csv ?? "");
    const [, ...lines] = (await file.text()).trim().split(/\r?\n/);
    expect(lines.map((line) => line.split(",").slice(1).join(" "))).toEqual([
      `sale ${sale} 99.8 USD`,
      `sent ${sale} -99.8 USD`,
      `refund ${sale} -49.9 USD`,
      `taken back ${sale} 49.9 USD`,
    ]);
    await page.getByRole("link", { name: "Earlier" }).click();
    await page.getByText("Nothing was sold or sent in this month.").waitFor();
    expect(admin.complaints).toEqual([]);
  });
});

describe("an instructor on a phone", () => {
  test("sees what waits and what is missing, tells Stripe, and the money comes", async () => {
    const phone = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { page } = phone;
    await phone.signIn(lina);
    await phone.visit("/profile");
    await page.getByRole("link", { name: "Your share of sales" }).click();
    await page.getByRole("heading", { name: "Not begun" }).waitFor();
    await inspect(phone, "payouts-own-new");
    await button(page, "Go on at Stripe").click();
    await page.waitForURL(`${town.stripe.url}/**`);
    await page.getByLabel("Date of birth").uncheck();
    await button(page, "Send").click();
    await page.waitForURL("**/payouts?from=stripe");
    await page
      .getByRole("heading", { name: "Stripe wants to know more" })
      .waitFor();
    await page.getByText("the full legal name").waitFor({ state: "detached" });
    await page.getByText("the date of birth").waitFor();
    await page.getByText("Still to come").waitFor();
    await inspect(phone, "payouts-own-missing");

    await button(page, "Go on at Stripe").click();
    await page.waitForURL(`${town.stripe.url}/**`);
    await button(page, "Send").click();
    await page.waitForURL("**/payouts?from=stripe");
    await page.getByRole("heading", { name: "Ready to receive" }).waitFor();
    await until("the share is sent", () =>
      town.database.transfer.findFirst({
        where: {
          state: "SENT",
          payoutAccount: { personId: { not: null } },
        },
      }),
    );
    await expect
      .poll(() => page.getByText("$17.75").count(), { timeout: 20_000 })
      .toBeGreaterThan(0);
    await inspect(phone, "payouts-own-ready");

    const { stripeAccountId } =
      await town.database.payoutAccount.findFirstOrThrow({
        where: { personId: { not: null } },
      });
    town.stripe.restrict(stripeAccountId ?? "");
    await page.getByRole("heading", { name: "Stopped by Stripe" }).waitFor();
    await page.getByText("an identity document").waitFor();
    await inspect(phone, "payouts-own-stopped");
    expect(phone.complaints).toEqual([]);
    await phone.leave();
  });
});

test("an admin lets a payee whose account Stripe closed begin a new one", async () => {
  const { page } = admin;
  const account = await town.database.payoutAccount.findFirstOrThrow({
    where: { personId: { not: null } },
  });
  const closed = account.stripeAccountId ?? "";
  await admin.visit(`/payouts/${writeNodeId("PayoutAccount", account.id)}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  town.stripe.closeAccount(closed);
  await page.getByText("Stripe closed the account").waitFor();
  expect(await button(page, "Make a link to hand on").count()).toBe(0);
  await inspect(admin, "payee-closed");

  await button(page, "Begin a new account").click();
  await page.getByText("The payee can begin a new account").waitFor();
  await button(page, "Make a link to hand on").click();
  const link = await page.getByLabel("The link works once").inputValue();
  const phone = await visitorOf(browser, town.portalUrl, { width: 390 });
  await phone.page.goto(link);
  await button(phone.page, "Send").click();
  await phone.page.getByRole("heading", { name: "Thank you" }).waitFor();
  await phone.leave();
  await page.getByText("Receives money", { exact: true }).waitFor();
  const { stripeAccountId, formerStripeAccountIds } =
    await town.database.payoutAccount.findUniqueOrThrow({
      where: { id: account.id },
    });
  expect(stripeAccountId).not.toBe(closed);
  expect(formerStripeAccountIds).toEqual([closed]);
  expect(admin.complaints).toEqual([]);
});

describe("every page about payouts", () => {
  test.each([
    { width: 390, scheme: "dark" },
    { width: 1440, scheme: "light" },
  ] as const)(
    "can be read on $width px, and from right to left",
    async (look) => {
      const visitor = await visitorOf(browser, town.adminUrl, look);
      await visitor.signIn(adminLogin);
      for (const [name, where] of [
        ["payouts", "/payouts"],
        ["payee", payee],
        ["shares", "/payouts/courses/SFZ"],
        ["partner-payout", "/partners/rise"],
      ] as const) {
        await visitor.visit(where);
        await inspect(visitor, name);
        await visitor.page.evaluate(() => {
          document.documentElement.dir = "rtl";
        });
        await inspect(visitor, `${name}-rtl`);
      }
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    },
  );
});
