import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { book } from "@throughline/domain/booking/book";
import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { isRefusal, type Refusal } from "@throughline/domain/outcome";
import {
  theSystem,
  transact,
  type Store,
  type Tx,
} from "@throughline/domain/transaction";
import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import type { Sequencing } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makeProduct } from "@throughline/seed/factory/product";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { makeUser } from "@throughline/seed/factory/user";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStoreOn } from "../support/store-on.ts";
import { springDay } from "../support/spring.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Look, type Visitor } from "../support/visitor.ts";

const HOUR_MS = 3_600_000;
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
  expect(await whatDoesNotAddUp(town.database)).toEqual([]);
  await browser.close();
  await closeStore();
  await town.close();
});

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const nodeId = (type: string, id: string) =>
  Buffer.from(`${type}:${id}`).toString("base64url");

async function inTx<Done extends { kind: string }>(
  command: (tx: Tx) => Promise<Done | Refusal>,
): Promise<Done> {
  const outcome = await transact(store, { actor: theSystem }, command);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return outcome;
}

/** A course of two classes, with verbs for what a school has done before a story begins. */
async function openCourse(code: string, sequencing: Sequencing = "ADVISORY") {
  const course = await makeCourse(town.database, {
    code,
    title: `Weaving ${code}`,
    sequencing,
    cancelHours: 24,
    lateCancelForfeits: true,
    steps: [
      { label: `${code}-1`, title: "First threads" },
      { label: `${code}-2`, title: "Second threads" },
    ],
  });
  let students = 0;
  return {
    course,
    /** A class by which a step, counted from 1, may be taken. */
    addClass: (position: number, hours: number, title: string, capacity = 5) =>
      makeSession(town.database, {
        title,
        capacity,
        startsAt: inHours(hours),
        timeZone: "Europe/Berlin",
        courseStepIds: [course.steps[position - 1]?.id ?? ""],
      }),
    /** A student of it who can sign in. */
    addStudent: async () => {
      students += 1;
      const email = `${code.toLowerCase()}-${students}@people.example`;
      const login = { email, password };
      const { personId } = await makeUser(town.database, {
        role: "STUDENT",
        givenName: "Ana",
        familyName: `Silva ${students}`,
        ...login,
      });
      const wanted = { personId, courseId: course.id };
      const enrollment = await makeEnrollment(store, wanted, new Date());
      const steps = enrollment.steps.map(({ id }) => id);
      return { login, personId, enrollmentId: enrollment.id, steps };
    },
  };
}

type Student = Awaited<
  ReturnType<Awaited<ReturnType<typeof openCourse>>["addStudent"]>
>;

const bookFor = (
  { personId, steps }: Student,
  position: number,
  { id: sessionId }: { id: string },
  now = new Date(),
) => {
  const enrollmentStepId = steps[position - 1] ?? "";
  const wish = { personId, sessionId, enrollmentStepId, requestKey: null };
  return inTx((tx) => book(tx, { ...wish, acceptOverlap: true }, now));
};

/** The student at the page of one of their steps. */
async function atStep(
  { login, steps }: Student,
  position: number,
  look: Look,
): Promise<Visitor> {
  const visitor = await visitorOf(browser, town.portalUrl, look);
  await visitor.signIn(login);
  const id = nodeId("EnrollmentStep", steps[position - 1] ?? "");
  await visitor.visit(`/steps/${id}`);
  return visitor;
}

/** An admin at the page of an enrollment. */
async function atEnrollment({ enrollmentId }: Student, look: Look = {}) {
  const admin = await visitorOf(browser, town.adminUrl, look);
  await admin.signIn(adminLogin);
  await admin.visit(`/enrollments/${nodeId("Enrollment", enrollmentId)}`);
  return admin;
}

async function inspect(visitor: Visitor, name: string) {
  await visitor.photograph(name);
  expect(await visitor.barriers()).toEqual([]);
  const scrolls = await visitor.page.evaluate(
    () => document.documentElement.scrollWidth > innerWidth,
  );
  expect(scrolls, "the page scrolls sideways").toBe(false);
}

/** What a page complained about, but for the refusals that a story wants, by their status. */
const complaintsBut = ({ complaints }: Visitor, ...wanted: string[]) =>
  complaints.filter((each) => !wanted.some((status) => each.includes(status)));

const phone = { width: 390 } as const;
const darkPhone = { width: 390, scheme: "dark" } as const;
const button = ({ page }: Visitor, name: RegExp) =>
  page.getByRole("button", { name }).first();
const heading = ({ page }: Visitor, name: string | RegExp) =>
  page.getByRole("heading", { name }).first();

test("the week opens at its first class, however late that is", async () => {
  const { course, addStudent } = await openCourse("WEEK");
  const student = await addStudent();
  await town.database.person.update({
    where: { id: student.personId },
    data: { timeZone: "Etc/UTC" },
  });
  const day = inHours(240).toISOString().slice(0, 10);
  await makeSession(town.database, {
    title: "Night loom",
    startsAt: new Date(`${day}T22:30:00Z`),
    timeZone: "Etc/UTC",
    courseStepIds: [course.steps[0]?.id ?? ""],
  });
  const ana = await atStep(student, 1, { width: 1440 });
  await ana.visit(`/calendar?view=week&date=${day}`);
  const link = ana.page.getByRole("link", { name: /Night loom/ }).last();
  await link.waitFor();
  const isSeen = () =>
    link.evaluate((box) => {
      const frame = box.closest(".overflow-y-auto")?.getBoundingClientRect();
      return box.getBoundingClientRect().bottom <= (frame?.bottom ?? 0);
    });
  await until("the week is scrolled to it", isSeen);
  await inspect(ana, "calendar-week-late");
  expect(ana.complaints).toEqual([]);
  await ana.leave();
});

describe("on a phone", () => {
  test("a class at the time of another one is booked only once that is confirmed", async () => {
    const { addClass, addStudent } = await openCourse("OVER");
    const student = await addStudent();
    await bookFor(student, 1, await addClass(1, 72, "Morning loom"));
    await addClass(2, 72.5, "Noon loom");
    const ana = await atStep(student, 2, phone);
    await button(ana, /^Book /).click();
    await ana.page.getByText(/It overlaps with .*Morning loom/).waitFor();
    await inspect(ana, "booking-overlap");
    expect(
      await town.database.booking.count({
        where: { personId: student.personId },
      }),
    ).toBe(1);
    await ana.page.getByRole("button", { name: "Yes, do it" }).click();
    await heading(ana, "You are booked").waitFor();
    expect(complaintsBut(ana, "409")).toEqual([]);
    await ana.leave();
  });

  test("leaving late is told beforehand and loses the right, until the school gives it back", async () => {
    const { addClass, addStudent } = await openCourse("LATE");
    const student = await addStudent();
    await bookFor(student, 1, await addClass(1, 5, "Tonight"));
    await addClass(1, 96, "Next week");
    const ana = await atStep(student, 1, darkPhone);
    await ana.page.getByText("You cannot come?").click();
    await ana.page.getByText(/Leaving now uses up your right/).waitFor();
    await inspect(ana, "booking-late");
    await button(ana, /^Cancel it all the same: /).click();
    await ana.page
      .getByText(/Ask your school/)
      .first()
      .waitFor();
    expect(await button(ana, /^Book /).count()).toBe(0);
    await inspect(ana, "booking-no-right");

    const admin = await atEnrollment(student);
    await admin.page.getByText("No right left").waitFor();
    await admin.page.getByText(/left “Tonight” too late/).waitFor();
    await admin.page
      .getByText(
        "LATE-1 First threads: the booking ended, another class is to be booked",
      )
      .waitFor();
    await inspect(admin, "enrollment-no-right");
    await admin.page
      .getByRole("link", { name: /Give the lost right back/ })
      .click();
    const giveBack = admin.page.getByRole("button", { name: "Give it back" });
    await giveBack.click();
    await admin.page.getByText("at least 3 characters").last().waitFor();
    await admin.page.getByLabel("Why?").fill("The bus did not come.");
    await inspect(admin, "enrollment-waive");
    await giveBack.click();
    await admin.page.getByText("No right left").waitFor({ state: "detached" });

    await button(ana, /^Book /).click();
    await heading(ana, "You are booked").waitFor();
    expect(complaintsBut(admin, "422")).toEqual([]);
    expect(ana.complaints).toEqual([]);
    await Promise.all([ana.leave(), admin.leave()]);
  });

  test("who missed a class gets another right, told on the page, and books", async () => {
    const { addClass, addStudent } = await openCourse("MISS");
    const student = await addStudent();
    const { id } = await addClass(1, 48, "Missed loom");
    const { bookingId } = await bookFor(student, 1, { id });
    await inTx((tx) =>
      markAttendance(tx, { bookingId, mark: "NO_SHOW" }, inHours(49)),
    );
    await town.database.session.update({
      where: { id },
      data: { startsAt: inHours(-3) },
    });
    await addClass(1, 96, "Another loom");
    const ana = await atStep(student, 1, phone);
    await ana.page
      .getByText(/Ask your school/)
      .first()
      .waitFor();

    const admin = await atEnrollment(student, darkPhone);
    await admin.page.getByText(/missed “Missed loom”/).waitFor();
    await admin.page.getByRole("link", { name: /Give another right/ }).click();
    await admin.page
      .getByText("The student can book one class for MISS-1 First threads.")
      .waitFor();
    await admin.page.getByLabel("Why?").fill("She was in hospital.");
    await inspect(admin, "enrollment-grant-right");
    await admin.page
      .getByRole("button", { name: "Give another right" })
      .click();
    await admin.page.getByText("No right left").waitFor({ state: "detached" });
    await admin.page.getByText("Right to a class given").first().waitFor();

    await button(ana, /^Book /).click();
    await heading(ana, "You are booked").waitFor();
    expect(ana.complaints).toEqual([]);
    expect(admin.complaints).toEqual([]);
    await Promise.all([ana.leave(), admin.leave()]);
  });

  test("a step without a right is booked with a credit, and the ledger tells so", async () => {
    const { addClass, addStudent } = await openCourse("PAY");
    const student = await addStudent();
    const late = await addClass(1, 5, "Too late");
    await bookFor(student, 1, late);
    const other = await openCourse("PAY2");
    await other.addClass(1, 90, "Not theirs");
    await addClass(1, 100, "Paid loom");
    await makeProduct(town.database, {
      kind: "CREDITS",
      name: "Five extra classes",
      components: [{ kind: "GROUP_CREDIT", units: 5, validDays: null }],
    });
    const ana = await atStep(student, 1, phone);
    await ana.page.getByText("You cannot come?").click();
    await button(ana, /^Cancel it all the same: /).click();
    await ana.page
      .getByText(/Ask your school/)
      .first()
      .waitFor();
    await ana.page.getByRole("link", { name: "Buy a credit" }).click();
    await ana.page.getByText("Five extra classes").waitFor();
    const { personId } = student;
    await inTx((tx) =>
      grantCredits(
        tx,
        {
          personId,
          occasion: "a gift",
          components: [{ kind: "GROUP_CREDIT", units: 2, validDays: 30 }],
        },
        new Date(),
      ),
    );
    await ana.page.goBack();
    await ana.page.reload();
    const pay = ana.page
      .getByRole("button", { name: /^Book with a credit: / })
      .last();
    await pay.waitFor();
    await inspect(ana, "booking-with-credit");
    await pay.click();
    await heading(ana, "You are booked").waitFor();
    await ana.visit("/credits");
    await ana.page.getByText("1 left").first().waitFor();
    await ana.page
      .getByText(/lines that explain it/)
      .first()
      .click();
    await ana.page.getByText(/Booked: Paid loom/).waitFor();
    await inspect(ana, "booking-credit-lines");
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  test("a booking is swapped in one click", async () => {
    const { addClass, addStudent } = await openCourse("SWAP");
    const student = await addStudent();
    await bookFor(student, 1, await addClass(1, 72, "Old loom"));
    const { id: wanted } = await addClass(1, 96, "New loom");
    const ana = await atStep(student, 1, phone);
    await heading(ana, "Change to another date").waitFor();
    await inspect(ana, "booking-swap");
    await button(ana, /^Change to this: /).click();
    await ana.page
      .getByRole("listitem")
      .filter({ hasText: "Old loom" })
      .getByRole("button", { name: /^Change to this: / })
      .waitFor();
    const bookings = await town.database.booking.findMany({
      where: { personId: student.personId },
      orderBy: { state: "asc" },
    });
    expect(bookings).toMatchObject([
      { state: "BOOKED", sessionId: wanted },
      { state: "CANCELED", endedBy: "SWAP" },
    ]);
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  test("a place in line becomes an offer without a reload, and is taken after a word about what it overlaps with", async () => {
    const { addClass, addStudent } = await openCourse("LINE");
    const [holder, student] = [await addStudent(), await addStudent()];
    const full = await addClass(1, 72, "Full loom", 1);
    await bookFor(holder, 1, full);
    const ana = await atStep(student, 1, phone);
    await button(ana, /^Join the waitlist/).click();
    await ana.page.getByText("You are first in line").waitFor();
    await inspect(ana, "booking-in-line");

    const ben = await atStep(holder, 1, { width: 1440 });
    await ben.page.getByText("You cannot come?").click();
    await button(ben, /^Cancel this booking: /).click();
    await heading(ana, /A seat came free for you/).waitFor();
    await inspect(ana, "booking-offered");
    await bookFor(student, 2, await addClass(2, 72.5, "Same time"));
    await button(ana, /^Take the seat/).click();
    await ana.page.getByText(/It overlaps with .*Same time/).waitFor();
    await ana.page.getByRole("button", { name: "Yes, do it" }).click();
    await heading(ana, "You are booked").waitFor();
    await ben.page.getByText("Full", { exact: true }).waitFor();
    expect(complaintsBut(ana, "409")).toEqual([]);
    expect(ben.complaints).toEqual([]);
    await Promise.all([ana.leave(), ben.leave()]);
  });

  test("joining a line says what follows, and booking another date that the place in it goes", async () => {
    const { addClass, addStudent } = await openCourse("GIVEUP");
    const [holder, student] = [await addStudent(), await addStudent()];
    await bookFor(holder, 1, await addClass(1, 72, "Full loom", 1));
    await addClass(1, 96, "Open loom");
    const ana = await atStep(student, 1, phone);
    await ana.page
      .getByText(/you get an offer by e-mail, held for you for 12 hours/)
      .waitFor();
    expect(await ana.page.getByText(/You give up your place/).count()).toBe(0);
    await button(ana, /^Join the waitlist/).click();
    await ana.page
      .getByRole("listitem")
      .filter({ hasText: "Open loom" })
      .getByText(/^You give up your place in line for /)
      .waitFor();
    await inspect(ana, "booking-gives-up-line");
    await button(ana, /^Book /).click();
    await heading(ana, "You are booked").waitFor();
    const { personId } = student;
    expect(
      await town.database.waitlistEntry.findMany({ where: { personId } }),
    ).toMatchObject([{ state: "LEFT" }]);
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  test("a class picked in the calendar is found again, and a past one cannot be picked", async () => {
    const { addClass, addStudent } = await openCourse("PICK");
    const foreign = await openCourse("PICK2");
    await addClass(1, -30, "Past loom");
    await addClass(1, 72, "Other loom");
    await addClass(1, 96, "Picked loom");
    await foreign.addClass(1, 97, "Foreign loom");
    const student = await addStudent();
    const ana = await atStep(student, 1, phone);
    const { page } = ana;
    const from = inHours(-48).toISOString().slice(0, 10);
    await ana.visit(`/calendar?view=agenda&date=${from}&course=all`);
    const past = page.getByRole("listitem").filter({ hasText: "Past loom" });
    await past.getByText("Past · no longer to be booked").last().waitFor();
    expect(await past.getByRole("link", { name: /Past loom/ }).count()).toBe(0);
    await inspect(ana, "calendar-past");
    await page.getByRole("link", { name: /Picked loom/ }).click();
    await page
      .getByRole("listitem")
      .filter({ hasText: "Picked loom" })
      .getByText("Picked in the calendar")
      .waitFor();
    expect(await page.getByText("Picked in the calendar").count()).toBe(1);
    await inspect(ana, "step-picked");

    await ana.visit(`/calendar?view=agenda&date=${from}&course=all`);
    await page.getByRole("link", { name: /Foreign loom/ }).click();
    await page.getByText(/^To book .*, ask your school to enroll/).waitFor();
    await page.getByText("Picked in the calendar").waitFor();
    await inspect(ana, "course-picked");
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  test("credits tell what is booked from what is kept for an offer, and leaving says that the credit comes back", async () => {
    const { addStudent } = await openCourse("HELD");
    const [holder, student] = [await addStudent(), await addStudent()];
    const extra = (hours: number, title: string, capacity: number) =>
      makeSession(town.database, {
        title,
        capacity,
        startsAt: inHours(hours),
        courseStepIds: [],
      });
    const withCredit = async ({ personId }: Student, sessionId: string) => {
      const wish = { personId, sessionId, enrollmentStepId: null };
      return inTx((tx) => book(tx, { ...wish, requestKey: null }, new Date()));
    };
    for (const { personId } of [holder, student])
      await inTx((tx) =>
        grantCredits(
          tx,
          {
            personId,
            occasion: `a gift to ${personId}`,
            components: [{ kind: "GROUP_CREDIT", units: 3, validDays: 30 }],
          },
          new Date(),
        ),
      );
    const full = await extra(72, "Full extra", 1);
    const open = await extra(96, "Open extra", 5);
    const { bookingId } = await withCredit(holder, full.id);
    await withCredit(student, open.id);
    const { personId } = student;
    const wish = { personId, sessionId: full.id, enrollmentStepId: null };
    await inTx((tx) => joinWaitlist(tx, wish, new Date()));
    await inTx((tx) => cancelBooking(tx, { bookingId }, new Date()));

    const ana = await atStep(student, 1, phone);
    await ana.visit("/credits");
    await ana.page.getByText("1 booked, 1 held for an offer").waitFor();
    await ana.page.getByText("You cannot come?").click();
    await ana.page.getByText(/: the credit comes back\./).waitFor();
    await inspect(ana, "credits-held");
    await ana.visit(`/courses/${nodeId("Enrollment", student.enrollmentId)}`);
    await ana.page
      .getByText("No private session and 1 extra class left")
      .waitFor();
    await inspect(ana, "course-credits");
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  test("a course that goes step by step does not let a later class be booked, and says why", async () => {
    const { addClass, addStudent } = await openCourse("STRICT", "STRICT");
    const student = await addStudent();
    await addClass(1, 72, "First loom");
    const later = await addClass(2, 96, "Later loom");
    const ana = await atStep(student, 2, darkPhone);
    await ana.page
      .getByText("These dates can be booked once it is this step’s turn.")
      .waitFor();
    await ana.page.getByText(/Later loom/).waitFor();
    expect(await ana.page.getByRole("button", { name: /^Book / }).count()).toBe(
      0,
    );
    await inspect(ana, "booking-strict");
    await expect(bookFor(student, 2, later)).rejects.toThrow(
      "finish the earlier steps first",
    );
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });

  test("a course in any order recommends the earlier step, and lets the later one be booked", async () => {
    const { addClass, addStudent } = await openCourse("FREE");
    const student = await addStudent();
    await addClass(2, 96, "Later loom");
    const ana = await atStep(student, 2, phone);
    await ana.page
      .getByText(/We recommend to take the earlier steps first/)
      .waitFor();
    await inspect(ana, "booking-ahead");
    await button(ana, /^Book /).click();
    await heading(ana, "You are booked").waitFor();
    await ana.page.getByText(/before an earlier step/).waitFor();
    expect(
      await town.database.booking.findFirstOrThrow({
        where: { personId: student.personId },
      }),
    ).toMatchObject({ skippedAhead: true });
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });
});

test.each([{ width: 1440 }, darkPhone])(
  "the month is walked by the keyboard, and Enter opens a day, at $width px",
  async (look) => {
    const { addClass, addStudent } = await openCourse(`KEYS${look.width}`);
    const student = await addStudent();
    await bookFor(student, 1, await addClass(1, 72, "Keyboard loom"));
    const ana = await visitorOf(browser, town.portalUrl, look);
    const { page } = ana;
    await ana.signIn(student.login);
    await ana.visit("/calendar?view=month&date=2027-03-10");
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute("data-day"));
    await page.locator('[data-day="2027-03-10"]').focus();
    const walk: [key: string, day: string][] = [
      ["ArrowRight", "2027-03-11"],
      ["ArrowDown", "2027-03-18"],
      ["ArrowLeft", "2027-03-17"],
      ["ArrowUp", "2027-03-10"],
    ];
    for (const [key, day] of walk) {
      await page.keyboard.press(key);
      expect(await focused()).toBe(day);
    }
    await page.keyboard.press("Home");
    const first = await focused();
    await page.keyboard.press("End");
    const last = await focused();
    expect(Date.parse(last ?? "") - Date.parse(first ?? "")).toBe(
      6 * 24 * HOUR_MS,
    );
    await inspect(ana, "calendar-keys");
    await page.keyboard.press("Enter");
    await page.waitForURL(/view=agenda&date=2027-03-1/);
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  },
);

test("a class that cannot be booked yet says from when it can, and has no button until then", async () => {
  const { course, addClass, addStudent } = await openCourse("SOON");
  const opens = (bookingOpensDays: number) =>
    town.database.course.update({
      where: { id: course.id },
      data: { bookingOpensDays },
    });
  await opens(2);
  const student = await addStudent();
  await addClass(1, 72, "Later threads");
  const ana = await atStep(student, 1, darkPhone);
  const { page } = ana;
  await page.getByText(/^Bookable from /).waitFor();
  expect(await page.getByRole("button", { name: /^Book/ }).count()).toBe(0);
  await inspect(ana, "step-not-bookable-yet");
  await opens(4);
  await page.reload();
  await page.getByRole("button", { name: /^Book/ }).click();
  await page.getByRole("heading", { name: "You are booked" }).waitFor();
  expect(ana.complaints).toEqual([]);
  await ana.leave();
});

test("a form to plan a class that is sent twice plans one, and its class is kept by a button that says so", async () => {
  const { course } = await openCourse("TWICE");
  const admin = await visitorOf(browser, town.adminUrl, { width: 1440 });
  const { page } = admin;
  await admin.signIn(adminLogin);
  await admin.visit("/sessions/new");
  await page.getByLabel("Title").fill("Planned once");
  await page.getByLabel("Begins").fill(`${springDay(-5)}T18:00`);
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByLabel(new RegExp(course.steps[0]?.label ?? "")).check();
  await page.getByRole("button", { name: "Preview the dates" }).click();
  await page.getByRole("button", { name: /^Plan this/ }).waitFor();
  const sent = await page
    .locator("form")
    .last()
    .evaluate(async (form) => {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form as HTMLFormElement))
        if (typeof value === "string") body.append(name, value);
      body.set("command", "create");
      const send = () =>
        fetch(location.pathname, { method: "POST", body, redirect: "manual" });
      return (await Promise.all([send(), send()])).map(({ type }) => type);
    });
  expect(sent).toEqual(["opaqueredirect", "opaqueredirect"]);
  await page.getByRole("button", { name: /^Plan this/ }).click();
  await heading(admin, "Planned once").waitFor();
  expect(
    await town.database.session.count({ where: { title: "Planned once" } }),
  ).toBe(1);
  await page.getByRole("link", { name: "Cancel class" }).click();
  const keep = page.getByRole("button", { name: "Keep the class" });
  await keep.waitFor();
  await inspect(admin, "session-keep");
  await keep.click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  expect(
    await town.database.session.findFirstOrThrow({
      where: { title: "Planned once" },
    }),
  ).toMatchObject({ state: "SCHEDULED" });
  expect(admin.complaints).toEqual([]);
  await admin.leave();
});

test("the instructor's roll says for which step each student comes", async () => {
  const { course, addStudent } = await openCourse("ROLL");
  const login = { email: "iris@roll.example", password };
  const { personId: instructorId } = await makeUser(town.database, {
    role: "INSTRUCTOR",
    ...login,
  });
  const lesson = await makeSession(town.database, {
    title: "Both steps",
    startsAt: inHours(0.05),
    instructorId,
    courseStepIds: course.steps.map(({ id }) => id),
  });
  await bookFor(await addStudent(), 1, lesson);
  await bookFor(await addStudent(), 2, lesson);
  await makePerson(town.database);
  const iris = await visitorOf(browser, town.adminUrl, phone);
  await iris.signIn(login);
  await iris.page.getByRole("link", { name: /Both steps/ }).click();
  const lines = iris.page
    .getByRole("list", { name: "Roll" })
    .getByRole("listitem");
  await lines.filter({ hasText: "Silva 1" }).getByText("ROLL-1").waitFor();
  await lines.filter({ hasText: "Silva 2" }).getByText("ROLL-2").waitFor();
  await inspect(iris, "roll-steps");
  expect(iris.complaints).toEqual([]);
  await iris.leave();
});
