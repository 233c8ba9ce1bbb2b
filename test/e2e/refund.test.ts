import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { buyLicense } from "../support/license.ts";
import { openPayees } from "../support/payees.ts";
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

const liveSeats = (number: number) =>
  town.database.seat.count({
    where: { order: { number }, state: { not: "REVOKED" } },
  });

test("money back for three of ten places leaves seven, as the amount proposes", async () => {
  const { url, number } = await till.begin(await till.student(), {
    quantity: 10,
    isForOthers: true,
  });
  town.stripe.pay(url);
  await till.quiet();
  const admin = await visitorOf(browser, town.adminUrl, {});
  await admin.signIn(adminLogin);
  await admin.visit(`/orders/${number}?do=refund`);
  const dialog = admin.page.getByRole("alertdialog");
  const seats = dialog.getByLabel(/Seats that end, of 10/);
  expect(await seats.inputValue()).toBe("10");
  await dialog.getByLabel(/Amount in USD/).fill("300");
  expect(await seats.inputValue()).toBe("3");
  await dialog.getByLabel(/Why/).fill("Three of them left the company");
  await admin.photograph("refund-places");
  expect(await admin.barriers()).toEqual([]);
  await dialog.getByRole("button", { name: "Give it back" }).click();
  await admin.page.waitForURL(/done=refund/);
  expect(await liveSeats(number)).toBe(7);
});

test.each([
  ["a desk", {}],
  ["a phone in the dark", { width: 390, scheme: "dark" }],
] as const)(
  "of a license the amount and what goes with it follow the payment that is chosen, on %s",
  async (_device, look) => {
    const license = await buyLicense(town, till, openPayees(town, till));
    await license.renew();
    const [first] = await license.payments();
    await town.database.payment.update({
      where: { id: first?.id ?? "" },
      data: { createdAt: new Date(Date.now() - 40 * 86_400_000) },
    });
    await town.admin.ask(
      `mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { __typename } }`,
      {
        input: {
          orderId: Buffer.from(`Order:${license.orderId}`).toString(
            "base64url",
          ),
          paymentId: first?.id,
          amount: 2_050,
          reason: "A bad week",
          revocations: {},
          requestKey: license.orderId,
        },
      },
    );
    const admin = await visitorOf(browser, town.adminUrl, look);
    await admin.signIn(adminLogin);
    await admin.visit(`/orders/${license.number}?do=refund`);
    const dialog = admin.page.getByRole("alertdialog");
    const amount = dialog.getByLabel(/Amount in USD/);
    const seats = dialog.getByLabel(/Seats that end, of 3/);
    const ends = dialog.getByLabel("End the license too");
    const shown = async () => [
      await amount.inputValue(),
      await seats.inputValue(),
      await ends.isChecked(),
    ];
    expect(await shown()).toEqual(["120.00", "3", true]);
    await admin.photograph("refund-latest");
    expect(await admin.barriers()).toEqual([]);
    await dialog
      .getByLabel("Which payment")
      .selectOption({ value: first?.id ?? "" });
    expect(await shown()).toEqual(["99.50", "0", false]);
    await dialog.getByText("At most $99.50.").waitFor();
    await admin.photograph("refund-earlier");
    await dialog.getByLabel("Which payment").selectOption({ index: 0 });
    await dialog.getByLabel(/Why/).fill("They close their school");
    await dialog.getByRole("button", { name: "Give it back" }).click();
    await admin.page.waitForURL(/done=refund/);
    await until(
      "the license has ended",
      async () => (await license.find()).state === "CANCELED",
    );
    expect(await liveSeats(license.number)).toBe(0);
  },
);
