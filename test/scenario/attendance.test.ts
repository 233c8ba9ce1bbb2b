import { markAllPresent } from "@throughline/domain/attendance/mark-all-present";
import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import type { Mark } from "@throughline/domain/attendance/attendance.rules";
import { addTallies, type Tally } from "@throughline/domain/pipeline/tally";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  beginClasses,
  classTime,
  type ClassStudent,
} from "../support/classes.ts";
import { countEverything } from "../support/full-count.ts";
import { daysLater } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());
/** The pipeline's figures are what the rows say, and nothing is lost or made up in the ledger, whatever was marked and taken back. */
afterEach(async () => {
  const events = await school.database.domainEvent.findMany({
    select: { tally: true },
  });
  expect(
    addTallies(...events.map(({ tally }) => (tally ?? {}) as Tally)),
  ).toEqual(await countEverything(school.database));
  expect(await whatDoesNotAddUp(school.database)).toEqual([]);
});

const after = new Date(classTime.getTime() + 3_600_000);
const mark = (student: ClassStudent, to: Mark, now = after, note?: string) =>
  school.run((tx) =>
    markAttendance(
      tx,
      { bookingId: student.bookingId(), mark: to, note: note ?? null },
      now,
    ),
  );
const rowOf = (student: ClassStudent) =>
  school.database.attendance.findUnique({
    where: { bookingId: student.bookingId() },
  });

describe("attended", () => {
  test("completes the step, uses the right up, and the course carries on; a repeat changes nothing", async () => {
    const { ana } = await beginClasses(school);
    await ana.book();
    expect(await ana.stepState()).toBe("IN_PROGRESS");
    expect(await mark(ana, "ATTENDED")).toMatchObject({ kind: "marked" });
    expect(await ana.stepState()).toBe("COMPLETED");
    expect(await ana.right()).toEqual({ available: 0, held: 0 });
    expect(await rowOf(ana)).toMatchObject({
      state: "ATTENDED",
      markedByName: "Astrid Admin",
    });
    const log = () => school.database.domainEvent.count();
    const before = await log();
    const again = await Promise.all([
      mark(ana, "ATTENDED"),
      mark(ana, "ATTENDED"),
    ]);
    expect(again.map(({ kind }) => kind)).toEqual(["unchanged", "unchanged"]);
    expect(await log()).toBe(before);
  });

  test("in the last class completes the enrollment", async () => {
    const { ana } = await beginClasses(school, { steps: [{}] });
    await ana.book();
    await mark(ana, "ATTENDED");
    expect(await ana.enrollment()).toMatchObject({ state: "COMPLETED" });
    expect(await mark(ana, "NO_SHOW")).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("The course is completed") as string,
    });
    expect(await rowOf(ana)).toMatchObject({ state: "ATTENDED" });
  });

  test("can be corrected until the course goes on: the step waits again and the right is back where it was", async () => {
    const { ana } = await beginClasses(school);
    await ana.book();
    await mark(ana, "ATTENDED");
    expect(await mark(ana, null)).toMatchObject({ kind: "marked" });
    expect(await ana.stepState()).toBe("IN_PROGRESS");
    expect(await ana.right()).toEqual({ available: 0, held: 1 });
    expect(await rowOf(ana)).toBeNull();
    await mark(ana, "ATTENDED");
    await mark(ana, "EXCUSED");
    expect(await ana.stepState()).toBe("PENDING");
    expect(await ana.right()).toEqual({ available: 1, held: 0 });
    await mark(ana, "ATTENDED");
    expect(await ana.stepState()).toBe("COMPLETED");
    expect(await ana.right()).toEqual({ available: 0, held: 0 });
  });
});

describe("a no-show", () => {
  test("loses the right where the course says so, and can be excused after all", async () => {
    const { ana, sessionId } = await beginClasses(school);
    await ana.book();
    await mark(ana, "NO_SHOW");
    expect(await ana.right()).toEqual({ available: 0, held: 0 });
    expect(await ana.stepState()).toBe("PENDING");
    const bookings = { where: { sessionId } };
    expect(await school.database.booking.findFirst(bookings)).toMatchObject({
      state: "BOOKED",
      forfeited: true,
    });
    await mark(ana, "EXCUSED", after, "Ill; called before.");
    expect(await ana.right()).toEqual({ available: 1, held: 0 });
    expect(await school.database.booking.findFirst(bookings)).toMatchObject({
      forfeited: false,
    });
    expect(await rowOf(ana)).toMatchObject({ note: "Ill; called before." });
  });

  test("may book another class where the course does not take the right; the old mark then stays", async () => {
    const { ana, courseStepId } = await beginClasses(school, {
      course: { lateCancelForfeits: false },
    });
    await ana.book();
    const missed = ana.bookingId();
    await mark(ana, "NO_SHOW");
    expect(await ana.right()).toEqual({ available: 1, held: 0 });
    const other = await beginClasses(school, {
      startsAt: daysLater(14),
      steps: [{}],
    });
    await school.database.stepOption.create({
      data: { courseStepId, sessionId: other.sessionId },
    });
    await ana.book(daysLater(8), other.sessionId);
    expect(await ana.stepState()).toBe("IN_PROGRESS");
    expect(
      await school.run((tx) =>
        markAttendance(
          tx,
          { bookingId: missed, mark: "ATTENDED" },
          daysLater(8),
        ),
      ),
    ).toMatchObject({
      kind: "refused",
      message:
        "The student has booked the step again since, so this mark stays.",
    });
    expect(await ana.right()).toEqual({ available: 0, held: 1 });
  });
});

describe("the roll", () => {
  test("opens ten minutes before the class, not earlier", async () => {
    const { ana } = await beginClasses(school);
    await ana.book();
    const minutesBefore = (minutes: number) =>
      new Date(classTime.getTime() - minutes * 60_000);
    expect(await mark(ana, "ATTENDED", minutesBefore(11))).toMatchObject({
      kind: "refused",
      field: "bookingId",
    });
    expect(await ana.stepState()).toBe("IN_PROGRESS");
    expect(await mark(ana, "ATTENDED", minutesBefore(10))).toMatchObject({
      kind: "marked",
    });
  });

  test("marks everybody at once who is not marked, and names whom it cannot", async () => {
    const { ana, ben, cleo, sessionId } = await beginClasses(school, {
      capacity: 3,
    });
    for (const student of [ana, ben, cleo]) await student.book();
    await mark(ben, "NO_SHOW");
    await school.run((tx) =>
      skipStep(tx, { stepId: cleo.stepId, reason: "Knows it." }, after),
    );
    const all = () =>
      school.run((tx) => markAllPresent(tx, { sessionId }, after));
    const outcomes = await Promise.all([all(), all()]);
    expect(
      outcomes.flatMap((each) => ("bookingIds" in each ? each.bookingIds : [])),
    ).toEqual([ana.bookingId()]);
    expect((await rowOf(ben))?.state).toBe("NO_SHOW");
    expect(await cleo.stepState()).toBe("SKIPPED");
    expect(await rowOf(cleo)).toBeNull();
  });

  test("of a booking that is gone, or never was, is refused", async () => {
    const { ana } = await beginClasses(school);
    await ana.book();
    await ana.leave();
    expect(await mark(ana, "ATTENDED")).toMatchObject({ kind: "refused" });
    expect(
      await school.run((tx) =>
        markAttendance(
          tx,
          { bookingId: ana.personId, mark: "ATTENDED" },
          after,
        ),
      ),
    ).toMatchObject({ kind: "notFound" });
  });
});
