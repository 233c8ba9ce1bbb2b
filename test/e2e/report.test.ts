import { foundLiveProgramme } from "@throughline/seed/demo/live-programme";
import { pastQueue } from "@throughline/seed/factory/past-queue";
import { seededRandom } from "@throughline/seed/factory/random";
import { makeUser } from "@throughline/seed/factory/user";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { adminLogin } from "../support/town.ts";
import { visitorOf, type Look, type Visitor } from "../support/visitor.ts";

let town: TownWithApps;
let browser: Browser;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  const { database } = town;
  const instructorEmail = "marcus@school.example";
  await makeUser(database, { role: "INSTRUCTOR", email: instructorEmail });
  const partner = await database.partner.findFirstOrThrow();
  await foundLiveProgramme({
    store: { database, queue: pastQueue, announce: () => {} },
    office: { kind: "SYSTEM", id: null, name: "Office" },
    instructorEmail,
    partnerId: partner.id,
    studentEmail: "nobody@school.example",
    random: seededRandom(5),
    now: new Date(),
  });
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

const looks: Look[] = [
  { width: 390, scheme: "light" },
  { width: 1440, scheme: "dark" },
];

async function inspect(visitor: Visitor, where: string) {
  await visitor.visit(where);
  await visitor.page.getByRole("heading", { level: 1 }).first().waitFor();
  const name = where.replace(/[^a-z]+/gi, "-");
  await visitor.photograph(`admin${name}`);
  expect(await visitor.barriers(), where).toEqual([]);
  const { scrolls } = await visitor.page.evaluate(() => ({
    scrolls: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(scrolls, `${where} scrolls sideways`).toBe(false);
}

describe.each(looks)("at $width px, $scheme", (look) => {
  test("the reports and the calendar are free of barriers, with figures and without", async () => {
    const admin = await visitorOf(browser, town.adminUrl, look);
    await admin.signIn(adminLogin);
    for (const where of [
      "/reports",
      "/reports/revenue",
      "/reports/classes",
      "/reports/seats",
      "/reports/revenue?from=2020-01&to=2020-12",
      "/calendar",
      "/calendar?view=week",
      "/calendar?view=agenda",
    ])
      await inspect(admin, where);
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });
});

test("a figure leads to its rows, and a row to the person", async () => {
  const admin = await visitorOf(browser, town.adminUrl, {
    width: 1440,
    scheme: "light",
  });
  await admin.signIn(adminLogin);
  const { page } = admin;
  await admin.visit("/reports/classes?course=LSP");
  await page
    .getByRole("link", { name: /, No-shows: \d/ })
    .first()
    .click();
  await page
    .getByRole("heading", { name: "Who did not come" })
    .first()
    .waitFor();
  const rows = page.getByRole("row");
  expect(await rows.count()).toBeGreaterThan(1);
  await rows.nth(1).getByRole("link").first().click();
  await page.waitForURL(/\/people\//);
  await admin.leave();
});

test("the home page says how many seats are missing, and leads to who needs them", async () => {
  const admin = await visitorOf(browser, town.adminUrl, {
    width: 1440,
    scheme: "light",
  });
  await admin.signIn(adminLogin);
  const { page } = admin;
  await page.getByRole("link", { name: /Seats missing/ }).click();
  await page.waitForURL("**/reports/seats");
  const soon = page
    .getByRole("link", { name: /Within four weeks: \d/ })
    .first();
  const count = Number(await soon.innerText());
  await soon.click();
  await page.getByText("They will need a seat within four weeks").waitFor();
  const rows = page.getByRole("row");
  expect(await rows.count()).toBe(count + 1);
  await inspect(admin, new URL(page.url()).pathname);
  await admin.leave();
});

test("every table can be had as CSV, for the course and the months of the page", async () => {
  const admin = await visitorOf(browser, town.adminUrl, {
    width: 1440,
    scheme: "light",
  });
  await admin.signIn(adminLogin);
  const csv = async (where: string) => {
    const answer = await admin.page.request.get(`${town.adminUrl}${where}`);
    expect(answer.status(), where).toBe(200);
    expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
    return (await answer.text()).split("\r\n");
  };
  const [heading, ...lines] = await csv("/reports/revenue/table.csv");
  expect(heading).toBe(
    "\uFEFFcourse,title,month,currency,payments,gross,refunds,disputed,partner share,net",
  );
  const cells = lines.map((line) => line.split(","));
  const sum = (column: number) =>
    cells.reduce((total, line) => total + Number(line[column] ?? 0), 0);
  expect(sum(4)).toBe(16);
  expect(sum(5)).toBe(14 * 499 + 2 * 250);
  expect(sum(6)).toBe(150);
  expect(sum(9)).toBe(14 * 499 + 2 * 250 - 150);
  for (const table of ["enrollments", "classes", "seats"])
    expect(
      (await csv(`/reports/${table}/table.csv?course=LSP`)).length,
    ).toBeGreaterThan(2);
  const month = cells[0]?.[2] ?? "";
  const rows = await csv(
    `/reports/rows/table.csv?list=PAYMENTS&course=LSP&month=${month}`,
  );
  expect(rows[0]).toBe(
    "\uFEFFwho,what,when,time zone,amount,currency,seats taken,seats",
  );
  expect(rows.length).toBeGreaterThan(2);
  const missing = await admin.page.request.get(
    `${town.adminUrl}/reports/secrets/table.csv`,
  );
  expect(missing.status()).toBe(404);
  await admin.leave();
});

test("the calendar shows one course's classes, tagged with their steps", async () => {
  const admin = await visitorOf(browser, town.adminUrl, {
    width: 390,
    scheme: "dark",
  });
  await admin.signIn(adminLogin);
  const { page } = admin;
  await admin.visit("/calendar?view=agenda");
  await page.getByText("LSP-3").first().waitFor();
  await page.getByText("3 of 3").first().waitFor();
  await page.getByLabel("Course").selectOption("TOWN");
  await page.getByText("No class in this time").waitFor();
  expect(page.url()).toContain("course=TOWN");
  await admin.leave();
});
