import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { enrollStudent } from "../support/student.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Look, type Visitor } from "../support/visitor.ts";

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

/** Follows the invitation, chooses a password and signs in. */
async function acceptInvitation(student: Visitor, email: string) {
  const link = await until("the invitation came", () =>
    town.mailbox
      .to(email)
      .map(({ text }) => /http\S+\/welcome\S+/.exec(text)?.[0])
      .findLast(Boolean),
  );
  const { pathname, search } = new URL(link);
  await student.visit(pathname + search);
  await student.page.getByLabel("New password").fill(password);
  await student.page.getByRole("button", { name: "Set the password" }).click();
  await student.page.getByLabel("E-mail address").fill(email);
  await student.page.getByLabel("Password", { exact: true }).fill(password);
  await student.page.getByRole("button", { name: "Sign in" }).click();
  await student.page.waitForURL("**/");
}

async function coordinator(look?: Look) {
  const admin = await visitorOf(browser, town.adminUrl, look);
  await admin.signIn(adminLogin);
  return admin;
}

async function liveOn({ page }: Visitor) {
  await page.getByText("Live", { exact: true }).first().waitFor();
  await page.evaluate(() => {
    Object.assign(globalThis, { notReloaded: true });
  });
}

const wasReloaded = async ({ page }: Visitor) =>
  !(await page.evaluate(() => "notReloaded" in globalThis));

/** A student who has begun the first step, and the page of that step. */
async function studentAtStep() {
  const student = await enrollStudent(town);
  await student.reaches("milady", "IN_PROGRESS");
  const id = Buffer.from(student.enrollmentId, "base64url")
    .toString()
    .split(":")[1];
  const step = await town.database.enrollmentStep.findFirstOrThrow({
    where: { enrollmentId: id, position: 1 },
  });
  const nodeId = Buffer.from(`EnrollmentStep:${step.id}`).toString("base64url");
  return { ...student, step, stepPage: `/steps/${nodeId}` };
}

describe("a student who reports a problem", () => {
  test("is seen at once, taken, noted and answered by a coordinator, all without a reload", async () => {
    const ana = await studentAtStep();
    const student = await visitorOf(browser, town.portalUrl, { width: 390 });
    await acceptInvitation(student, ana.email);
    const admin = await coordinator();
    await admin.visit("/");
    await liveOn(admin);
    await admin.photograph("admin-home-calm");

    await student.visit(ana.stepPage);
    await student.photograph("portal-step");
    await student.page.getByRole("link", { name: "Report a problem" }).click();
    await student.page
      .getByRole("button", { name: "Send it to my school" })
      .click();
    await student.page.getByText(/at least 3 characters/).waitFor();
    await student.page
      .getByLabel("What is wrong?")
      .fill("The video stays black after the second module.");
    await student.photograph("portal-report");
    expect(await student.barriers()).toEqual([]);
    await student.page
      .getByRole("button", { name: "Send it to my school" })
      .click();
    await student.page
      .getByText("Your school has it. Somebody will look at it.")
      .waitFor();
    await liveOn(student);

    await admin.page
      .getByText("The video stays black after the second module.")
      .first()
      .waitFor();
    await admin.page.getByRole("button", { name: /Alerts: \d+ new/ }).waitFor();
    expect(await wasReloaded(admin)).toBe(false);
    await admin.photograph("admin-home-report");
    expect(await admin.barriers()).toEqual([]);

    await admin.page.keyboard.press("j");
    await admin.page.keyboard.press("a");
    await admin.page.getByText("you", { exact: true }).first().waitFor();
    await student.page
      .getByText("Somebody at your school is looking at it.")
      .waitFor();

    await admin.page.keyboard.press("j");
    await admin.page.keyboard.press("Enter");
    await admin.page.waitForURL("**/interventions/STEP:**");
    await admin.page.getByLabel("Note").fill("Asked Milady for a new link.");
    await admin.page.getByRole("button", { name: "Add note" }).click();
    await admin.page
      .getByText("Asked Milady for a new link.")
      .first()
      .waitFor();
    await admin.photograph("admin-intervention");
    expect(await admin.barriers()).toEqual([]);
    await admin.page.getByRole("link", { name: "Resolve" }).click();
    const dialog = admin.page.getByRole("alertdialog");
    await dialog
      .getByLabel("Outcome")
      .fill("Milady repaired the video. Please start the module again.");
    await admin.photograph("admin-resolve");
    await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
    await admin.page.getByText("This needs nobody right now").waitFor();

    await student.page
      .getByText("Milady repaired the video.", { exact: false })
      .first()
      .waitFor();
    expect(await wasReloaded(student)).toBe(false);
    await student.photograph("portal-report-answered");
    expect(await student.barriers()).toEqual([]);
    expect(await student.page.getByRole("main").innerText()).not.toContain(
      "Asked Milady",
    );
    await Promise.all([admin, student].map((each) => each.leave()));
  });
});

describe("a coordinator", () => {
  test("puts an item off by the keyboard, finds it among the snoozed, and reads the alerts", async () => {
    const bo = await studentAtStep();
    await town.admin.ask(
      `mutation ($input: StepOverrideInput!) { failStep(input: $input) { __typename } }`,
      {
        input: {
          stepId: bo.stepPage.replace("/steps/", ""),
          reason: "Milady has no place before spring",
        },
      },
    );
    const admin = await coordinator({ scheme: "dark" });
    await admin.visit("/");
    await admin.page
      .getByText("Milady has no place before spring")
      .first()
      .waitFor();
    await liveOn(admin);
    await admin.page.keyboard.press("j");
    await admin.page.keyboard.press("s");
    const dialog = admin.page.getByRole("alertdialog");
    await dialog.getByLabel("Monday next week").check();
    await admin.photograph("admin-snooze");
    await dialog.getByRole("button", { name: "Snooze", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await until(
      "the queue is without it",
      async () =>
        (await admin.page
          .getByText("Milady has no place before spring")
          .count()) === 0,
    );
    await admin.visit("/?view=SNOOZED");
    await admin.page.getByText("Snoozed until").first().waitFor();
    await admin.photograph("admin-home-snoozed");
    await admin.visit("/alerts");
    await admin.page
      .getByText(/failed/)
      .first()
      .waitFor();
    await admin.photograph("admin-alerts");
    expect(await admin.barriers()).toEqual([]);
    await admin.page.getByRole("button", { name: "Mark all as seen" }).click();
    await admin.page
      .getByRole("button", { name: "Alerts", exact: true })
      .waitFor();
    await admin.leave();
  });

  test("moves a step to another partner after seeing what that changes, also on a phone", async () => {
    const cleo = await studentAtStep();
    const admin = await coordinator({ width: 390 });
    await admin.visit("/");
    await admin.photograph("admin-home-phone");
    expect(await admin.barriers()).toEqual([]);
    await admin.visit(`/enrollments/${cleo.enrollmentId}`);
    await admin.page.getByLabel(/^Move: MILADY/).click();
    const dialog = admin.page.getByRole("alertdialog");
    await dialog.getByText("the wait begins anew", { exact: false }).waitFor();
    await dialog.getByLabel("New partner").selectOption({ label: "nha" });
    await dialog.getByLabel("Its course there").fill("nha-course");
    await dialog.getByLabel("Why?").fill("Milady has no place");
    await admin.photograph("admin-move");
    expect(await admin.barriers()).toEqual([]);
    await dialog.getByRole("button", { name: "Move", exact: true }).click();
    await admin.page
      .getByText("moved to another partner", { exact: false })
      .first()
      .waitFor();
    await cleo.reaches("nha", "IN_PROGRESS");
    await admin.leave();
  });
});
