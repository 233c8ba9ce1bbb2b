import { book } from "@throughline/domain/booking/book";
import { isRefusal } from "@throughline/domain/outcome";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { makeUser } from "@throughline/seed/factory/user";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { openStoreOn } from "../support/store-on.ts";
import { springDay } from "../support/spring.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

const irisLogin = {
  email: "iris@school.example",
  password: "a long instructor password",
};

let town: TownWithApps;
let browser: Browser;
let store: Store;
let closeStore: () => Promise<void>;
let irisId: string;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  ({ store, close: closeStore } = await openStoreOn(
    town.database,
    town.urls.worker,
  ));
  ({ personId: irisId } = await makeUser(town.database, {
    role: "INSTRUCTOR",
    givenName: "Iris",
    familyName: "Loom",
    ...irisLogin,
  }));
});
afterAll(async () => {
  await browser.close();
  await closeStore();
  await town.close();
});

/** A class of Iris's whose roll has just opened, booked by two. */
async function weaving(code: string) {
  const course = await makeCourse(town.database, {
    code,
    title: `Weaving ${code}`,
    steps: [{ title: "First threads" }, { title: "Second threads" }],
  });
  const session = await makeSession(town.database, {
    title: "Threads",
    startsAt: new Date(Date.now() + 8 * 60_000),
    timeZone: "Europe/Berlin",
    room: "Loom Hall",
    instructorId: irisId,
    instructorName: "Iris Loom",
    courseStepIds: [course.steps[0]?.id ?? ""],
  });
  const students: { enrollmentId: string; stepId: string }[] = [];
  for (const [givenName, familyName] of [
    ["Ana", "Silva"],
    ["Ben", "Wójcik-Ramanathan-von-der-Lindenburg-Featherstone"],
  ] as const) {
    const person = await makePerson(town.database, { givenName, familyName });
    const { id, steps } = await makeEnrollment(
      store,
      { personId: person.id, courseId: course.id },
      new Date(),
    );
    const booked = await transact(store, { actor: theSystem }, (tx) =>
      book(
        tx,
        {
          personId: person.id,
          sessionId: session.id,
          enrollmentStepId: steps[0]?.id ?? "",
          requestKey: null,
        },
        new Date(),
      ),
    );
    if (isRefusal(booked)) throw new Error(booked.message);
    students.push({ enrollmentId: id, stepId: steps[0]?.id ?? "" });
  }
  const stateOf = async (index: number) =>
    (
      await town.database.enrollmentStep.findUniqueOrThrow({
        where: { id: students[index]?.stepId ?? "" },
      })
    ).state;
  return { course, session, students, stateOf };
}

test("an instructor keeps the roll on a phone, sees it live, and is kept out of the staff's pages", async () => {
  const { stateOf } = await weaving("WEAVE");
  const iris = await visitorOf(browser, town.adminUrl, { width: 390 });
  const { page } = iris;
  await iris.signIn(irisLogin);
  await page.waitForURL(/\/teaching$/);
  await page.getByRole("heading", { name: "Which class is next?" }).waitFor();
  await iris.photograph("teaching");
  expect(await iris.barriers()).toEqual([]);
  await page.getByRole("link", { name: /Threads/ }).click();

  const mark = (name: RegExp) => page.getByRole("button", { name });
  await mark(/Here: Ana/).click();
  await page.getByText("1 of 2 marked").waitFor();
  await until(
    "Ana's step is completed",
    async () => (await stateOf(0)) === "COMPLETED",
  );
  expect(await mark(/Here: Ana/).getAttribute("aria-pressed")).toBe("true");
  await iris.photograph("roll");
  expect(await iris.barriers()).toEqual([]);
  const { height = 0, width = 0 } =
    (await mark(/Missing: Ben/).boundingBox()) ?? {};
  expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);

  await mark(/Here: Ana/).click();
  await page.getByText("0 of 2 marked").waitFor();
  expect(await stateOf(0)).toBe("IN_PROGRESS");

  await page.getByRole("button", { name: "All present" }).click();
  await page.getByText("2 students marked as here.").waitFor();
  await page.getByText("2 of 2 marked").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("0 of 2 marked").waitFor();
  expect(await stateOf(1)).toBe("IN_PROGRESS");

  const admin = await visitorOf(browser, town.adminUrl);
  await admin.signIn(adminLogin);
  await admin.visit("/sessions");
  await admin.page
    .getByRole("link", { name: /Threads/ })
    .first()
    .click();
  await admin.page.getByRole("link", { name: "Roll", exact: true }).click();
  await admin.page.getByRole("button", { name: /Excused: Ben/ }).click();
  await page.getByText("1 of 2 marked").waitFor();
  await until(
    "Iris sees it without a reload",
    async () =>
      (await mark(/Excused: Ben/).getAttribute("aria-pressed")) === "true",
  );
  await admin.leave();

  await iris.visit("/students");
  await page.getByText("This page is for the staff of the school.").waitFor();
  await page.getByRole("link", { name: "My classes" }).click();
  await page.waitForURL(/\/teaching$/);
  expect(iris.complaints).toEqual([]);
  await iris.leave();
});

test("the staff plan a series after a preview, move a class and call it off with a preview", async () => {
  const { session, course } = await weaving("PLAN");
  const admin = await visitorOf(browser, town.adminUrl);
  const { page } = admin;
  await admin.signIn(adminLogin);
  await admin.visit("/sessions/new");
  await page.getByLabel("Title").fill("Evening loom");
  await page.getByLabel("Begins").fill(`${springDay(-7)}T18:00`);
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByLabel("Instructor").selectOption({ label: "Iris Loom" });
  await page.getByLabel("Repeats").selectOption("WEEKLY");
  await page.getByLabel("Classes, at most 200").fill("999");
  await page.getByRole("button", { name: "Preview the dates" }).click();
  await page
    .getByText(/at most 200 classes/)
    .first()
    .waitFor();
  expect(await page.getByLabel("Title").inputValue()).toBe("Evening loom");
  await page.getByLabel("Classes, at most 200").fill("2");
  await page.getByLabel(new RegExp(course.steps[0]?.label ?? "")).check();
  await page.getByRole("button", { name: "Preview the dates" }).click();
  await page.getByRole("heading", { name: "2 dates" }).waitFor();
  await admin.photograph("session-new");
  expect(await admin.barriers()).toEqual([]);
  await page.getByRole("button", { name: "Plan these 2 classes" }).click();
  await page.getByRole("heading", { name: "Evening loom" }).waitFor();
  const planned = await town.database.session.findMany({
    where: { title: "Evening loom" },
    orderBy: { startsAt: "asc" },
  });
  expect(planned.map(({ startsAt }) => startsAt.toISOString())).toEqual([
    `${springDay(-7)}T17:00:00.000Z`,
    `${springDay()}T16:00:00.000Z`,
  ]);

  await admin.visit("/sessions/new");
  await page.getByLabel("Title").fill("Evening loom");
  const begins = page.getByLabel("Begins");
  await begins.fill(`${springDay(-7)}T18:30`);
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByLabel("Instructor").selectOption({ label: "Iris Loom" });
  await page.getByLabel(new RegExp(course.steps[0]?.label ?? "")).check();
  await page.getByRole("button", { name: "Preview the dates" }).click();
  await page
    .getByText(/same instructor or room at the same time as Evening loom/)
    .waitFor();
  await page.getByRole("button", { name: "Plan this class" }).click();
  const clash = /Two classes named Evening loom.*The other one begins on/;
  await page.getByRole("link", { name: clash }).press("Enter");
  await page.locator("#session-startsLocal:focus").waitFor();
  expect(await begins.inputValue()).toBe(`${springDay(-7)}T18:30`);
  await admin.photograph("session-clash");
  expect(await admin.barriers()).toEqual([]);

  await admin.visit("/sessions?search=Evening");
  await page.getByRole("heading", { name: "2 classes" }).waitFor();
  await admin.photograph("sessions");
  expect(await admin.barriers()).toEqual([]);

  const id = Buffer.from(`Session:${session.id}`).toString("base64url");
  await admin.visit(`/sessions/${id}`);
  await page.getByRole("link", { name: "Move" }).click();
  await page
    .getByText("2 students who booked it get one e-mail each.")
    .waitFor();
  await page.getByLabel("Begins").fill(`${springDay(4)}T10:00`);
  await page.getByRole("button", { name: "Move it" }).click();
  await page.getByText(/It was moved/).waitFor();
  await page.getByRole("link", { name: "Cancel class" }).click();
  await page.getByText("2 bookings end; each right is given back.").waitFor();
  await page
    .getByText(
      /Offered instead: Evening loom, Mar \d+, .*; Evening loom, Mar \d+, /,
    )
    .waitFor();
  await admin.photograph("session-cancel");
  await page.getByLabel("Reason").fill("The loom broke.");
  await page.getByRole("button", { name: "Cancel the class" }).click();
  await page.getByText("Canceled: The loom broke.").waitFor();
  await admin.photograph("session-canceled");
  expect(await admin.barriers()).toEqual([]);
  expect(
    await town.database.session.findUniqueOrThrow({
      where: { id: session.id },
    }),
  ).toMatchObject({ state: "CANCELED", seatsTaken: 0 });
  await until("both were told", () =>
    Promise.resolve(
      town.mailbox
        .all()
        .filter(({ subject }) => subject === "Canceled: Threads").length === 2,
    ),
  );
  // The refusal of 999 classes, on purpose.
  expect(
    admin.complaints.filter((complaint) => !complaint.includes("422")),
  ).toEqual([]);
  await admin.leave();
});

test("of two who edit a class at once the second is told, and writes over nothing", async () => {
  const { session } = await weaving("TWO");
  const id = Buffer.from(`Session:${session.id}`).toString("base64url");
  const [first, second] = [
    await visitorOf(browser, town.adminUrl),
    await visitorOf(browser, town.adminUrl, { width: 390, scheme: "dark" }),
  ];
  for (const one of [first, second]) {
    await one.signIn(adminLogin);
    await one.visit(`/sessions/${id}?do=edit`);
  }
  const save = async ({ page }: Visitor, title: string) => {
    await page.getByLabel("Title").fill(title);
    await page.getByRole("button", { name: "Save" }).click();
  };
  await save(first, "Threads, all new");
  await first.page.getByRole("heading", { name: "Threads, all new" }).waitFor();
  await save(second, "Threads, all old");
  await second.page
    .getByText(/Somebody changed this class meanwhile/)
    .first()
    .waitFor();
  expect(await second.page.getByLabel("Title").inputValue()).toBe(
    "Threads, all old",
  );
  await second.photograph("session-overtaken");
  expect(await second.barriers()).toEqual([]);
  const { title } = await town.database.session.findUniqueOrThrow({
    where: { id: session.id },
  });
  expect(title).toBe("Threads, all new");
  await Promise.all([first.leave(), second.leave()]);
});
