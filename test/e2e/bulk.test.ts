import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeNodeId } from "@throughline/schema/node-id";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { enrollStudent, type Student } from "../support/student.ts";
import { adminLogin } from "../support/town.ts";
import { visitorOf, type Look, type Visitor } from "../support/visitor.ts";

let town: TownWithApps;
let browser: Browser;
const students: Student[] = [];

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  for (let count = 0; count < 3; count += 1)
    students.push(await enrollStudent(town));
  for (const student of students)
    await student.reaches("milady", "IN_PROGRESS");
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

async function coordinator(look?: Look) {
  const admin = await visitorOf(browser, town.adminUrl, look);
  await admin.signIn(adminLogin);
  return admin;
}

describe("an action on many", () => {
  test("is chosen in the list, previewed, watched and taken back", async () => {
    const admin = await coordinator();
    const { page } = admin;
    await admin.visit("/students");
    await page.getByText("Select all on this page").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByText("1 student selected").waitFor();
    await page.getByText("Select all on this page").click();
    await page.getByText("3 students selected").waitFor();
    await admin.photograph("bulk-selected");
    expect(await barriersAtRest(admin)).toEqual([]);

    await page.getByRole("button", { name: "Do something with them" }).click();
    await page.getByRole("menuitem", { name: "Issue certificates" }).waitFor();
    await page.getByRole("menuitem", { name: "Skip a step" }).click();
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText("at least 3 characters; it is kept").first().waitFor();
    await page.getByLabel(/^Why/).fill("They were trained elsewhere.");
    await admin.photograph("bulk-dialog");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.waitForURL("**/bulk/*");
    await page.getByRole("heading", { name: "3 rows would change" }).waitFor();
    await page.getByText("in progress → skipped").first().waitFor();
    await admin.photograph("bulk-preview");
    expect(await barriersAtRest(admin)).toEqual([]);
    expect(await students[0]?.states()).toEqual([
      "IN_PROGRESS",
      "PENDING",
      "PENDING",
    ]);

    await page.getByRole("button", { name: "Do it for 3 rows" }).click();
    await page.getByRole("heading", { name: "Done" }).waitFor();
    for (const student of students)
      expect((await student.states())[0]).toBe("SKIPPED");
    await admin.photograph("bulk-done");
    expect(await barriersAtRest(admin)).toEqual([]);

    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByLabel(/^Why is it taken back/).fill("It was a mistake.");
    await admin.photograph("bulk-undo");
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Take it back" })
      .click();
    await page
      .getByRole("heading", { name: "Taken back", exact: true })
      .waitFor();
    for (const student of students)
      expect((await student.states())[0]).not.toBe("SKIPPED");
    await admin.photograph("bulk-undone");

    await admin.visit("/bulk");
    await page.getByText("Skip a step").first().waitFor();
    expect(await barriersAtRest(admin)).toEqual([]);
    expect(unexpected(admin.complaints)).toEqual([]);
    await admin.leave();
  });

  test("is stopped while it is taken back, and the rest can be taken back later", async () => {
    const { id } = await town.database.bulkOperation.create({
      data: {
        kind: "SUSPEND",
        state: "UNDOING",
        reason: "Summer",
        requestedByName: "Astrid Admin",
        undoReason: "No summer after all",
        undoneByName: "Astrid Admin",
        createdAt: new Date(),
        total: 3,
        applicable: 3,
        rows: {
          create: [1, 2, 3].map((position) => ({
            position,
            label: `Student ${position}`,
            state: position === 3 ? "UNDONE" : "APPLIED",
          })),
        },
      },
    });
    const admin = await coordinator({ width: 390 });
    const { page } = admin;
    await admin.visit(`/bulk/${writeNodeId("BulkOperation", id)}`);
    await page.getByText("1 of 3").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("heading", { name: "Taken back in part" }).waitFor();
    await page.getByRole("button", { name: "Take back the rest" }).waitFor();
    await admin.photograph("bulk-undo-stopped");
    expect(await barriersAtRest(admin)).toEqual([]);
    await admin.leave();
  });

  test("fits on a phone, in the dark", async () => {
    const admin = await coordinator({ width: 390, scheme: "dark" });
    await admin.visit("/students");
    await admin.page.getByText("Select all on this page").click();
    await admin.photograph("bulk-selected");
    expect(await barriersAtRest(admin)).toEqual([]);
    await admin.visit("/bulk");
    await admin.page.getByText("Skip a step").first().click();
    await admin.page
      .getByRole("heading", { name: "Taken back", exact: true })
      .waitFor();
    await admin.photograph("bulk-undone");
    expect(await barriersAtRest(admin)).toEqual([]);
    await admin.leave();
  });
});

describe("an import", () => {
  const csv = [
    "Email address;First name;Surname;Course code;Enrolled;Step 1 state;Step 1 started;Step 1 external id;Shoe size",
    "maja@import.example;Maja;Müller;TOWN;2026-03-02T09:00:00Z;in progress;2026-03-03T09:00:00Z;M-1;38",
    "yusuf@import.example;يوسف;;TOWN;2026-03-02T09:00:00Z;;;;44",
    "broken;Ivo;Horvat;TOWN;2026-03-02 09:00;;;;41",
  ].join("\n");

  test("goes from a file to its result, and back", async () => {
    const admin = await coordinator();
    const { page } = admin;
    await admin.visit("/import");
    await admin.photograph("import");
    expect(await barriersAtRest(admin)).toEqual([]);
    await page.getByLabel("CSV file").setInputFiles({
      name: "old-school.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv),
    });
    await page.getByRole("button", { name: "Upload" }).click();
    await page
      .getByRole("heading", { name: "What do the columns of old-school.csv" })
      .waitFor();
    expect(await page.getByLabel("What First name holds").inputValue()).toBe(
      "givenName",
    );
    expect(await page.getByLabel("What Shoe size holds").inputValue()).toBe("");
    await admin.photograph("import-columns");
    expect(await barriersAtRest(admin)).toEqual([]);

    await page.getByRole("button", { name: "Check every row" }).click();
    await page.getByRole("heading", { name: "2 rows would change" }).waitFor();
    await page.getByText("names no zone").waitFor();
    await admin.photograph("import-preview");
    expect(await barriersAtRest(admin)).toEqual([]);

    await page.getByRole("button", { name: "Do it for 2 rows" }).click();
    await page.getByRole("heading", { name: "Done" }).waitFor();
    await page.getByText("2 of 2").waitFor();
    const imported = { emails: { some: { address: "maja@import.example" } } };
    expect(
      await town.database.enrollment.findFirst({ where: { person: imported } }),
    ).toMatchObject({ state: "ACTIVE" });
    const results = await fetchResults(
      page.url(),
      await page.context().cookies(),
    );
    expect(results).toContain("names no zone");
    await admin.photograph("import-done");

    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByLabel(/^Why is it taken back/).fill("The wrong file.");
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: "Take it back" })
      .click();
    await page
      .getByRole("heading", { name: "Taken back", exact: true })
      .waitFor();
    expect(await town.database.person.count({ where: imported })).toBe(0);
    expect(unexpected(admin.complaints)).toEqual([]);
    await admin.leave();
  });

  test("says what is wrong with a file, and fits on a phone", async () => {
    const admin = await coordinator({ width: 390 });
    const { page } = admin;
    await admin.visit("/import");
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByText("Choose a file first").first().waitFor();
    await page.getByLabel("CSV file").setInputFiles({
      name: "empty.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("\n"),
    });
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByText("The file is empty.").first().waitFor();
    await admin.photograph("import-refused");
    expect(await barriersAtRest(admin)).toEqual([]);
    await page.getByLabel("CSV file").setInputFiles({
      name: "old-school.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv),
    });
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByRole("button", { name: "Check every row" }).waitFor();
    await admin.photograph("import-columns");
    expect(await barriersAtRest(admin)).toEqual([]);
    await admin.leave();
  });
});

/** A refused form is answered with 422, which browsers write down. */
const unexpected = (complaints: string[]) =>
  complaints.filter((complaint) => !complaint.includes("status of 422"));

/** What axe finds once nothing is being announced: an announcement speaks of a button that may be gone already. */
async function barriersAtRest({ page, barriers }: Visitor) {
  await page.waitForFunction(
    () => document.querySelector("[data-live-announcer] [role=img]") === null,
  );
  return barriers();
}

async function fetchResults(
  url: string,
  cookies: { name: string; value: string }[],
): Promise<string> {
  const cookie = cookies
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const response = await fetch(`${url}/results.csv`, { headers: { cookie } });
  return response.text();
}
