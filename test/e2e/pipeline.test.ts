import type { Browser } from "playwright-core";
import { makeCourse } from "@throughline/seed/factory/course";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { tellHistory, type PastStudent } from "../support/history.ts";
import { adminLogin } from "../support/town.ts";
import { enrollStudent } from "../support/student.ts";
import { visitorOf, type Look, type Visitor } from "../support/visitor.ts";

let town: TownWithApps;
let browser: Browser;

// Nobody works in this town, so that what it is told to be stays as it is.
beforeAll(async () => {
  [town, browser] = await Promise.all([
    openTownWithApps({ workers: 0 }),
    openBrowser(),
  ]);
  await tellHistory(town.database, town.course.id, history, new Date());
  await makeCourse(town.database, {
    code: "NEW",
    title: "A course with a rather long name that has only just been published",
    steps: [
      {
        label: "THE-VERY-FIRST-STEP-OF-ALL",
        title:
          "Foundations of safe work at great heights with an instructor on site",
      },
      { label: "خطوة", title: "أساسيات السلامة من الحرائق في أماكن العمل" },
      {
        label: "3",
        title: "Donaudampfschifffahrtsgesellschaftskapitänsprüfung",
      },
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

/** Thirty who enrolled over three months: most get on, every tenth fails, every eleventh leaves, the second step is the slow one. */
const history: PastStudent[] = Array.from({ length: 30 }, (_, index) => {
  const enrolledDaysAgo = 88 - index * 2.9;
  const paces = [2 + (index % 4), 6 + ((index * 7) % 15), 1 + (index % 3)];
  const completes = paces.filter((_, position) => {
    const needed = paces.slice(0, position + 1).reduce((a, b) => a + b, 1);
    return needed < enrolledDaysAgo;
  });
  if (index % 10 === 4)
    return { enrolledDaysAgo, completes: completes.slice(0, 1), then: "fails" };
  if (index % 11 === 3)
    return {
      enrolledDaysAgo,
      completes: completes.slice(0, 1),
      then: "leaves",
    };
  return { enrolledDaysAgo, completes };
});

async function coordinator(look?: Look): Promise<Visitor> {
  const admin = await visitorOf(browser, town.adminUrl, look);
  await admin.signIn(adminLogin);
  return admin;
}

const looks: Look[] = [
  { width: 390, scheme: "light" },
  { width: 1440, scheme: "dark" },
];

const scrollsSideways = ({ page }: Visitor) =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** The month before this one (UTC), as the page calls it, and how many enrolled in it. */
async function lastMonth() {
  const now = new Date();
  const at = (month: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month));
  const format = new Intl.DateTimeFormat("en", {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const enrolled = await town.database.enrollment.count({
    where: { enrolledAt: { gte: at(-1), lt: at(0) } },
  });
  return { name: format.format(at(-1)), enrolled };
}

/** The number that a link of the picture shows. */
async function figure({ page }: Visitor, step: string, words: string) {
  const column = page
    .getByRole("group", { name: /^Students per step/ })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: step }) })
    .first();
  const link = column.getByRole("link", { name: new RegExp(words) }).first();
  return { link, count: Number(/\d+/.exec(await link.innerText())?.[0]) };
}

test("every live figure of the picture opens exactly its students", async () => {
  const admin = await coordinator();
  for (const words of ["Done", "In progress", "Failed", "came here"]) {
    await admin.visit("/pipeline/TOWN");
    const { link, count } = await figure(admin, "At certiport", words);
    expect(count, words).toBeGreaterThan(0);
    await link.click();
    await admin.page
      .getByRole("heading", {
        level: 1,
        name: new RegExp(`^${count} students?$`),
      })
      .waitFor();
  }
  await admin.visit("/pipeline/TOWN");
  await admin.page.getByRole("link", { name: /^Dropped out/ }).click();
  await admin.page
    .getByRole("heading", { level: 1, name: "2 students" })
    .waitFor();
  await admin.visit("/pipeline/TOWN");
  const { name, enrolled } = await lastMonth();
  await admin.page
    .getByRole("link", { name: `${name}: Enrolled ${enrolled},` })
    .click();
  await admin.page
    .getByRole("heading", { level: 1, name: `${enrolled} students` })
    .waitFor();
  expect(admin.complaints).toEqual([]);
  await admin.leave();
});

test("a newcomer shows up in the picture without a reload", async () => {
  const admin = await coordinator();
  await admin.visit("/pipeline/TOWN");
  await admin.page.getByText("Live", { exact: true }).first().waitFor();
  const { count } = await figure(admin, "At milady", "came here");
  await enrollStudent(town);
  await admin.page
    .getByRole("link", { name: `${count + 1} came here` })
    .first()
    .waitFor();
  await admin.leave();
});

test("a course without students says so, whatever its steps are called", async () => {
  for (const look of looks) {
    const admin = await coordinator(look);
    await admin.visit("/pipeline/NEW");
    await admin.page.getByText("Nobody is enrolled yet.").waitFor();
    await admin.photograph("admin-pipeline-new");
    expect(await admin.barriers()).toEqual([]);
    expect(await scrollsSideways(admin)).toBe(false);
    await admin.visit("/pipeline/NEW/forecast");
    await admin.page.getByText("Nobody is under way").waitFor();
    expect(await admin.barriers()).toEqual([]);
    await admin.leave();
  }
});

describe("the time slider", () => {
  test("shows the past by keyboard, says so, and comes back", async () => {
    const admin = await coordinator();
    await admin.visit("/pipeline/TOWN");
    await admin.page.getByText("Live", { exact: true }).first().waitFor();
    const today = await figure(admin, "At milady", "came here");
    const slider = admin.page.getByRole("slider", { name: "At what time?" });
    expect(await slider.getAttribute("aria-valuetext")).toBe("Now, live");

    await slider.focus();
    await admin.page.keyboard.press("PageDown");
    await admin.page.keyboard.press("ArrowLeft");
    await admin.page.getByText(/^This is how it was on /).waitFor();
    expect(new URL(admin.page.url()).searchParams.has("at")).toBe(true);
    const then = await admin.page
      .getByText(/^\d+ came here$/)
      .first()
      .innerText();
    expect(parseInt(then)).toBeLessThan(today.count);
    await admin.photograph("admin-pipeline-past");
    expect(await admin.barriers()).toEqual([]);

    await admin.page.goBack();
    await admin.page
      .getByText(/^This is how it was on /)
      .waitFor({ state: "detached" });
    await admin.page.goForward();
    await admin.page.getByText(/^This is how it was on /).waitFor();
    await slider.focus();
    await admin.page.keyboard.press("Home");
    await admin.page.getByText("Nobody done yet").first().waitFor();
    await admin.page.getByRole("link", { name: "Live", exact: true }).click();
    await admin.page
      .getByText(/^This is how it was on /)
      .waitFor({ state: "detached" });
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });

  test("an instant that makes no sense is refused, not guessed", async () => {
    const admin = await coordinator();
    for (const at of ["yesterday", "%00", "2026-13-40T00:00:00Z"]) {
      const answer = await admin.page.goto(`/pipeline/TOWN?at=${at}`);
      expect(answer?.status(), at).toBe(400);
    }
    await admin.leave();
  });
});

describe("what if", () => {
  test("a faster step brings the end nearer, and the address keeps it", async () => {
    const admin = await coordinator();
    await admin.visit("/pipeline/TOWN");
    await admin.page.getByRole("link", { name: "What if?" }).click();
    await admin.page.getByText(/^Half of them are done by /).waitFor();
    const step = admin.page.getByRole("group", { name: /At certiport/ });
    await step.getByLabel("Speed").fill("4");
    await admin.page.getByRole("button", { name: "Show what happens" }).click();
    await admin.page.getByText(/days? sooner\.$/).waitFor();
    await admin.photograph("admin-forecast");
    const colleague = await coordinator();
    await colleague.visit(new URL(admin.page.url()).href);
    await colleague.page.getByText(/days? sooner\.$/).waitFor();
    await Promise.all([admin, colleague].map((each) => each.leave()));
  });

  test("works without JavaScript", async () => {
    const context = await browser.newContext({
      baseURL: town.adminUrl,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(adminLogin.email);
    await page
      .getByLabel("Password", { exact: true })
      .fill(adminLogin.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.goto("/pipeline/TOWN/forecast");
    const step = page.getByRole("group", { name: /At certiport/ });
    await step.getByLabel("Students at a time").fill("1");
    await page.getByRole("button", { name: "Show what happens" }).click();
    await page.getByText(/days? later\.$/).waitFor();
    await context.close();
  });

  test("a number that makes no sense is told at its field, and what was typed stays", async () => {
    const admin = await coordinator();
    await admin.visit("/pipeline/TOWN/forecast?speed-milady=0&capacity-nha=5");
    const step = admin.page.getByRole("group", { name: /At milady/ });
    await step
      .getByText("Give a number from 0.1 to 10, such as 1.5.")
      .waitFor();
    expect(await step.getByLabel("Speed").inputValue()).toBe("0");
    await admin.page.getByText("With your changes").first().waitFor();
    await admin.leave();
  });
});

describe("a partner that is down", () => {
  beforeAll(() => goDown("certiport"));

  test("pauses its step in the pipeline, and its page says why and what waits", async () => {
    const admin = await coordinator();
    await admin.visit("/pipeline/TOWN");
    await admin.page.getByText(/^Paused: certiport went down/).waitFor();
    await admin.photograph("admin-pipeline-paused");
    await admin.page.getByRole("link", { name: "To the partner" }).click();
    await admin.page.getByText("certiport is down.").waitFor();
    await admin.page.getByText("503: try again later").first().waitFor();
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });

  test("is tried again at a click", async () => {
    const admin = await coordinator();
    await admin.visit("/partners/certiport");
    await admin.page.getByRole("button", { name: "Try now" }).click();
    await admin.page.getByText("They are being called.").waitFor();
    await admin.page.getByRole("button", { name: "Compare now" }).click();
    await admin.page.getByText("The comparison has begun.").waitFor();
    await admin.leave();
  });

  test("leads the list of partners", async () => {
    const admin = await coordinator();
    await admin.visit("/partners");
    await admin.page
      .getByRole("heading", { level: 1, name: "1 partner is down" })
      .waitFor();
    const first = admin.page.getByRole("row").nth(1);
    expect(await first.innerText()).toContain("certiport");
    await first.getByRole("link", { name: "certiport", exact: true }).click();
    await admin.page.getByText("certiport is down.").waitFor();
    await admin.leave();
  });

  test("has a difference settled with a reason, and not without one", async () => {
    const admin = await coordinator();
    await admin.visit("/partners/certiport");
    await admin.page.getByText("We do not know this student").waitFor();
    await admin.page.getByText("Settle", { exact: true }).first().click();
    const settle = admin.page.getByRole("button", { name: "Settle" });
    await settle.click();
    await admin.page.locator('[aria-invalid="true"]').waitFor();
    await admin.page
      .getByLabel(/How was it settled/)
      .fill("They enrolled a namesake and took it back");
    await settle.click();
    await admin.page.getByText("They and we agree").waitFor();
    expect(
      await town.database.partnerDrift.count({ where: { settledAt: null } }),
    ).toBe(0);
    await admin.leave();
  });
});

/** A partner as the product records it when it stops answering, with an outage before and a student whom nobody here knows. */
async function goDown(slug: string) {
  const { id: partnerId } = await town.database.partner.findUniqueOrThrow({
    where: { slug },
  });
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const reason = "503: try again later";
  const circuit = {
    state: "OPEN" as const,
    failures: 5,
    failingSince: ago(43),
    changedAt: ago(42),
    notBefore: ago(-3),
    reason,
  };
  await town.database.partnerCircuit.upsert({
    where: { partnerId },
    update: circuit,
    create: { partnerId, ...circuit },
  });
  await town.database.partnerOutage.createMany({
    data: [
      { partnerId, startedAt: ago(42), reason },
      { partnerId, startedAt: ago(9_000), endedAt: ago(8_900), reason },
    ],
  });
  await town.database.partnerDrift.create({
    data: {
      partnerId,
      kind: "UNKNOWN_HERE",
      subject: "ext-4711",
      ours: "No such student",
      theirs: "Enrolled, 40 %",
      foundAt: ago(600),
      lastSeenAt: ago(60),
    },
  });
}

describe.each(looks)("at $width px, $scheme", (look) => {
  test("pipeline, forecast and partners are free of barriers", async () => {
    const admin = await coordinator(look);
    for (const [where, name] of [
      ["/pipeline/TOWN", "admin-pipeline"],
      ["/pipeline/TOWN/forecast?speed-certiport=2", "admin-forecast"],
      ["/partners", "admin-partners"],
      ["/partners/certiport", "admin-partners-partner"],
    ] as const) {
      await admin.visit(where);
      await admin.page.getByRole("heading", { level: 1 }).first().waitFor();
      await admin.photograph(name);
      expect(await admin.barriers(), where).toEqual([]);
      expect(await scrollsSideways(admin), where).toBe(false);
    }
    expect(admin.complaints).toEqual([]);
    await admin.leave();
  });
});
