import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { openTill, type Till } from "../support/till.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf } from "../support/visitor.ts";

let town: TownWithApps;
let browser: Browser;
let till: Till;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  till = await openTill(town);
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

/** A paid order of a new student. */
async function bought() {
  const student = await till.student();
  const { url, number } = await till.begin(student);
  town.stripe.pay(url);
  await till.quiet();
  return { number, email: student.email };
}

test("an admin finds an order by its buyer, sees what a refund takes back, and gives the money back", async () => {
  const { number, email } = await bought();
  const admin = await visitorOf(browser, town.adminUrl, {});
  await admin.signIn(adminLogin);
  await admin.visit("/orders");
  const { page } = admin;
  await page.getByRole("searchbox", { name: /Number, e-mail/ }).fill(email);
  await page.keyboard.press("Enter");
  await page.waitForURL(/search=/);
  await page
    .getByRole("link", { name: String(number) })
    .first()
    .click();
  await page.waitForURL(`**/orders/${number}`);
  await page.getByRole("heading", { name: `Order ${number}` }).waitFor();
  await admin.photograph("order");
  expect(await admin.barriers()).toEqual([]);

  await page.getByRole("link", { name: "Refund" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel(/Amount in USD/).waitFor();
  await admin.photograph("refund");
  expect(await admin.barriers()).toEqual([]);
  await dialog.getByLabel(/Amount in USD/).fill("100.01");
  await dialog.getByLabel(/Why/).fill("Moved to another town");
  await dialog.getByRole("button", { name: "Give it back" }).click();
  await dialog
    .getByText(/At most \$100.00 can be/)
    .first()
    .waitFor();
  await dialog.getByLabel(/Amount in USD/).fill("100.00");
  await dialog.getByRole("button", { name: "Give it back" }).click();
  await page.waitForURL(/done=refund/);
  await until(
    "the order is refunded",
    async () => (await till.order(number)).state === "REFUNDED",
  );
  await page.getByText("Refunded", { exact: true }).first().waitFor();
  expect((await till.order(number)).enrollment?.state).toBe("REFUNDED");
});

test("a dispute and a refund from the dashboard tell on a phone what is to be decided", async () => {
  const { number } = await bought();
  const { paymentIntentId } = await till.order(number);
  town.stripe.refundInDashboard(paymentIntentId ?? "", 2_500);
  await till.quiet();
  const admin = await visitorOf(browser, town.adminUrl, { width: 390 });
  await admin.signIn(adminLogin);
  await admin.visit(`/orders/${number}`);
  const { page } = admin;
  await page.getByText(/A refund of \$25.00 was made/).waitFor();
  await admin.photograph("order-phone");
  expect(await admin.barriers()).toEqual([]);
  await page.getByRole("link", { name: "Decide" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("End the enrollment").uncheck();
  await dialog.getByRole("button", { name: "Decide" }).click();
  await page.waitForURL(/done=decide/);
  const order = await till.order(number);
  expect(order.refunds[0]?.revokedAt).not.toBeNull();
  expect(order.enrollment?.state).toBe("ACTIVE");
  town.stripe.openDispute(paymentIntentId ?? "");
  await page.getByText("The buyer’s bank asks for the money back").waitFor();
});
