import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givePassword } from "@throughline/seed/factory/user";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { enrollStudent, type Student } from "../support/student.ts";
import { adminLogin, slugs } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Look, type Visitor } from "../support/visitor.ts";

const password = "four unrelated little words";
let town: TownWithApps;
let browser: Browser;
let ana: Student;
let bo: Student;
let places: Record<string, string>;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  [ana, bo] = [await enrollStudent(town), await enrollStudent(town)];
  for (const slug of slugs) await ana.finishAt(slug);
  await bo.reaches("milady", "IN_PROGRESS");
  await letSignIn(ana.email);
  places = await findPlaces();
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

async function letSignIn(email: string) {
  const user = await town.database.user.findUniqueOrThrow({ where: { email } });
  await givePassword(town.database, user, password);
}

/** What stands for the ids in the pages' addresses. */
async function findPlaces() {
  const { serial } = await until("the certificate is there", () =>
    town.database.certificate.findFirst(),
  );
  const step = await town.database.enrollmentStep.findFirstOrThrow({
    where: {
      enrollment: { person: { emails: { some: { address: ana.email } } } },
    },
    include: { enrollment: true },
  });
  const message = await town.database.inboundMessage.findFirstOrThrow();
  const id = (typename: string, uuid: string) =>
    Buffer.from(`${typename}:${uuid}`).toString("base64url");
  return {
    serial,
    enrollment: ana.enrollmentId,
    step: id("EnrollmentStep", step.id),
    person: id("Person", step.enrollment.personId),
    message: id("InboundMessage", message.id),
  };
}

const looks: Look[] = [
  { width: 390, scheme: "light" },
  { width: 1440, scheme: "dark" },
];
const at = (where: string) =>
  where.replace(/:(\w+)/g, (_, name: string) => places[name] ?? name);
const nameOf = (app: string, where: string) =>
  `${app}${where.replaceAll("/", "-").replaceAll(":", "")}`;

async function inspect(visitor: Visitor, app: string, where: string) {
  await visitor.visit(at(where));
  await visitor.page.getByRole("heading", { level: 1 }).first().waitFor();
  await visitor.photograph(nameOf(app, where));
  expect(await visitor.barriers()).toEqual([]);
  const { scrolls } = await visitor.page.evaluate(() => ({
    scrolls: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(scrolls, "the page scrolls sideways").toBe(false);
}

describe.each(looks)("at $width px, $scheme", (look) => {
  test("every public page is free of barriers", async () => {
    const stranger = await visitorOf(browser, town.portalUrl, look);
    for (const where of [
      "/sign-in",
      "/forgot-password",
      "/welcome?token=none",
      "/catalogue",
      "/catalogue/TOWN",
      "/claim/none",
      "/payouts",
      "/payouts/again",
      "/verify",
      "/verify/:serial",
    ])
      await inspect(stranger, "portal", where);
    expect(stranger.complaints).toEqual([]);
    await stranger.leave();
  });

  test("every page of a student is free of barriers", async () => {
    const student = await visitorOf(browser, town.portalUrl, look);
    await student.signIn({ email: ana.email, password });
    for (const where of [
      "/",
      "/courses",
      "/courses/:enrollment",
      "/steps/:step",
      "/certificates",
      "/certificates/:serial",
      "/licenses",
      "/seats",
      "/profile",
    ])
      await inspect(student, "portal", where);
    expect(student.complaints).toEqual([]);
    await student.leave();
  });

  test("every page of an admin is free of barriers", async () => {
    const admin = await visitorOf(browser, town.adminUrl, look);
    await inspect(admin, "admin", "/sign-in");
    await admin.signIn(adminLogin);
    for (const where of [
      "/",
      "/pipeline/TOWN",
      "/students",
      "/students/new",
      "/enrollments/:enrollment",
      "/people/:person",
      "/people/:person/merge",
      "/certificates",
      "/courses",
      "/courses/TOWN",
      "/partners",
      "/payouts",
      "/payouts/courses/TOWN",
      "/inbox",
      "/inbox/:message",
      "/jobs",
    ])
      await inspect(admin, "admin", where);
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });
});

test("a page that is not there says so, in both apps", async () => {
  for (const url of [town.portalUrl, town.adminUrl]) {
    const visitor = await visitorOf(browser, url);
    const response = await visitor.page.goto("/no/such/page");
    expect(response?.status()).toBe(404);
    expect(await visitor.barriers()).toEqual([]);
    await visitor.leave();
  }
});

test("whoever scrolls while a page loads its news stays where they are", async () => {
  const student = await visitorOf(browser, town.portalUrl, { width: 390 });
  const { page } = student;
  await student.signIn({ email: ana.email, password });
  await student.visit(at("/courses/:enrollment"));
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.getByText("Live", { exact: true }).first().waitFor();
  // Else the browser itself moves the page where something above what is read grows or shrinks.
  await page.addStyleTag({ content: "html { overflow-anchor: none }" });
  const scrollTo = (top: number) =>
    page.evaluate((to) => {
      window.scrollTo({ top: to, behavior: "instant" });
      return window.scrollY;
    }, top);

  const goOn = Promise.withResolvers<void>();
  await page.route(/\.data/, async (route) => {
    await goOn.promise;
    await route.continue();
  });
  const title = "Town Studies, spoken of anew";
  await town.database.course.update({
    where: { code: "TOWN" },
    data: { title },
  });
  expect(await scrollTo(60)).toBe(60);
  await page.evaluate(() => {
    // As when the student comes back to this tab.
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect(await scrollTo(120)).toBe(120);
  goOn.resolve();
  await page.getByText(title).first().waitFor();
  expect(await page.evaluate(() => window.scrollY)).toBe(120);
  await student.leave();
});
