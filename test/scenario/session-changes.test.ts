import type { Mark } from "@throughline/domain/attendance/attendance.rules";
import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { cancelSeries } from "@throughline/domain/session/cancel-series";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { editSession } from "@throughline/domain/session/edit-session";
import { moveSession } from "@throughline/domain/session/move-session";
import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import type { SessionModel } from "@throughline/prisma";
import { withIntent } from "@throughline/domain/message/claim-delivery";
import type { Desk } from "@throughline/jobs/desk";
import { write } from "@throughline/jobs/message/write";
import { watchWaitlists } from "@throughline/jobs/waitlist/watch";
import { acceptOffer } from "@throughline/domain/waitlist/accept-offer";
import { makeSession } from "@throughline/seed/factory/session";
import { makeUser } from "@throughline/seed/factory/user";
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
async function lastLetterTo(personId: string, purpose: string) {
  const delivery = await school.database.delivery.findFirstOrThrow({
    where: { sendIntent: { personId, purpose } },
    include: withIntent,
    orderBy: { id: "desc" },
  });
  const ourSchool = { name: "Town School", portalUrl: "http://portal.test" };
  const desk = { store: school.store, school: ourSchool, now: () => monday };
  return write(desk as Desk, delivery);
}
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
const markAs = (student: ClassStudent, mark: Mark) =>
  school.run((tx) =>
    markAttendance(
      tx,
      { bookingId: student.bookingId(), mark },
      minutesAfter(5),
    ),
  );
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

  test("half way gives back what the roll took from who did not come", async () => {
    const { ana, ben, sessionId } = await beginClasses(school);
    await ana.book();
    await ben.book();
    await markAs(ana, "NO_SHOW");
    expect(await ana.right()).toEqual({ available: 0, held: 0 });
    expect(await callOff(sessionId, minutesAfter(10))).toMatchObject({
      kind: "canceled",
    });
    for (const student of [ana, ben])
      expect(await student.right()).toEqual({ available: 1, held: 0 });
  });

  test("is refused while somebody is marked as attended; with the mark taken back everybody gets the right back", async () => {
    const { ana, ben, session, sessionId } = await beginClasses(school);
    await ana.book();
    await ben.book();
    await markAs(ana, "ATTENDED");
    const refusal = {
      kind: "refused",
      field: "sessionId",
      message:
        "1 student is marked as attended already. Take the marks back first.",
    };
    expect(await callOff(sessionId, minutesAfter(10))).toEqual(refusal);
    const { id: seriesId } = await school.database.sessionSeries.create({
      data: {
        rule: "FREQ=DAILY;COUNT=2",
        timeZone: session.timeZone,
        firstLocal: "2026-11-23T11:00",
      },
    });
    await school.database.session.update({
      where: { id: sessionId },
      data: { seriesId },
    });
    const next = await makeSession(school.database, {
      seriesId,
      startsAt: minutesAfter(24 * 60),
    });
    const callOffAll = () =>
      cancelSeries(school.run, { sessionId, reason }, () => minutesAfter(10));
    expect(await callOffAll()).toEqual(refusal);
    const { state } = await school.database.session.findUniqueOrThrow({
      where: { id: next.id },
    });
    expect(state).toBe("SCHEDULED");
    expect(await lettersTo(ben.personId, "classCanceled")).toHaveLength(0);

    await markAs(ana, null);
    expect(await callOffAll()).toMatchObject({
      kind: "canceled",
      sessionIds: [sessionId, next.id],
    });
    for (const student of [ana, ben])
      expect(await student.right()).toEqual({ available: 1, held: 0 });
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

  test("to an earlier time ends an offer with the booking of it, tells who has it, and gives the right back", async () => {
    const { ana, ben, cleo, sessionId } = await beginClasses(school, {
      capacity: 2,
      course: { bookingClosesMinutes: 60 },
    });
    await ana.book();
    await cleo.book();
    await join(ben, sessionId);
    await ana.leave();
    const offer = () =>
      school.database.waitlistOffer.findFirstOrThrow({
        where: { booking: { sessionId, personId: ben.personId } },
      });
    const { id: offerId, expiresAt: before } = await offer();
    await move(sessionId, null, "2026-11-24T09:00");
    expect((await offer()).expiresAt).toEqual(before);

    await move(sessionId, null, "2026-11-16T13:00");
    const closesAt = new Date("2026-11-16T11:00:00Z");
    expect((await offer()).expiresAt).toEqual(closesAt);
    const jobs = await school.database.$queryRaw`
      SELECT data FROM pgboss.job WHERE name = 'waitlist.expireOffer' AND start_after = ${closesAt}`;
    expect(jobs).toEqual([{ data: { offerId } }]);
    await school.database.person.update({
      where: { id: ben.personId },
      data: { timeZone: "America/New_York" },
    });
    const { text } = await lastLetterTo(ben.personId, "classMoved");
    expect(text).toContain(
      "held for you until Mon, Nov 16, 2026, 6:00 AM EST: accept it or pass it on before.",
    );
    const accept = () =>
      school.run((tx) => acceptOffer(tx, { offerId }, closesAt));
    expect(await accept()).toMatchObject({
      kind: "refused",
      field: "offerId",
    });
    await watchWaitlists({ store: school.store, now: () => closesAt });
    expect(await offer()).toMatchObject({ outcome: "EXPIRED" });
    expect(await ben.right()).toEqual({ available: 1, held: 0 });
    expect(await lettersTo(ben.personId, "offerEnded")).toHaveLength(1);
  });

  test("to a time for which booking is closed already ends an offer at once", async () => {
    const { ana, ben, sessionId } = await beginClasses(school, {
      capacity: 1,
      course: { bookingClosesMinutes: 600 },
    });
    await ana.book();
    await join(ben, sessionId);
    await ana.leave();
    await move(sessionId, null, "2026-11-16T12:00");
    const { id: offerId, expiresAt } =
      await school.database.waitlistOffer.findFirstOrThrow({
        where: { booking: { sessionId } },
      });
    expect(expiresAt).toEqual(monday);
    expect(
      await school.run((tx) => acceptOffer(tx, { offerId }, monday)),
    ).toMatchObject({ kind: "refused", field: "offerId" });
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

describe("editing a class", () => {
  test("leaves what is left out as it is, and takes away what is null", async () => {
    const { personId: instructorId } = await makeUser(school.database, {
      role: "INSTRUCTOR",
    });
    const meetingUrl = "https://meet.example/one";
    const { ana, session, sessionId } = await beginClasses(school, {
      ...{ instructorId, instructorName: "Iris", meetingUrl, room: "Hall" },
    });
    await ana.book();
    const { kind, title, capacity } = session;
    const edit = (more: object) =>
      school.run((tx) =>
        editSession(
          tx,
          { sessionId, kind, title: `${title} 2`, capacity, ...more },
          monday,
        ),
      );
    const now = () =>
      school.database.session.findUniqueOrThrow({ where: { id: sessionId } });
    await edit({});
    await school.run((tx) =>
      moveSession(
        tx,
        {
          ...{ sessionId, startsLocal: "2026-11-23T12:00", minutes: 60 },
          timeZone: "Europe/Berlin",
        },
        monday,
      ),
    );
    expect(await now()).toMatchObject({
      ...{ title: `${title} 2`, instructorId, meetingUrl, room: "Hall" },
    });
    expect(await lettersTo(ana.personId, "classMoved")).toMatchObject([
      { payload: { change: "TIME" } },
    ]);
    await edit({ instructorId: null, meetingUrl: null });
    await move(sessionId, null);
    const nothing = { instructorId: null, meetingUrl: null, room: null };
    expect(await now()).toMatchObject(nothing);
  });

  test("or moving it is refused where somebody changed it since; a seat taken meanwhile, or the same again, hinders nobody", async () => {
    const { ana, session, sessionId } = await beginClasses(school);
    const { kind, capacity, updatedAt } = session;
    const edit = (title: string, builtOn?: Date) =>
      school.run((tx) =>
        editSession(
          tx,
          { sessionId, kind, title, capacity, updatedAt: builtOn },
          monday,
        ),
      );
    await ana.book();
    expect(await edit("Looms", updatedAt)).toMatchObject({ kind: "changed" });
    const overtaken = {
      kind: "refused",
      field: "updatedAt",
      message: expect.stringContaining(
        "changed this class meanwhile",
      ) as string,
    };
    expect(await edit("Wheels", updatedAt)).toEqual(overtaken);
    const when = { startsLocal: "2026-11-23T12:00", timeZone: "Europe/Berlin" };
    const wanted = { ...when, sessionId, minutes: 60, updatedAt };
    expect(await school.run((tx) => moveSession(tx, wanted, monday))).toEqual(
      overtaken,
    );
    expect(await edit("Looms", updatedAt)).toMatchObject({ kind: "unchanged" });
    expect(
      await school.database.session.findUniqueOrThrow({
        where: { id: sessionId },
      }),
    ).toMatchObject({ title: "Looms", startsAt: session.startsAt });
    expect(await edit("Wheels")).toMatchObject({ kind: "changed" });
  });
});
