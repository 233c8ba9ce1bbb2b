import type { Browser } from "playwright-core";
import { makePerson } from "@throughline/seed/factory/person";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { enrollStudent, type Student } from "../support/student.ts";
import { adminLogin } from "../support/town.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

let town: TownWithApps;
let browser: Browser;
let admin: Visitor;
let ana: Student;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  ana = await enrollStudent(town);
  admin = await visitorOf(browser, town.adminUrl, { width: 390 });
  await admin.signIn(adminLogin);
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

const nodeId = (typename: string, id: string) =>
  Buffer.from(`${typename}:${id}`).toString("base64url");

test("two records of one student are compared, merged and taken apart again", async () => {
  const enrollment = await town.database.enrollment.findFirstOrThrow({
    where: { person: { emails: { some: { address: ana.email } } } },
    include: { person: true },
  });
  const { givenName, familyName } = enrollment.person;
  const twin = await makePerson(town.database, { givenName, familyName });
  const kept = nodeId("Person", enrollment.personId);
  const { page } = admin;

  await admin.visit(`/people/${kept}`);
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByText("Are Ana").waitFor();
  expect(await admin.barriers()).toEqual([]);
  await admin.photograph("admin-merge-preview");
  await page.getByRole("button", { name: "Merge them" }).click();
  await page.getByText("at least 3 characters").first().waitFor();
  await page.getByLabel("How do you know?").fill("She told us so.");
  await page.getByRole("button", { name: "Merge them" }).click();
  await page.getByText("merged in").waitFor();
  expect(
    (await town.database.person.findUniqueOrThrow({ where: { id: twin.id } }))
      .mergedIntoId,
  ).toBe(enrollment.personId);

  await page.getByRole("link", { name: "Take back" }).click();
  await page.getByLabel("Why?").fill("It was her sister.");
  await page.getByRole("button", { name: "Take the merge back" }).click();
  await page.waitForURL(new RegExp(nodeId("Person", twin.id)));
  expect(
    (await town.database.person.findUniqueOrThrow({ where: { id: twin.id } }))
      .mergedIntoId,
  ).toBeNull();
});

test("a course is edited, and its students are brought along after a look at what changes", async () => {
  const { page } = admin;
  await admin.visit("/courses");
  await page.getByRole("link", { name: "Steps of Town Studies" }).click();
  await page.getByRole("button", { name: "Add a step" }).click();
  const added = page.getByRole("group", { name: "Step 4" });
  await added.getByLabel("Label").fill("EXTRA-1");
  await added.getByLabel("Title").fill("An extra step");
  await added.getByLabel("Partner", { exact: false }).first().selectOption({
    label: "nha",
  });
  await page.getByLabel("Why is the course changed?").fill("A new rule.");
  await page.getByRole("button", { name: "Save the steps" }).click();
  await page.getByText("Please give it some words.").first().waitFor();
  expect(await added.getByLabel("Title").inputValue()).toBe("An extra step");
  await added.getByLabel("The partner’s code").fill("nha-course");
  await page.getByRole("button", { name: "Save the steps" }).click();
  await page.getByText("Saved. Students in the course").waitFor();
  expect(await admin.barriers()).toEqual([]);
  expect(await ana.states()).toHaveLength(3);

  await page.getByLabel("Why are they brought along?").fill("A new rule.");
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.waitForURL(/\/bulk\//);
  await page.getByText("Adds EXTRA-1.").waitFor();
  await admin.photograph("admin-bring-along");
  expect(await ana.states()).toHaveLength(3);
  expect(admin.complaints.filter((each) => !each.includes("422"))).toEqual([]);
});
