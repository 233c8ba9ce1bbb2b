import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { book } from "@throughline/domain/booking/book";
import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { isRefusal, type Refusal } from "@throughline/domain/outcome";
import { createSeries } from "@throughline/domain/session/create-series";
import {
  theSystem,
  transact,
  type Store,
  type Tx,
} from "@throughline/domain/transaction";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { openStoreOn } from "../support/store-on.ts";
import { adminLogin } from "../support/town.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

const DAY_MS = 86_400_000;

let town: TownWithApps;
let browser: Browser;
let store: Store;
let closeStore: () => Promise<void>;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  ({ store, close: closeStore } = await openStoreOn(
    town.database,
    town.urls.worker,
  ));
});
afterAll(async () => {
  await browser.close();
  await closeStore();
  await town.close();
});

/** The roll of a class opens ten minutes before it. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

/** Carries a command out as the system would. Throws where it is refused. */
async function carryOut<Outcome>(
  command: (tx: Tx) => Promise<Outcome>,
): Promise<Exclude<Outcome, Refusal>> {
  const outcome = await transact(store, { actor: theSystem }, command);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return outcome as Exclude<Outcome, Refusal>;
}

/** A course of two classes, and its students. */
async function openLoom(code: string) {
  const course = await makeCourse(town.database, {
    code,
    title: `Weaving ${code}`,
    sequencing: "ADVISORY",
    steps: [
      { label: `${code}-1`, title: "First threads" },
      { label: `${code}-2`, title: "Second threads" },
    ],
  });
  const stepIds = course.steps.map(({ id }) => id);
  return {
    stepIds,
    addClass: (position: number, startsAt: Date, title: string, capacity = 5) =>
      makeSession(town.database, {
        ...{ startsAt, title, capacity },
        courseStepIds: [stepIds[position - 1] ?? ""],
      }),
    async addStudent(givenName: string, familyName = "Silva") {
      const { id: personId } = await makePerson(town.database, {
        givenName,
        familyName,
      });
      const wanted = { personId, courseId: course.id };
      const { id, steps } = await makeEnrollment(store, wanted, new Date());
      return {
        personId,
        path: `/enrollments/${writeNodeId("Enrollment", id)}`,
        book: (position: number, sessionId: string) =>
          carryOut((tx) =>
            book(
              tx,
              {
                ...{ personId, sessionId, requestKey: null },
                enrollmentStepId: steps[position - 1]?.id ?? "",
              },
              new Date(),
            ),
          ),
      };
    },
  };
}

async function enter(width: number, scheme: "light" | "dark" = "light") {
  const visitor = await visitorOf(browser, town.adminUrl, { width, scheme });
  await visitor.signIn(adminLogin);
  return visitor;
}

async function inspect(visitor: Visitor, name: string) {
  await visitor.photograph(name);
  expect(await visitor.barriers()).toEqual([]);
  const scrolls = await visitor.page.evaluate(
    () => document.documentElement.scrollWidth > innerWidth,
  );
  expect(scrolls, "the page scrolls sideways").toBe(false);
}

test.each([
  { width: 390, scheme: "dark" },
  { width: 1440, scheme: "light" },
] as const)(
  "staff see a student's classes and credits at $width px, cancel a booking and give a lost right back",
  async ({ width, scheme }) => {
    const loom = await openLoom(`CC${width}`);
    const tomorrow = await loom.addClass(1, inDays(0.5), "Tomorrow's class");
    const later = await loom.addClass(2, inDays(5), "The later class");
    const ana = await loom.addStudent("Ana");
    const { bookingId } = await ana.book(1, tomorrow.id);
    await carryOut((tx) =>
      cancelBooking(tx, { bookingId, acceptLate: true }, new Date()),
    );
    await ana.book(2, later.id);

    const admin = await enter(width, scheme);
    const { page } = admin;
    await admin.visit(ana.path);
    const card = page.locator("section").filter({
      has: page.getByRole("heading", { name: "Classes and credits" }),
    });
    await card.getByText("The right is lost").waitFor();
    await card.getByText("The 3 lines that explain it").first().click();
    await card.getByText("too late to keep the right").first().waitFor();
    await inspect(admin, "classes-and-credits");

    await card
      .getByRole("link", { name: "Cancel: The later class" })
      .press("Enter");
    const dialog = page.getByRole("alertdialog");
    await dialog.getByLabel(/^Why/).fill("x");
    await dialog.getByRole("button", { name: "Cancel the booking" }).click();
    await dialog
      .getByText(/at least 3 characters/)
      .first()
      .waitFor();
    await inspect(admin, "cancel-booking-refused");
    await dialog.getByLabel(/^Why/).fill("The teacher is ill");
    await dialog.getByRole("button", { name: "Cancel the booking" }).click();
    await dialog.waitFor({ state: "detached" });
    await card.getByText("Canceled by the school").waitFor();
    const right = await town.database.entitlement.findFirstOrThrow({
      where: { bookings: { some: { sessionId: later.id } } },
    });
    expect(right).toMatchObject({ available: 1, held: 0 });

    await card.getByRole("link", { name: /^Waive/ }).click();
    await dialog.getByLabel(/^Why/).fill("The train stood still");
    await dialog.getByRole("button", { name: "Give it back" }).click();
    await dialog.waitFor({ state: "detached" });
    await card
      .getByText("Given back by your school: The train stood still")
      .waitFor({ state: "attached" });
    expect(await card.getByText("The right is lost").count()).toBe(0);
    expect(admin.complaints.filter((each) => !each.includes("422"))).toEqual(
      [],
    );
    await admin.leave();
  },
);

test("credits that came with no course are on the page of the person", async () => {
  const { id: personId } = await makePerson(town.database, {
    givenName: "Cleo",
    familyName: "Credit",
  });
  await makeEntitlement(town.database, {
    personId,
    kind: "PRIVATE_CREDIT",
    units: 3,
    expiresAt: inDays(90),
  });
  const admin = await enter(390);
  await admin.visit(`/people/${writeNodeId("Person", personId)}`);
  await admin.page.getByText("3 left").waitFor();
  await admin.page.getByText("The line that explains it").click();
  await admin.page.getByText("+3", { exact: true }).waitFor();
  await inspect(admin, "credits-of-person");
  expect(admin.complaints).toEqual([]);
  await admin.leave();
});

test("staff book a student who lost the right, and a credit pays", async () => {
  const loom = await openLoom("PAYS");
  const missed = await loom.addClass(1, inMinutes(8), "Threads today");
  const { id: sessionId } = await loom.addClass(1, inDays(4), "Threads again");
  const { personId, book } = await loom.addStudent("Finn", "Credit");
  const { bookingId } = await book(1, missed.id);
  await carryOut((tx) =>
    markAttendance(tx, { bookingId, mark: "NO_SHOW" }, new Date()),
  );
  const credit = await makeEntitlement(town.database, {
    personId,
    kind: "GROUP_CREDIT",
    units: 2,
  });
  const admin = await enter(390, "dark");
  const { page } = admin;
  await admin.visit(
    `/sessions/${writeNodeId("Session", sessionId)}?do=book&q=Finn`,
  );
  await page.getByText("With a credit", { exact: true }).waitFor();
  await inspect(admin, "book-student-credit");
  await page.getByRole("button", { name: "Book Finn Credit" }).click();
  await page.getByText("The student is booked and gets an e-mail.").waitFor();
  const booked = await town.database.booking.findFirstOrThrow({
    where: { personId, sessionId },
  });
  expect(booked).toMatchObject({
    state: "BOOKED",
    entitlementId: credit.id,
  });
  expect(admin.complaints).toEqual([]);
  await admin.leave();
});

test.each([390, 1440])(
  "staff book a student into a class at %i px, by the keyboard, and put one in line where it is full",
  async (width) => {
    const loom = await openLoom(`BF${width}`);
    const at = inDays(4);
    const other = await loom.addClass(2, at, "At the same time");
    const small = await loom.addClass(1, at, "The small class", 1);
    const [dan, eve] = [
      await loom.addStudent("Dan", `Loom${width}`),
      await loom.addStudent("Eve", `Loom${width}`),
    ];
    await dan.book(2, other.id);

    const admin = await enter(width);
    const { page } = admin;
    await admin.visit(`/sessions/${writeNodeId("Session", small.id)}`);
    await page.getByRole("link", { name: "Book a student" }).press("Enter");
    const search = page.getByRole("searchbox", { name: /Part of a name/ });
    await search.fill("nobody of this name");
    await search.press("Enter");
    await page.getByText("Nobody who could be booked was found").waitFor();
    await inspect(admin, "book-student-none");
    await search.fill(`Loom${width}`);
    await search.press("Enter");
    // A refusal can be answered at once, while the page still loads what may have changed with it.
    const goOn = Promise.withResolvers<void>();
    await page.route(/\/sessions\/.*\.data/, async (route) => {
      if (route.request().method() === "GET") await goOn.promise;
      await route.fallback();
    });
    await page
      .getByRole("button", { name: `Book Dan Loom${width}`, exact: true })
      .press("Enter");
    await page
      .getByRole("alert")
      .getByText(/overlaps/)
      .waitFor();
    await inspect(admin, "book-student-overlap");
    await page
      .getByRole("button", { name: /^Book Dan .* all the same/ })
      .press("Enter");
    goOn.resolve();
    await page.getByText("The student is booked and gets an e-mail.").waitFor();
    await page.getByText("This class is full.").waitFor();
    await page.getByRole("button", { name: /^Put Eve/ }).press("Enter");
    await page.getByText("The student is in line.").waitFor();
    await page.getByText("In line", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: /^Put/ }).count()).toBe(0);
    await inspect(admin, "book-student-full");
    const wait = await town.database.waitlistEntry.findFirstOrThrow({
      where: { sessionId: small.id },
    });
    expect(wait.personId).toBe(eve.personId);
    expect(admin.complaints.filter((each) => !each.includes("422"))).toEqual(
      [],
    );
    await admin.leave();
  },
);

test("the rest of a series is called off after a preview", async () => {
  const loom = await openLoom("SER");
  const { sessionIds } = await carryOut((tx) =>
    createSeries(
      tx,
      {
        kind: "GROUP",
        title: "Weekly threads",
        startsLocal: `${inDays(3).toISOString().slice(0, 10)}T18:00`,
        timeZone: "Europe/Berlin",
        minutes: 60,
        capacity: 5,
        instructorId: null,
        room: null,
        meetingUrl: null,
        courseStepIds: [loom.stepIds[0] ?? ""],
        rule: "FREQ=WEEKLY;COUNT=12",
      },
      new Date(),
    ),
  );
  const sessions = await town.database.session.findMany({
    where: { id: { in: sessionIds } },
    orderBy: { startsAt: "asc" },
  });
  const second = sessions[1]?.id ?? "";
  const fay = await loom.addStudent("Fay");
  await fay.book(1, second);

  const admin = await enter(390);
  const { page } = admin;
  await admin.visit(`/sessions/${writeNodeId("Session", second)}`);
  await page
    .getByRole("link", { name: "Cancel the rest of the series" })
    .click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText(/11 classes are called off/).waitFor();
  await dialog.getByText("1 booking ends; its right is given back.").waitFor();
  await inspect(admin, "cancel-series");
  await dialog.getByLabel("Reason").fill("The loom hall is closed");
  await dialog.getByRole("button", { name: "Cancel these classes" }).click();
  await page.getByText("The loom hall is closed").first().waitFor();
  expect(
    await town.database.session.count({
      where: { id: { in: sessionIds }, state: "SCHEDULED" },
    }),
  ).toBe(1);
  expect(admin.complaints).toEqual([]);
  await admin.leave();
});
