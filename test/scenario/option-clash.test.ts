import { setTimeout as sleep } from "node:timers/promises";
import { isRefusal } from "@throughline/domain/outcome";
import { attachOption } from "@throughline/domain/session/attach-option";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { createSeries } from "@throughline/domain/session/create-series";
import {
  createSession,
  type NewSession,
} from "@throughline/domain/session/create-session";
import { editSession } from "@throughline/domain/session/edit-session";
import { moveSession } from "@throughline/domain/session/move-session";
import type { Prisma } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeSession } from "@throughline/seed/factory/session";
import { makeUser } from "@throughline/seed/factory/user";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

/** A course of two classes, with one on Monday evening for the first of them: Iris teaches it in the hall. */
async function openEvening() {
  const iris = await makeUser(school.database, { role: "INSTRUCTOR" });
  const otto = await makeUser(school.database, { role: "INSTRUCTOR" });
  const course = await makeCourse(school.database, { steps: [{}, {}] });
  const [first, second] = course.steps.map(({ id }) => id);
  const evening = await makeSession(school.database, {
    title: "Evening",
    startsAt: new Date("2026-11-23T17:00:00Z"),
    timeZone: "Europe/Berlin",
    minutes: 90,
    instructorId: iris.personId,
    instructorName: "Iris Field",
    room: "Great Hall",
    courseStepIds: [first ?? ""],
  });
  /** One for the second step, in the middle of it, that needs nothing of it. */
  const wanted: NewSession = {
    kind: "GROUP",
    title: "Late",
    startsLocal: "2026-11-23T19:00",
    timeZone: "Europe/Berlin",
    minutes: 60,
    capacity: 5,
    instructorId: otto.personId,
    room: null,
    meetingUrl: null,
    courseStepIds: [second ?? ""],
  };
  return {
    ...{ course, evening, wanted },
    secondStepId: second ?? "",
    iris: iris.personId,
  };
}

/** Another class at the time of the evening, that is an option of nothing yet. */
const elsewhere = (overrides: Partial<Prisma.SessionUncheckedCreateInput>) =>
  makeSession(school.database, {
    title: "Elsewhere",
    startsAt: new Date("2026-11-23T18:00:00Z"),
    timeZone: "Europe/Berlin",
    ...overrides,
  });

const create = (wanted: NewSession) =>
  school.run((tx) => createSession(tx, wanted, monday));

async function made(wanted: NewSession): Promise<string> {
  const outcome = await create(wanted);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return outcome.sessionId;
}

const counts = async () => ({
  classes: await school.database.session.count(),
  options: await school.database.stepOption.count(),
  events: await school.database.domainEvent.count(),
});

describe("two options of one course that need the same at one time", () => {
  test.each([
    ["its instructor", ({ iris }) => ({ instructorId: iris }), "Iris Field"],
    ["its room", () => ({ room: "great hall" }), "the room Great Hall"],
  ] as [string, (of: { iris: string }) => Partial<NewSession>, string][])(
    "are not both planned: %s",
    async (_what, sharing, named) => {
      const { wanted, iris } = await openEvening();
      const before = await counts();
      const outcome = await create({ ...wanted, ...sharing({ iris }) });
      expect(outcome).toMatchObject({ kind: "refused", field: "startsLocal" });
      expect(outcome).toHaveProperty(
        "message",
        `Evening and Late are at one time, and both need ${named}. The other one begins on Mon, Nov 23, 2026, 6:00 PM GMT+1.`,
      );
      expect(await counts()).toEqual(before);
    },
  );

  test("are told apart by when the other one begins where they have one name", async () => {
    const { wanted, iris } = await openEvening();
    const outcome = await create({
      ...wanted,
      title: "Evening",
      instructorId: iris,
    });
    expect(outcome).toHaveProperty(
      "message",
      "Two classes named Evening are at one time, and both need Iris Field. The other one begins on Mon, Nov 23, 2026, 6:00 PM GMT+1.",
    );
  });

  test("are both planned where they need other things, follow one another, or the other one was called off", async () => {
    const { wanted, iris, evening } = await openEvening();
    await made(wanted);
    const after = { startsLocal: "2026-11-23T19:30", instructorId: iris };
    await made({ ...wanted, ...after });
    const off = { sessionId: evening.id, reason: "No light." };
    await school.run((tx) => cancelSession(tx, off, monday));
    const instead = { instructorId: null, room: "Great Hall" };
    await made({ ...wanted, ...instead });
  });

  test("are planned in two courses, where a room may be large", async () => {
    const { wanted } = await openEvening();
    const other = await openEvening();
    await made({
      ...{ ...wanted, courseStepIds: [other.secondStepId] },
      startsLocal: "2026-11-24T19:00",
      room: "Great Hall",
    });
    await made({
      ...wanted,
      startsLocal: "2026-11-24T19:00",
      room: "Great Hall",
    });
  });

  test("are not planned by a series, of which then nothing is", async () => {
    const { wanted } = await openEvening();
    const series = {
      ...wanted,
      startsLocal: "2026-11-21T19:00",
      room: "Great Hall",
      rule: "FREQ=DAILY;COUNT=4",
    };
    const before = await counts();
    const outcome = await school.run((tx) =>
      createSeries(tx, series, new Date("2026-11-20T08:00:00Z")),
    );
    expect(outcome).toMatchObject({ kind: "refused", field: "startsLocal" });
    expect(await counts()).toEqual(before);
  });

  test("are not attached", async () => {
    const { secondStepId: courseStepId, iris } = await openEvening();
    const { id: sessionId } = await elsewhere({ instructorId: iris });
    const before = await counts();
    const attach = () =>
      school.run((tx) => attachOption(tx, { sessionId, courseStepId }, monday));
    expect(await attach()).toMatchObject({
      kind: "refused",
      field: "sessionId",
    });
    expect(await counts()).toEqual(before);
    await school.database.session.update({
      where: { id: sessionId },
      data: { instructorId: null },
    });
    expect(await attach()).toMatchObject({ kind: "changed" });
  });

  test("do not come to be by moving one, or by giving it the other's instructor", async () => {
    const { wanted, iris } = await openEvening();
    const sessionId = await made({
      ...wanted,
      startsLocal: "2026-11-24T19:00",
    });
    const move = (startsLocal: string, room: string | null) =>
      school.run((tx) =>
        moveSession(tx, { ...wanted, sessionId, startsLocal, room }, monday),
      );
    const read = () =>
      school.database.session.findUniqueOrThrow({ where: { id: sessionId } });
    const before = await read();
    expect(await move("2026-11-23T19:00", "GREAT HALL")).toMatchObject({
      kind: "refused",
      field: "startsLocal",
    });
    expect(await read()).toEqual(before);
    expect(await move("2026-11-23T19:00", "Small Hall")).toMatchObject({
      kind: "moved",
    });
    const edit = (instructorId: string | null, title: string) =>
      school.run((tx) =>
        editSession(tx, { ...wanted, sessionId, instructorId, title }, monday),
      );
    const moved = await read();
    expect(await edit(iris, "Late")).toMatchObject({
      kind: "refused",
      field: "instructorId",
    });
    expect(await read()).toEqual(moved);
    expect(await edit(null, "Later")).toMatchObject({ kind: "changed" });
  });

  test("do not come to be where the second is moved before the first is told", async () => {
    const { wanted } = await openEvening();
    const inAttic = { ...wanted, room: "Attic" };
    const first = await made({ ...inAttic, startsLocal: "2026-11-24T19:00" });
    const second = await made({ ...inAttic, startsLocal: "2026-11-25T19:00" });
    const meeting = { ...inAttic, startsLocal: "2026-12-01T19:00" };
    const moved = (sessionId: string, ready: () => Promise<unknown>) =>
      school.run(async (tx) => {
        const outcome = await moveSession(
          tx,
          { ...meeting, sessionId },
          monday,
        );
        await ready();
        return outcome;
      });
    const { promise: isMoved, resolve } = Promise.withResolvers<undefined>();
    const outcomes = await Promise.all([
      moved(first, () => {
        resolve(undefined);
        return sleep(300);
      }),
      isMoved.then(() => moved(second, () => Promise.resolve())),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["moved", "refused"]);
  });
});
