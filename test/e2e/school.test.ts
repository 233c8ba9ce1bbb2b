import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { enrollStudent } from "../support/student.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

let town: TownWithApps;
let browser: Browser;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

const password = "four unrelated little words";

/** The link of the newest mail to somebody that leads to a page of the portal. */
const linkTo = (email: string, page: string) =>
  until(`a mail with a link to ${page} came`, () => {
    const found = town.mailbox
      .to(email)
      .map(({ text }) => new RegExp(`http\\S+${page}\\S+`).exec(text)?.[0])
      .findLast(Boolean);
    return found ? new URL(found) : null;
  });

/** Follows the invitation, chooses a password and signs in. */
async function acceptInvitation(student: Visitor, email: string) {
  const { pathname, search } = await linkTo(email, "/welcome");
  await student.visit(pathname + search);
  await student.page.getByLabel("New password").fill(password);
  await student.page.getByRole("button", { name: "Set the password" }).click();
  await student.page.getByLabel("E-mail address").fill(email);
  await student.page.getByLabel("Password", { exact: true }).fill(password);
  await student.page.getByRole("button", { name: "Sign in" }).click();
  await student.page.waitForURL("**/");
}

async function coordinator() {
  const admin = await visitorOf(browser, town.adminUrl);
  await admin.signIn(adminLogin);
  return admin;
}

describe("a student who was just enrolled", () => {
  test("follows the invitation, clicks through three schools, and holds a certificate", async () => {
    const admin = await coordinator();
    await admin.visit("/students/new");
    await admin.page.getByLabel("E-mail address").fill("ana@people.example");
    await admin.page.getByLabel("Given name").fill("Ana");
    await admin.page.getByLabel("Family name").fill("Silva");
    await admin.page
      .getByLabel(/^Course/)
      .selectOption({ label: "Town Studies" });
    await admin.page
      .getByRole("button", { name: "Enroll", exact: true })
      .click();
    await admin.page.waitForURL("**/enrollments/**");
    await admin.photograph("admin-just-enrolled");

    const ana = await visitorOf(browser, town.portalUrl, { width: 390 });
    await acceptInvitation(ana, "ana@people.example");
    for (const slug of ["milady", "certiport", "nha"]) {
      await ana.page
        .getByRole("heading", { name: `Start At ${slug}` })
        .waitFor();
      await ana.photograph(`portal-home-${slug}`);
      await ana.page
        .getByRole("button", { name: /Launch training/ })
        .first()
        .click();
      for (let module = 1; module < 4; module += 1)
        await ana.page
          .getByRole("button", { name: "Complete this module" })
          .click();
      await ana.page
        .getByRole("button", { name: "Finish the training" })
        .click();
      await ana.page
        .getByRole("heading", { name: "All modules complete" })
        .waitFor();
      await ana.visit("/");
    }
    await ana.page
      .getByRole("link", { name: /certificate/i })
      .first()
      .waitFor();
    await ana.visit("/certificates");
    await ana.photograph("portal-certificates");
    await admin.page.getByText("Completed", { exact: true }).first().waitFor();

    const { serial } = await until("the certificate is there", () =>
      town.database.certificate.findFirst({
        where: {
          person: { emails: { some: { address: "ana@people.example" } } },
        },
      }),
    );
    const stranger = await visitorOf(browser, town.portalUrl);
    await stranger.visit(`/verify/${serial}`);
    await stranger.page.getByText("Ana Silva").waitFor();
    await stranger.photograph("portal-verify");
    expect(await stranger.barriers()).toEqual([]);
    await Promise.all([admin, ana, stranger].map((each) => each.leave()));
  });
});

describe("a step completed at the partner", () => {
  test("changes the admin's page and the student's page without a reload", async () => {
    const bo = await enrollStudent(town);
    await bo.reaches("milady", "IN_PROGRESS");
    const student = await visitorOf(browser, town.portalUrl, {
      width: 390,
      scheme: "dark",
    });
    await acceptInvitation(student, bo.email);
    const admin = await coordinator();
    await admin.visit(`/enrollments/${bo.enrollmentId}`);
    const pipeline = await coordinator();
    await pipeline.visit("/pipeline/TOWN");
    for (const { page } of [student, admin, pipeline]) {
      await page.getByText("Live", { exact: true }).first().waitFor();
      await page.evaluate(() => {
        Object.assign(globalThis, { notReloaded: true });
      });
    }
    await student.page
      .getByRole("heading", { name: "Start At milady" })
      .waitFor();
    await pipeline.photograph("admin-pipeline-before");

    await bo.finishAt("milady");

    await student.page
      .getByRole("heading", { name: "Start At certiport" })
      .waitFor();
    await admin.page.getByText("MILADY At milady: completed").waitFor();
    await pipeline.page
      .getByRole("link", { name: /Done.*1|1.*Done/ })
      .first()
      .waitFor();
    for (const { page } of [student, admin, pipeline])
      expect(await page.evaluate(() => "notReloaded" in globalThis)).toBe(true);
    await student.photograph("portal-after-completion");
    await admin.photograph("admin-after-completion");
    await pipeline.photograph("admin-pipeline-after");
    await Promise.all([student, admin, pipeline].map((each) => each.leave()));
  });
});

describe("an admin", () => {
  test("overrides a step with a reason, and reads it in the history", async () => {
    const cleo = await enrollStudent(town);
    await cleo.reaches("milady", "IN_PROGRESS");
    const admin = await coordinator();
    await admin.visit(`/enrollments/${cleo.enrollmentId}`);
    await admin.page.getByLabel(/^Complete: MILADY/).click();
    const dialog = admin.page.getByRole("alertdialog");
    await dialog.getByText("What happens then").waitFor();
    await admin.photograph("admin-override");
    await dialog.getByLabel("Why?").fill("Has the certificate from last year");
    await dialog.getByRole("button", { name: "Complete", exact: true }).click();
    await admin.page
      .getByText("Has the certificate from last year")
      .first()
      .waitFor();
    await cleo.reaches("certiport", "IN_PROGRESS");
    await admin.leave();
  });

  test("is told what is missing, keeps what was typed, and nothing changes", async () => {
    const people = await town.database.person.count();
    const admin = await coordinator();
    await admin.visit("/students/new");
    await admin.page.getByLabel("E-mail address").fill("not an address");
    await admin.page.getByLabel("Given name").fill("Typed");
    await admin.page
      .getByRole("button", { name: "Enroll", exact: true })
      .click();
    await until(
      "the form complains",
      async () =>
        (await admin.page.locator('[aria-invalid="true"]').count()) > 0,
    );
    expect(await admin.page.getByLabel("Given name").inputValue()).toBe(
      "Typed",
    );
    expect(await town.database.person.count()).toBe(people);
    await admin.leave();
  });
});

test("a student is not let into the admin app", async () => {
  const dag = await enrollStudent(town);
  const student = await visitorOf(browser, town.portalUrl);
  await acceptInvitation(student, dag.email);
  const intruder = await visitorOf(browser, town.adminUrl);
  await intruder.signIn({ email: dag.email, password });
  await intruder.visit("/students");
  expect(await intruder.page.getByRole("main").innerText()).not.toContain(
    dag.email,
  );
  await intruder.photograph("admin-not-staff");
  await Promise.all([student, intruder].map((each) => each.leave()));
});
