import { book } from "@throughline/domain/booking/book";
import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import {
  attachOption,
  detachOption,
} from "@throughline/domain/session/attach-option";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { createSeries } from "@throughline/domain/session/create-series";
import {
  createSession,
  type NewSession,
} from "@throughline/domain/session/create-session";
import { editSession } from "@throughline/domain/session/edit-session";
import { findConflicts } from "@throughline/domain/session/find-conflicts";
import { moveSession } from "@throughline/domain/session/move-session";
import { isRefusal } from "@throughline/domain/outcome";
import type { Actor } from "@throughline/domain/transaction";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makeUser } from "@throughline/seed/factory/user";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginClasses } from "../support/classes.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

const weaving: NewSession = {
  kind: "GROUP",
  title: "Weaving",
  startsLocal: "2026-11-23T18:00",
  timeZone: "Europe/Berlin",
  minutes: 90,
  capacity: 2,
  instructorId: null,
  room: null,
  meetingUrl: null,
  courseStepIds: [],
};
const plan = async (wanted: Partial<NewSession> = {}) => {
  const outcome = await school.run((tx) =>
    createSession(tx, { ...weaving, ...wanted }, monday),
  );
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return outcome.sessionId;
};
const read = (id: string) =>
  school.database.session.findUniqueOrThrow({ where: { id } });
const letters = (purpose: string) =>
  school.database.sendIntent.findMany({ where: { purpose } });

describe("planning a class", () => {
  test("by a form that is sent twice makes one, also at once, and another person's key is another key", async () => {
    const title = "Planned once";
    const wanted = { title, requestKey: "one-and-the-same" };
    const send = () => plan(wanted);
    const ids = await Promise.all([send(), send(), send()]);
    expect(new Set(ids).size).toBe(1);
    const otto = { kind: "PERSON", id: crypto.randomUUID(), name: "Otto" };
    await school.run(
      (tx) => createSession(tx, { ...weaving, ...wanted }, monday),
      otto as Actor,
    );
    const planned = { where: { title } };
    expect(await school.database.session.count(planned)).toBe(2);
    const events = await school.database.domainEvent.count({
      where: {
        type: "session.created",
        payload: { path: ["title"], equals: title },
      },
    });
    expect(events).toBe(2);

    const rule = "FREQ=DAILY;COUNT=3";
    const series = {
      ...weaving,
      title: "Series once",
      rule,
      requestKey: "k-of-a-series",
    };
    const repeat = () => school.run((tx) => createSeries(tx, series, monday));
    const [one, two] = await Promise.all([repeat(), repeat()]);
    if (isRefusal(one) || isRefusal(two)) throw new Error("refused");
    expect(one.seriesId).toBe(two.seriesId);
    expect(one.sessionIds.toSorted()).toEqual(two.sessionIds.toSorted());
    expect(
      await school.database.session.count({ where: { title: "Series once" } }),
    ).toBe(3);
  });

  test("at six by the clock of its zone", async () => {
    const { startsAt } = await read(await plan());
    expect(startsAt.toISOString()).toBe("2026-11-23T17:00:00.000Z");
  });

  test("in the past, or for a step that no class takes, is refused and changes nothing", async () => {
    const partner = await makePartner(school.database);
    const { steps } = await makeCourse(school.database, {
      steps: [{ partnerId: partner.id }],
    });
    const before = await school.database.session.count();
    const refusals = await Promise.all(
      [
        { startsLocal: "2026-11-16T08:59" },
        { startsLocal: "2036-11-16T08:59" },
        { courseStepIds: [steps[0]?.id ?? ""] },
        { courseStepIds: ["00000000-0000-4000-8000-000000000009"] },
        { instructorId: "00000000-0000-4000-8000-000000000009" },
      ].map((wrong) =>
        school.run((tx) => createSession(tx, { ...weaving, ...wrong }, monday)),
      ),
    );
    expect(refusals.map((each) => isRefusal(each) && each.field)).toEqual([
      "startsLocal",
      "startsLocal",
      "courseStepId",
      "courseStepId",
      "instructorId",
    ]);
    expect(await school.database.session.count()).toBe(before);
  });

  test("as a series keeps the hour over the night when the clocks change, all or none", async () => {
    const series = (startsLocal: string, rule: string) =>
      school.run((tx) =>
        createSeries(tx, { ...weaving, startsLocal, rule }, monday),
      );
    const made = await series("2027-03-22T18:00", "FREQ=WEEKLY;COUNT=2");
    if (isRefusal(made)) throw new Error(made.message);
    const dates = await school.database.session.findMany({
      where: { seriesId: made.seriesId },
      orderBy: { startsAt: "asc" },
    });
    expect(dates.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      "2027-03-22T17:00:00.000Z",
      "2027-03-29T16:00:00.000Z",
    ]);
    const before = await school.database.session.count();
    expect(
      await series("2026-11-15T18:00", "FREQ=DAILY;COUNT=5"),
    ).toMatchObject({ kind: "refused", field: "startsLocal" });
    expect(await school.database.session.count()).toBe(before);
  });

  test("shows what the instructor or the room has at the same time", async () => {
    const iris = await makeUser(school.database, { role: "INSTRUCTOR" });
    const day = "2026-12-01";
    const first = await plan({
      startsLocal: `${day}T10:00`,
      instructorId: iris.personId,
      room: "Loom Hall",
    });
    const inRoom = await plan({
      startsLocal: `${day}T11:00`,
      room: "loom hall",
    });
    await plan({ startsLocal: `${day}T11:30`, instructorId: iris.personId });
    const conflicts = await findConflicts(school.database, {
      ...(await read(first)),
      sessionId: first,
    });
    expect(conflicts.map(({ id }) => id)).toEqual([inRoom]);
  });
});

describe("changing a class", () => {
  test("never leaves fewer seats than are taken", async () => {
    const { ana, ben, sessionId, session } = await beginClasses(school);
    await ana.book();
    await ben.book();
    const edit = (capacity: number) =>
      school.run((tx) =>
        editSession(
          tx,
          { ...session, sessionId, capacity, updatedAt: null },
          monday,
        ),
      );
    expect(await edit(1)).toMatchObject({
      kind: "refused",
      field: "capacity",
      message: "2 seats are taken, so the class cannot have only 1 seat.",
    });
    expect(await edit(3)).toMatchObject({ kind: "changed" });
    expect(await edit(3)).toMatchObject({ kind: "unchanged" });
    expect(await edit(2)).toMatchObject({ kind: "changed" });
    expect(await read(sessionId)).toMatchObject({
      capacity: 2,
      seatsTaken: 2,
      revision: 0,
    });
  });

  test("that is over or canceled is refused", async () => {
    const { sessionId, session } = await beginClasses(school);
    const edit = (now: Date) =>
      school.run((tx) =>
        editSession(tx, { ...session, sessionId, title: "Other" }, now),
      );
    expect(await edit(daysLater(30))).toMatchObject({
      field: "sessionId",
      message: "The class is over, so it cannot be changed any more.",
    });
    await school.run((tx) =>
      cancelSession(tx, { sessionId, reason: "No loom." }, monday),
    );
    expect(await edit(monday)).toMatchObject({ kind: "refused" });
    const move = { ...weaving, sessionId, room: null };
    expect(
      await school.run((tx) => moveSession(tx, move, monday)),
    ).toMatchObject({ kind: "refused" });
  });

  test("keeps an option that somebody booked", async () => {
    const { ana, sessionId, courseStepId } = await beginClasses(school);
    const option = { sessionId, courseStepId };
    const detach = () => school.run((tx) => detachOption(tx, option, monday));
    const attach = () => school.run((tx) => attachOption(tx, option, monday));
    expect(await attach()).toMatchObject({ kind: "unchanged" });
    expect(await detach()).toMatchObject({ kind: "changed" });
    expect(await detach()).toMatchObject({ kind: "unchanged" });
    expect(await attach()).toMatchObject({ kind: "changed" });
    await ana.book();
    expect(await detach()).toMatchObject({ field: "courseStepId" });
  });
});

describe("moving a class", () => {
  test("tells each attendee once and lets them leave freely until it begins", async () => {
    const { ana, ben, sessionId } = await beginClasses(school);
    await ana.book();
    await ben.book();
    const move = () =>
      school.run((tx) =>
        moveSession(
          tx,
          {
            sessionId,
            startsLocal: "2026-11-24T09:00",
            timeZone: "Europe/Berlin",
            minutes: 60,
            room: "Loom Hall",
          },
          monday,
        ),
      );
    const before = (await letters("classMoved")).length;
    expect(await move()).toMatchObject({ kind: "moved" });
    expect(await move()).toMatchObject({ kind: "unchanged" });
    const startsAt = new Date("2026-11-24T08:00:00Z");
    expect(await read(sessionId)).toMatchObject({
      startsAt,
      freeLeaveUntil: startsAt,
      revision: 1,
      room: "Loom Hall",
    });
    expect((await letters("classMoved")).length - before).toBe(2);
    const late = new Date("2026-11-24T07:59:00Z");
    expect(await ana.leave(late)).toMatchObject({ forfeited: false });
  });

  test("to a time that is past is refused", async () => {
    const { sessionId } = await beginClasses(school);
    const past = { ...weaving, sessionId, startsLocal: "2026-11-01T10:00" };
    expect(
      await school.run((tx) => moveSession(tx, past, monday)),
    ).toMatchObject({ field: "startsLocal" });
  });
});

describe("calling a class off", () => {
  test("gives everybody their right back, ends the waits, and tells each once", async () => {
    const { ana, ben, cleo, sessionId } = await beginClasses(school);
    await ana.book();
    await ben.book();
    const wait = await school.run((tx) =>
      joinWaitlist(
        tx,
        {
          personId: cleo.personId,
          sessionId,
          enrollmentStepId: cleo.stepId,
        },
        monday,
      ),
    );
    expect(wait).toMatchObject({ kind: "joined" });
    const before = (await letters("classCanceled")).length;
    const cancel = () =>
      school.run((tx) =>
        cancelSession(tx, { sessionId, reason: "The loom broke." }, monday),
      );
    await Promise.all([cancel(), cancel(), cancel()]);

    expect(await read(sessionId)).toMatchObject({
      state: "CANCELED",
      seatsTaken: 0,
      cancelReason: "The loom broke.",
    });
    for (const student of [ana, ben, cleo])
      expect(await student.right()).toEqual({ available: 1, held: 0 });
    expect(await ana.stepState()).toBe("PENDING");
    expect(
      await school.database.waitlistEntry.count({
        where: { sessionId, state: { in: ["WAITING", "OFFERED"] } },
      }),
    ).toBe(0);
    expect((await letters("classCanceled")).length - before).toBe(3);
    expect(
      await school.database.sendIntent.count({
        where: { purpose: "classLeft", personId: ana.personId },
      }),
    ).toBe(0);
  });

  test("while others book it leaves no seat taken and no right lost", async () => {
    const { ana, ben, cleo, sessionId } = await beginClasses(school, {
      capacity: 10,
    });
    await ana.book();
    const cancel = school.run((tx) =>
      cancelSession(tx, { sessionId, reason: "No power." }, monday),
    );
    const booking = [ben, cleo].map((student) =>
      school.run((tx) =>
        book(
          tx,
          {
            personId: student.personId,
            sessionId,
            enrollmentStepId: student.stepId,
            requestKey: null,
          },
          monday,
        ),
      ),
    );
    await Promise.all([cancel, ...booking]);
    expect(await read(sessionId)).toMatchObject({
      state: "CANCELED",
      seatsTaken: 0,
    });
    for (const student of [ana, ben, cleo])
      expect(await student.right()).toEqual({ available: 1, held: 0 });
  });
});
