import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import {
  openVisit,
  type Visit,
} from "@throughline/integrations/stripe/simulator/testing";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";

let browser: Browser;
let visit: Visit;
let school: Server;
let schoolUrl: string;
beforeAll(async () => {
  [browser, visit] = await Promise.all([openBrowser(), openVisit()]);
  school = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>School</title><h1>The school</h1>");
  });
  school.listen(0, "127.0.0.1");
  await once(school, "listening");
  schoolUrl = `http://127.0.0.1:${(school.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  school.close();
  school.closeAllConnections();
  await visit.close();
});

const openPhone = async (colorScheme: "light" | "dark") => {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ viewport, colorScheme });
  return context.newPage();
};

const openCheckout = (more = {}) =>
  visit.openCheckout({
    more: {
      success_url: `${schoolUrl}/thanks`,
      cancel_url: `${schoolUrl}/course`,
    },
    ...more,
  });

const openLink = async () => {
  const { id: account } = await visit.stripe.v2.core.accounts.create({
    display_name: "Milady",
    configuration: { recipient: {} },
  });
  const { url } = await visit.stripe.v2.core.accountLinks.create({
    account,
    use_case: {
      type: "account_onboarding",
      account_onboarding: { refresh_url: schoolUrl, return_url: schoolUrl },
    },
  });
  return url;
};

const openPortal = async () => {
  const session = await openCheckout({ monthly: true, quantity: 3 });
  visit.simulator.pay(session.id);
  const { customer } = await visit.stripe.checkout.sessions.retrieve(
    session.id,
  );
  const { url } = await visit.stripe.billingPortal.sessions.create({
    customer: typeof customer === "string" ? customer : "",
    return_url: schoolUrl,
  });
  return url;
};

/** What is wrong with a page by WCAG, and whether it is wider than the phone. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`),
    ...(isWide ? ["it is wider than the phone"] : []),
  ];
}

describe.each(["light", "dark"] as const)("on a %s phone", (scheme) => {
  test.each([
    ["the pay page", async () => (await openCheckout()).url ?? ""],
    ["onboarding", openLink],
    ["the customer portal", openPortal],
  ])("%s can be used by everybody", async (_what, open) => {
    const page = await openPhone(scheme);
    await page.goto(await open());
    expect(await faultsOf(page)).toEqual([]);
  });

  test("a refused card is said, and can be used by everybody", async () => {
    const page = await openPhone(scheme);
    await page.goto((await openCheckout()).url ?? "");
    await page.getByLabel("E-mail").fill("ada@example.com");
    await page.getByRole("button", { name: "Decline" }).click();
    await page.getByRole("alert").getByText("declined").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  test("the control page shows what happened, and does what banks do", async () => {
    const session = await openCheckout();
    const page = await openPhone(scheme);
    await page.goto(`${visit.simulator.url}/control`);
    const checkouts = page.getByRole("region", { name: "Checkouts" });
    await checkouts.getByRole("button", { name: /^Pay:/ }).first().click();
    await expect
      .poll(
        async () =>
          (await visit.stripe.checkout.sessions.retrieve(session.id)).status,
      )
      .toBe("complete");
    await page
      .getByRole("button", { name: /^Refund:/ })
      .first()
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

test("a buyer pays by keyboard alone and comes back to the school", async () => {
  const page = await openPhone("light");
  const session = await openCheckout();
  await page.goto(session.url ?? "");
  visit.simulator.addPromotionCode({ code: "KEYS", percentOff: 10 });
  await page.keyboard.press("Tab");
  await page.keyboard.type("keys");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Pay $90.00" }).waitFor();
  for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press("Tab");
  await page.keyboard.type("ada@example.com");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Ada Lovelace");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${schoolUrl}/thanks`);
  expect(
    await visit.stripe.checkout.sessions.retrieve(session.id),
  ).toMatchObject({
    payment_status: "paid",
    amount_total: 9_000,
    customer_details: { name: "Ada Lovelace" },
  });
});

test("a buyer who closes the page comes back to the school, and nothing is paid", async () => {
  const page = await openPhone("light");
  const session = await openCheckout();
  await page.goto(session.url ?? "");
  await page.getByRole("link", { name: "Close without paying" }).click();
  await page.waitForURL(`${schoolUrl}/course`);
  expect(
    await visit.stripe.checkout.sessions.retrieve(session.id),
  ).toMatchObject({ status: "open", payment_status: "unpaid" });
});
