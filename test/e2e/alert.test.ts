import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { adminLogin } from "../support/town.ts";
import { visitorOf } from "../support/visitor.ts";

let town: TownWithApps;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

test("one of the staff stops the e-mail about alerts for themselves, and wants it again", async () => {
  const admin = await visitorOf(browser, town.adminUrl, { width: 390 });
  const { page } = admin;
  await admin.signIn(adminLogin);
  await admin.visit("/alerts");
  await page.getByRole("button", { name: "Stop the e-mail" }).click();
  await page.getByText("You are not told by e-mail.").waitFor();
  await admin.photograph("alerts-without-digest");
  expect(await admin.barriers()).toEqual([]);
  const email = adminLogin.email;
  const login = () => town.database.user.findFirstOrThrow({ where: { email } });
  expect((await login()).digestOffAt).not.toBeNull();

  await page.getByRole("button", { name: "Send me the e-mail" }).click();
  await page.getByText("You are also told by e-mail, once a day.").waitFor();
  expect((await login()).digestOffAt).toBeNull();
  expect(admin.complaints).toEqual([]);
  await admin.leave();
});
