import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { book } from "@throughline/domain/booking/book";
import { isRefusal } from "@throughline/domain/outcome";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { makeSession } from "@throughline/seed/factory/session";
import { makeUser } from "@throughline/seed/factory/user";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { openStoreOn } from "../support/store-on.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

const DAY_MS = 86_400_000;
const password = "four unrelated little words";

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
let students = 0;

/** A course of two classes with a class for its first step in a minute, another one in three days, and who takes it. */
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
  const courseStepIds = [course.steps[0]?.id ?? ""];
  const addClass = (startsAt: Date, title: string, capacity = 5) =>
    makeSession(town.database, { startsAt, title, capacity, courseStepIds });
  return {
    addClass,
    /** Enrolls somebody who can sign in; books a class for the first step where one is named. */
    async addStudent(givenName: string, sessionId?: string) {
      students += 1;
      const email = `loom-${students}@people.example`;
      const { personId } = await makeUser(town.database, {
        role: "STUDENT",
        givenName,
        familyName: "Silva",
        email,
        password,
      });
      const wanted = { personId, courseId: course.id };
      const { id, steps } = await makeEnrollment(store, wanted, new Date());
      const stepId = steps[0]?.id ?? "";
      if (sessionId) await bookSeat({ personId, stepId, sessionId });
      return {
        login: { email, password },
        personId,
        stepId,
        enrollmentPath: `/enrollments/${writeNodeId("Enrollment", id)}`,
        stepPath: `/steps/${writeNodeId("EnrollmentStep", stepId)}`,
      };
    },
  };
}

async function bookSeat(wish: {
  personId: string;
  stepId: string;
  sessionId: string;
}) {
  const { stepId: enrollmentStepId, ...rest } = wish;
  const outcome = await transact(store, { actor: theSystem }, (tx) =>
    book(tx, { ...rest, enrollmentStepId, requestKey: null }, new Date()),
  );
  if (isRefusal(outcome)) throw new Error(outcome.message);
}

async function inspect(visitor: Visitor, name: string) {
  await visitor.photograph(name);
  expect(await visitor.barriers()).toEqual([]);
  const scrolls = await visitor.page.evaluate(
    () => document.documentElement.scrollWidth > innerWidth,
  );
  expect(scrolls, "the page scrolls sideways").toBe(false);
}

async function enter(
  url: string,
  login: { email: string; password: string },
  width: number,
  scheme: "light" | "dark" = "light",
) {
  const visitor = await visitorOf(browser, url, { width, scheme });
  await visitor.signIn(login);
  return visitor;
}

test("who was excused on the roll books another class on a phone", async () => {
  const loom = await openLoom("EXC");
  const soon = await loom.addClass(inMinutes(8), "Soon");
  await loom.addClass(inDays(3), "Later");
  const ana = await loom.addStudent("Ana", soon.id);

  const student = await enter(town.portalUrl, ana.login, 390);
  await student.visit(ana.stepPath);
  await student.page.getByRole("heading", { name: "You are booked" }).waitFor();

  const admin = await enter(town.adminUrl, adminLogin, 1440);
  await admin.visit(`/sessions/${writeNodeId("Session", soon.id)}/roll`);
  await admin.page.getByRole("button", { name: /Excused: Ana/ }).click();

  const { page } = student;
  await page.getByRole("heading", { name: "Choose a date" }).waitFor();
  await page.getByText("You were excused from this class.").first().waitFor();
  await inspect(student, "excused");
  await page.getByRole("button", { name: /^Book / }).click();
  await page.getByRole("heading", { name: "You are booked" }).waitFor();
  await page.getByText("Later").first().waitFor();
  const booked = await town.database.booking.findFirstOrThrow({
    where: { enrollmentStepId: ana.stepId, state: "BOOKED" },
    include: { session: true },
  });
  expect(booked.session.title).toBe("Later");
  expect([...student.complaints, ...admin.complaints]).toEqual([]);
  await Promise.all([student.leave(), admin.leave()]);
});

test("who lost the right is told so, and books again as soon as the school gives it back", async () => {
  const loom = await openLoom("GIVE");
  const soon = await loom.addClass(inMinutes(8), "Soon");
  await loom.addClass(inDays(3), "Later");
  const gil = await loom.addStudent("Gil", soon.id);
  const student = await enter(town.portalUrl, gil.login, 390);
  await student.visit(gil.stepPath);
  const { page } = student;
  await page.getByRole("heading", { name: "You are booked" }).waitFor();

  const admin = await enter(town.adminUrl, adminLogin, 1440);
  await admin.visit(`/sessions/${writeNodeId("Session", soon.id)}/roll`);
  await admin.page.getByRole("button", { name: /Missing: Gil/ }).click();
  await page.getByText("You have no right left to book this class.").waitFor();
  await page.getByText(/Ask your school for another one: you can/).waitFor();
  expect(await page.getByRole("button", { name: /^Book / }).count()).toBe(0);
  await inspect(student, "no-right");

  await admin.visit(gil.enrollmentPath);
  await admin.page.getByRole("link", { name: /^Waive/ }).click();
  const dialog = admin.page.getByRole("alertdialog");
  await dialog.getByLabel(/^Why/).fill("The train stood still");
  await dialog.getByRole("button", { name: "Give it back" }).click();
  await page.getByText("You missed this class. Choose another date.").waitFor();
  await page.getByRole("button", { name: /^Book / }).click();
  await page.getByRole("heading", { name: "You are booked" }).waitFor();
  await page.getByText("Later").first().waitFor();
  expect([...student.complaints, ...admin.complaints]).toEqual([]);
  await Promise.all([student.leave(), admin.leave()]);
});

test("a credit pays for a step whose own right is lost", async () => {
  const loom = await openLoom("CRED");
  const soon = await loom.addClass(inMinutes(8), "Soon");
  await loom.addClass(inDays(3), "Later");
  const hal = await loom.addStudent("Hal", soon.id);
  const { id: bookingId } = await town.database.booking.findFirstOrThrow({
    where: { personId: hal.personId },
  });
  await transact(store, { actor: theSystem }, (tx) =>
    markAttendance(tx, { bookingId, mark: "NO_SHOW" }, new Date()),
  );
  await makeEntitlement(town.database, {
    personId: hal.personId,
    kind: "GROUP_CREDIT",
  });
  const student = await enter(town.portalUrl, hal.login, 390, "dark");
  await student.visit(hal.stepPath);
  const { page } = student;
  await page.getByText("You can book one with a credit").waitFor();
  await inspect(student, "no-right-but-credit");
  await page.getByRole("button", { name: /^Book with a credit: / }).click();
  await page.getByRole("heading", { name: "You are booked" }).waitFor();
  const booked = await town.database.booking.findFirstOrThrow({
    where: { enrollmentStepId: hal.stepId, state: "BOOKED" },
    include: { entitlement: true },
  });
  expect(booked.entitlement.kind).toBe("GROUP_CREDIT");
  expect(student.complaints).toEqual([]);
  await student.leave();
});

test("a student whose class is called off is offered the others, and so does the letter", async () => {
  const loom = await openLoom("OFF");
  const tomorrow = await loom.addClass(inDays(1), "Tomorrow's class");
  await loom.addClass(inDays(3), "The other class");
  const bo = await loom.addStudent("Bo", tomorrow.id);
  const student = await enter(town.portalUrl, bo.login, 390);

  const admin = await enter(town.adminUrl, adminLogin, 1440);
  await admin.visit(`/sessions/${writeNodeId("Session", tomorrow.id)}`);
  await admin.page.getByRole("link", { name: "Cancel class" }).click();
  await admin.page.getByLabel("Reason").fill("The loom is broken");
  await admin.page
    .getByRole("button", { name: "Cancel the class", exact: true })
    .click();
  await admin.page.getByText("The loom is broken").first().waitFor();

  const { page } = student;
  await page.getByText("The school called off your class").waitFor();
  await page.getByText("“The loom is broken”").waitFor();
  await page.getByText("You can come to these instead:").waitFor();
  await inspect(student, "called-off");
  await page.getByRole("link", { name: /^Choose another date/ }).click();
  await page.waitForURL(/\/steps\//);
  await page.getByText("The school called off your class").waitFor();
  await inspect(student, "called-off-step");
  await page.getByRole("button", { name: /^Book / }).click();
  await page.getByRole("heading", { name: "You are booked" }).waitFor();
  expect(await page.getByText("The school called off your class").count()).toBe(
    0,
  );

  const letter = await until("the letter has come", () =>
    town.mailbox
      .to(bo.login.email)
      .find(({ subject }) => subject.startsWith("Canceled: ")),
  );
  expect(letter.text).toContain(`${town.portalUrl}${bo.stepPath}`);
  await Promise.all([student.leave(), admin.leave()]);
});

test("a booked student sees that a better date is full, and one who lost an offer sees why", async () => {
  const loom = await openLoom("FULL");
  const one = await loom.addClass(inDays(2), "The small class", 1);
  const other = await loom.addClass(inDays(3), "The other class");
  await loom.addStudent("Cleo", one.id);
  const dan = await loom.addStudent("Dan", other.id);
  const eve = await loom.addStudent("Eve");
  const wish = {
    personId: eve.personId,
    sessionId: one.id,
    enrollmentStepId: eve.stepId,
  };
  const joined = await transact(store, { actor: theSystem }, (tx) =>
    joinWaitlist(tx, wish, new Date()),
  );
  if (isRefusal(joined)) throw new Error(joined.message);

  const booked = await enter(town.portalUrl, dan.login, 390, "dark");
  await booked.visit(dan.stepPath);
  await booked.page.getByText("You keep the seat you have").waitFor();
  await inspect(booked, "swap-full");

  const waiting = await enter(town.portalUrl, eve.login, 390);
  await waiting.visit(eve.stepPath);
  await waiting.page.getByText("You are first in line").waitFor();
  const { entryId: id } = joined;
  await town.database.waitlistEntry.update({
    where: { id },
    data: { reason: "Your right to book it was taken back." },
  });
  await waiting.visit(eve.stepPath);
  await waiting.page
    .getByText(/A free seat went past you: Your right/)
    .waitFor();
  await inspect(waiting, "passed-over");
  await town.database.waitlistEntry.update({
    where: { id },
    data: {
      state: "EXPIRED",
      settledAt: new Date(),
      reason: "The offer ran out on Sat, 21 Nov 2026, 18:00 UTC.",
    },
  });
  await waiting.visit(eve.stepPath);
  await waiting.page.getByText(/You no longer wait for .* ran out/).waitFor();
  await inspect(waiting, "offer-ran-out");
  expect([...booked.complaints, ...waiting.complaints]).toEqual([]);
  await Promise.all([booked.leave(), waiting.leave()]);
});

test("a full class of a step is waited for with a credit, and the place is left with none to spare", async () => {
  const loom = await openLoom("LINE");
  const soon = await loom.addClass(inMinutes(8), "Soon");
  const small = await loom.addClass(inDays(3), "The small class", 1);
  await loom.addStudent("Ida", small.id);
  const jan = await loom.addStudent("Jan", soon.id);
  const { personId } = jan;
  const { id: bookingId } = await town.database.booking.findFirstOrThrow({
    where: { personId },
  });
  await transact(store, { actor: theSystem }, (tx) =>
    markAttendance(tx, { bookingId, mark: "NO_SHOW" }, new Date()),
  );
  const credit = await makeEntitlement(town.database, {
    ...{ personId, kind: "GROUP_CREDIT" },
  });
  const student = await enter(town.portalUrl, jan.login, 390);
  const { page } = student;
  await student.visit(jan.stepPath);
  await page
    .getByRole("button", { name: /^Join the waitlist with a credit: / })
    .click();
  await page.getByText("You are first in line").waitFor();
  await inspect(student, "waits-with-credit");
  await town.database.entitlement.update({
    where: { id: credit.id },
    data: { expiresAt: new Date() },
  });
  await student.visit(jan.stepPath);
  await page.getByRole("button", { name: /^Leave the waitlist for / }).click();
  await page.getByText("You are first in line").waitFor({ state: "detached" });
  expect(
    await town.database.waitlistEntry.findFirst({ where: { personId } }),
  ).toMatchObject({ state: "LEFT", withCredit: true });
  expect(
    await page.getByRole("button", { name: /with a credit/ }).count(),
  ).toBe(0);
  expect(student.complaints).toEqual([]);
  await student.leave();
});

test("a place in line that a credit would pay for is seen and left, though no credit is left", async () => {
  const loom = await openLoom("GONE");
  const extra = await makeSession(town.database, {
    ...{ startsAt: inDays(70), title: "The extra class", capacity: 1 },
  });
  const kay = await loom.addStudent("Kay");
  const { personId } = kay;
  await town.database.waitlistEntry.create({
    data: { personId, sessionId: extra.id, joinedAt: new Date() },
  });
  const student = await enter(town.portalUrl, kay.login, 390, "dark");
  const { page } = student;
  await student.visit("/credits");
  await page.getByRole("heading", { name: "Your places in line" }).waitFor();
  await page.getByText("You are first in line").waitFor();
  await inspect(student, "place-in-line");
  await page.getByRole("button", { name: /^Leave the waitlist for / }).click();
  await page
    .getByRole("heading", { name: "Your places in line" })
    .waitFor({ state: "detached" });
  expect(student.complaints).toEqual([]);
  await student.leave();
});

test("a class that has begun is joined and not left, and one that is over waits for the roll", async () => {
  const loom = await openLoom("NOW");
  const now = await loom.addClass(inMinutes(8), "Now");
  await loom.addClass(inDays(3), "Later");
  const lea = await loom.addStudent("Lea", now.id);
  const student = await enter(town.portalUrl, lea.login, 390);
  const { page } = student;
  const offered = async () => ({
    join: await page.getByRole("link", { name: "Join the class" }).count(),
    file: await page.getByRole("link", { name: "Add to calendar" }).count(),
    leave: await page.getByText("You cannot come?").count(),
    swap: await page.getByRole("button", { name: /^Change to this/ }).count(),
  });
  const begin = (minutesAgo: number) =>
    town.database.session.update({
      where: { id: now.id },
      data: {
        startsAt: new Date(Date.now() - minutesAgo * 60_000),
        meetingUrl: "https://meet.example/now",
        minutes: 60,
      },
    });
  // The page's own clock, so that it can be left open until the class begins; and a line that can fall silent, so that only the clock
  // tells.
  await page.clock.install();
  let isSilent = false;
  await page.routeWebSocket(/./, (line) => {
    line.connectToServer().onMessage((message) => {
      if (!isSilent) line.send(message);
    });
  });
  await begin(-5);
  await student.visit(lea.stepPath);
  await page.getByRole("heading", { name: "You are booked" }).waitFor();
  expect(await offered()).toMatchObject({ join: 1, file: 1, leave: 1 });
  isSilent = true;
  await begin(5);
  await page.clock.fastForward(6 * 60_000);
  await page.getByText("This class has begun").waitFor();
  expect(await offered()).toEqual({ join: 1, file: 0, leave: 0, swap: 0 });
  await inspect(student, "class-under-way");
  await begin(90);
  await student.visit(lea.stepPath);
  await page.getByText("still to note who was there").waitFor();
  expect(await offered()).toEqual({ join: 0, file: 0, leave: 0, swap: 0 });
  await inspect(student, "roll-to-be-kept");
  expect(student.complaints).toEqual([]);
  await student.leave();
});
