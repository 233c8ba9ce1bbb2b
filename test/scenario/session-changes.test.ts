import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { editSession } from "@throughline/domain/session/edit-session";
import { moveSession } from "@throughline/domain/session/move-session";
import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import type { SessionModel } from "@throughline/prisma";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  beginClasses,
  classTime,
  type ClassStudent,
} from "../support/classes.ts";
import { monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());
afterEach(async () => {
  expect(await whatDoesNotAddUp(school.database)).toEqual([]);
});

const reason = "The loom broke.";
const callOff = (sessionId: string, now: Date) =>
  school.run((tx) => cancelSession(tx, { sessionId, reason }, now));
const minutesAfter = (minutes: number) =>
  new Date(classTime.getTime() + minutes * 60_000);
const lettersTo = (personId: string, purpose: string) =>
  school.database.sendIntent.findMany({ where: { personId, purpose } });
const join = ({ personId, stepId }: ClassStudent, sessionId: string) =>
  school.run((tx) =>
    joinWaitlist(tx, { personId, sessionId, enrollmentStepId: stepId }, monday),
  );
const move = (
  sessionId: string,
  room: string | null,
  startsLocal = "2026-11-24T09:00",
  now = monday,
) => {
  const wanted = { timeZone: "Europe/Berlin", minutes: 60, startsLocal, room };
  return school.run((tx) => moveSession(tx, { sessionId, ...wanted }, now));
};
const giveLink = (session: SessionModel, meetingUrl: string | null) => {
  const { id: sessionId, kind, title, capacity, instructorId } = session;
  const wanted = { sessionId, kind, title, capacity, instructorId, meetingUrl };
  return school.run((tx) => editSession(tx, wanted, monday));
};

describe("calling a class off", () => {
  test("gives a right back that was lost by leaving late, told in the ledger and by a letter", async () => {
    const { ana, ben, sessionId } = await beginClasses(school);
    await ana.book();
    await ben.book();
    expect(await ana.leave(minutesAfter(-60))).toMatchObject({
      forfeited: true,
    });
    expect(await ana.right()).toEqual({ available: 0, held: 0 });
    await Promise.all([1, 2].map(() => callOff(sessionId, minutesAfter(-30))));
    for (const student of [ana, ben])
      expect(await student.right()).toEqual({ available: 1, held: 0 });
    const lines = await school.database.entitlementEntry.findMany({
      where: { bookingId: ana.bookingId() },
      orderBy: { id: "desc" },
    });
    expect(lines[0]).toMatchObject({
      kind: "RELEASE",
      cause: `Given back by your school: The class was canceled: ${reason}`,
    });
    expect(await lettersTo(ana.personId, "classCanceled")).toHaveLength(1);
  });

  test("half way gives back what the roll took from who did not come, and leaves who was there", async () => {
    const { ana, ben, sessionId } = await beginClasses(school);
    await ana.book();
    await ben.book();
    const mark = (student: ClassStudent, mark: "NO_SHOW" | "ATTENDED") =>
      school.run((tx) =>
        markAttendance(
          tx,
          { bookingId: student.bookingId(), mark },
          minutesAfter(5),
        ),
      );
    await mark(ana, "NO_SHOW");
    await mark(ben, "ATTENDED");
    expect(await ana.right()).toEqual({ available: 0, held: 0 });
    expect(await callOff(sessionId, minutesAfter(10))).toMatchObject({
      kind: "canceled",
    });
    expect(await ana.right()).toEqual({ available: 1, held: 0 });
    expect(await ben.right()).toEqual({ available: 0, held: 0 });
    expect(await ben.stepState()).toBe("COMPLETED");
  });
});

describe("moving a class", () => {
  test("is refused once its roll has a mark, and goes on when it is taken back", async () => {
    const { ana, sessionId } = await beginClasses(school);
    await ana.book();
    const mark = (mark: "EXCUSED" | null) =>
      school.run((tx) =>
        markAttendance(
          tx,
          { bookingId: ana.bookingId(), mark },
          minutesAfter(-5),
        ),
      );
    await mark("EXCUSED");
    const go = () => move(sessionId, null, undefined, minutesAfter(-4));
    expect(await go()).toMatchObject({
      field: "sessionId",
      message: expect.stringContaining("Take the marks back first") as string,
    });
    await mark(null);
    expect(await go()).toMatchObject({ kind: "moved" });
  });

  test("tells who booked, who is offered a seat and who waits, each by how they stand", async () => {
    const { ana, ben, cleo, sessionId } = await beginClasses(school, {
      capacity: 1,
    });
    await ana.book();
    await join(ben, sessionId);
    await join(cleo, sessionId);
    await ana.leave();
    await move(sessionId, null);
    expect(await lettersTo(ana.personId, "classMoved")).toHaveLength(0);
    expect(await lettersTo(ben.personId, "classMoved")).toMatchObject([
      { payload: { standing: "OFFERED", change: "TIME", bookingId: null } },
    ]);
    expect(await lettersTo(cleo.personId, "classMoved")).toMatchObject([
      { payload: { standing: "WAITING", change: "TIME" } },
    ]);
  });

  test("to another room, or to another link, is told in words of its own; a link to who has a seat alone", async () => {
    const { ana, ben, session } = await beginClasses(school, { capacity: 1 });
    await ana.book();
    await join(ben, session.id);
    expect(await giveLink(session, "https://meet.example/two")).toMatchObject({
      kind: "changed",
    });
    await giveLink(session, "https://meet.example/two");
    await move(session.id, "Loom Hall", "2026-11-23T11:00");
    const changes = async ({ personId }: ClassStudent) =>
      (await lettersTo(personId, "classMoved")).map(
        ({ payload }) => (payload as { change: string }).change,
      );
    expect(await changes(ana)).toEqual(["LINK", "PLACE"]);
    expect(await changes(ben)).toEqual(["PLACE"]);
  });
});
