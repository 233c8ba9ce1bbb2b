import { setTimeout as sleep } from "node:timers/promises";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import type { LoggedEvent } from "@throughline/domain/event/read";
import { schema } from "@throughline/schema";
import type { Context } from "@throughline/schema/context";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeSession } from "@throughline/seed/factory/session";
import { makeUser } from "@throughline/seed/factory/user";
import { parse, subscribe, type ExecutionResult } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginClasses } from "../support/classes.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { springDay } from "../support/spring.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
});
afterAll(async () => {
  await api.close();
  await school.close();
});

const admin: Asker = { role: "ADMIN" };
const sessionQuery = `query ($id: ID!) { session(id: $id) { title meetingUrl seatsLeft } }`;
const rollQuery = `query ($id: ID!) { session(id: $id) { roll { bookingId name mark } } }`;
const ownQuery = `query { sessions(first: 10, filter: { taughtByMe: true }) { totalCount } }`;
const outcome = `__typename ... on Session { id } ... on UserError { field message }`;
const mark = `mutation ($input: MarkAttendanceInput!) { outcome: markAttendance(input: $input) { ${outcome} } }`;
const create = `mutation ($input: SessionInput!) { outcome: createSession(input: $input) { ${outcome} } }`;
const move = `mutation ($input: MoveSessionInput!) { outcome: moveSession(input: $input) { ${outcome} } }`;
const cancel = `mutation ($input: CancelSessionInput!) { outcome: cancelSession(input: $input) { ${outcome} } }`;

interface Answer {
  session: {
    meetingUrl: string | null;
    roll: { bookingId: string; name: string; mark: string | null }[];
  };
  sessions: { totalCount: number };
  bookings: { totalCount: number; edges: object[] };
  classes: { title: string }[];
  outcome: { __typename: string; field?: string; message?: string };
}

async function ask(asker: Asker, source: string, variables: object = {}) {
  const { data, errors } = await api.ask(
    asker,
    source,
    variables as Record<string, unknown>,
  );
  return { data: data as unknown as Answer | null, errors: errors ?? [] };
}

/** A class that has begun by now, with two instructors, one of them its own, and a student who booked it. */
async function classNow() {
  const [iris, otto] = [
    await makeUser(school.database, { role: "INSTRUCTOR" }),
    await makeUser(school.database, { role: "INSTRUCTOR" }),
  ];
  const classes = await beginClasses(school, {
    startsAt: new Date(monday.getTime() + 60_000),
    meetingUrl: "https://meet.example/1",
    instructorId: iris.personId,
  });
  await classes.ana.book();
  const id = writeNodeId("Session", classes.sessionId);
  const bookingId = writeNodeId("Booking", classes.ana.bookingId());
  const instructor = (personId: string): Asker => ({
    role: "INSTRUCTOR",
    personId,
  });
  return {
    ...classes,
    id,
    bookingId,
    iris: instructor(iris.personId),
    otto: instructor(otto.personId),
    asAna: { role: "STUDENT", personId: classes.ana.personId } as Asker,
    asBen: { role: "STUDENT", personId: classes.ben.personId } as Asker,
  };
}

describe("who may see and do what", () => {
  test("the meeting link is for those who booked, the instructor and staff", async () => {
    const { id, iris, otto, asAna, asBen } = await classNow();
    const linkFor = async (asker: Asker) =>
      (await ask(asker, sessionQuery, { id })).data?.session.meetingUrl;
    const link = "https://meet.example/1";
    expect(await linkFor(asAna)).toBe(link);
    expect(await linkFor(iris)).toBe(link);
    expect(await linkFor(admin)).toBe(link);
    expect(await linkFor(asBen)).toBeNull();
    expect(await linkFor(otto)).toBeNull();
  });

  test("the roll is for the instructor of the class and staff", async () => {
    const { id, iris, otto, asAna, bookingId } = await classNow();
    for (const asker of [iris, admin]) {
      const { data } = await ask(asker, rollQuery, { id });
      expect(data?.session.roll.map((line) => line.bookingId)).toEqual([
        bookingId,
      ]);
      expect(data?.session.roll[0]?.name).not.toBe("");
    }
    for (const asker of [otto, asAna, { role: "ANONYMOUS" } as Asker]) {
      const { errors } = await ask(asker, rollQuery, { id });
      expect(errors.map(({ extensions }) => extensions["code"])).toEqual([
        asker.role === "ANONYMOUS" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
    }
    expect((await ask(iris, ownQuery)).data?.sessions.totalCount).toBe(1);
    expect((await ask(otto, ownQuery)).data?.sessions.totalCount).toBe(0);
  });

  test("the roll names the step for which each comes, also to the instructor", async () => {
    const { id, iris, courseStepId } = await classNow();
    const { label } = await school.database.courseStep.findUniqueOrThrow({
      where: { id: courseStepId },
    });
    const labels = `query ($id: ID!) { session(id: $id) { roll { stepLabel } } }`;
    for (const asker of [iris, admin]) {
      const { data } = await ask(asker, labels, { id });
      expect(data?.session.roll).toEqual([{ stepLabel: label }]);
    }
  });

  test("a subscriber is told of their own class alone, and no more once another teaches it", async () => {
    const { id, sessionId, iris, otto } = await classNow();
    const { sessionId: foreign } = await classNow();
    const happened = (type: string, of: string | null) =>
      ({ type, sessionId: of, cursor: `${type}:${of}` }) as LoggedEvent;
    const log = [
      happened("booking.booked", foreign),
      happened("session.changed", null),
      happened("booking.booked", sessionId),
      happened("booking.canceled", foreign),
      happened("booking.attended", sessionId),
    ];
    let given = 0;
    const feed: Context["feed"] = {
      position: () => Promise.resolve({ cursor: "" }),
      async *follow(_after, matches) {
        for (const event of log.filter(matches)) {
          // The second only after the pause that gathers bursts.
          if (given > 0) await sleep(400);
          given += 1;
          yield event;
        }
      },
    };
    const follow = (asker: Asker) =>
      subscribe({
        schema,
        document: parse(
          `subscription ($id: ID!) { sessionChanged(sessionId: $id) { cursor session { title } } }`,
        ),
        variableValues: { id },
        contextValue: { ...api.contextOf(asker), feed },
      });
    const refused = await follow(otto);
    expect("errors" in refused && refused.errors?.[0]?.extensions["code"]).toBe(
      "FORBIDDEN",
    );
    const stream = await follow(iris);
    if (!(Symbol.asyncIterator in stream)) throw new Error("no stream");
    const next = async () => (await stream.next()).value as ExecutionResult;
    expect((await next()).data).toMatchObject({
      sessionChanged: { cursor: `booking.booked:${sessionId}` },
    });
    await school.database.session.update({
      where: { id: sessionId },
      data: { instructorId: otto.personId },
    });
    await expect(next()).rejects.toThrow("You may not see or do this.");
  });

  test("an instructor marks in their own class alone; a student in none", async () => {
    const { iris, otto, asAna, asBen, bookingId, ana } = await classNow();
    const input = { bookingId, mark: "ATTENDED" };
    for (const asker of [otto, asAna, asBen])
      expect((await ask(asker, mark, { input })).data?.outcome).toMatchObject({
        __typename: "NotFound",
        field: "input.bookingId",
      });
    expect(await ana.stepState()).toBe("IN_PROGRESS");
    expect((await ask(iris, mark, { input })).data?.outcome.__typename).toBe(
      "Session",
    );
    expect(await ana.stepState()).toBe("COMPLETED");
  });

  test("planning, moving and canceling are the staff's", async () => {
    const { id, iris } = await classNow();
    const { errors } = await ask(iris, cancel, {
      input: { sessionId: id, reason: "I am ill." },
    });
    expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  });
});

test("a booking is coming until its class is over, and past from then on", async () => {
  const began = (hours: number) =>
    new Date(monday.getTime() - hours * 3_600_000);
  const { ana, sessionId } = await beginClasses(school, {
    startsAt: began(1),
    minutes: 90,
  });
  await ana.book(began(2));
  const asAna: Asker = { role: "STUDENT", personId: ana.personId };
  const bookings = `query ($when: BookingTime!) { bookings(first: 5, when: $when) { totalCount edges { node { id } } } }`;
  const countOf = async (when: "COMING" | "PAST") => {
    const { data } = await ask(asAna, bookings, { when });
    const { totalCount, edges } = data?.bookings ?? {};
    expect(edges).toHaveLength(totalCount ?? -1);
    return totalCount;
  };
  const counts = async () => [await countOf("COMING"), await countOf("PAST")];
  const lasts = (minutes: number, startsAt = began(1)) =>
    school.database.session.update({
      where: { id: sessionId },
      data: { minutes, startsAt },
    });
  expect(await counts()).toEqual([1, 0]);
  await lasts(60);
  expect(await counts()).toEqual([0, 1]);
  await lasts(1440, began(23));
  expect(await counts()).toEqual([1, 0]);
  await lasts(1440, began(24));
  expect(await counts()).toEqual([0, 1]);
  await lasts(60, began(-1));
  expect(await counts()).toEqual([1, 0]);
});

describe("the classes of a calendar", () => {
  const classes = `query ($from: DateTime!, $until: DateTime!, $scope: ClassScope!, $first: Int) {
    classes(from: $from, until: $until, scope: $scope, first: $first) { title } }`;
  const span = {
    from: daysLater(60).toISOString(),
    until: daysLater(90).toISOString(),
  };
  const titles = async (asker: Asker, scope: string, first = 1000) => {
    const { data, errors } = await ask(asker, classes, {
      ...{ scope, first, ...span },
    });
    expect(errors).toEqual([]);
    return data?.classes.map(({ title }) => title);
  };

  test("are those of the viewer's courses, bookings and waits where they ask for their own; however many others there are before", async () => {
    const startsAt = daysLater(70);
    const title = "Own";
    const own = await beginClasses(school, { startsAt, title, capacity: 1 });
    const other = await beginClasses(school, {
      startsAt: daysLater(61),
      title: "Foreign",
    });
    const asOf = (personId: string): Asker => ({ role: "STUDENT", personId });
    const ana = asOf(own.ana.personId);
    await makeSession(school.database, {
      title: "Free",
      startsAt: daysLater(80),
    });
    expect(await titles(ana, "ALL", 1)).toEqual(["Foreign"]);
    expect(await titles(ana, "MINE", 1)).toEqual(["Own"]);
    expect(await titles(ana, "ALL")).toEqual(["Foreign", "Own", "Free"]);
    // An open step is booked with its own right.
    expect(await titles(ana, "FOR_CREDITS")).toEqual(["Free"]);
    await school.run((tx) =>
      skipStep(
        tx,
        { stepId: own.ana.stepId, reason: "Knows it already." },
        monday,
      ),
    );
    expect(await titles(ana, "FOR_CREDITS")).toEqual(["Own", "Free"]);

    await other.ben.book(monday);
    await school.database.enrollment.updateMany({
      where: { id: other.ben.enrollmentId },
      data: { state: "CANCELED", endedAt: monday },
    });
    const ben = asOf(other.ben.personId);
    expect(await titles(ben, "MINE")).toEqual(["Foreign"]);
    expect(await titles(ben, "FOR_CREDITS")).toEqual(["Free"]);
    const nobody: Asker = { role: "ANONYMOUS" };
    expect(await titles(nobody, "MINE")).toEqual([]);
  });

  test.each([0, -1, 1001])("are not %i at once", async (first) => {
    const { errors } = await ask(admin, classes, {
      ...{ scope: "ALL", first, ...span },
    });
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual([
      "BAD_USER_INPUT",
    ]);
  });
});

describe("what makes no sense is named, and nothing changes", () => {
  const weaving = {
    title: "Weaving",
    startsLocal: "2026-11-23T18:00",
    timeZone: "Europe/Berlin",
    minutes: 60,
    capacity: 8,
  };

  test.each([
    [{ title: "a\0b" }, "input.title"],
    [{ title: "n".repeat(500) }, "input.title"],
    [{ capacity: -1 }, "input.capacity"],
    [{ minutes: 100_000 }, "input.minutes"],
    [{ timeZone: "Middle/Earth" }, "input.timeZone"],
    [{ startsLocal: "2026-02-30T10:00" }, "input.startsLocal"],
    [{ startsLocal: "2020-01-01T10:00" }, "input.startsLocal"],
    [{ meetingUrl: "javascript:alert(1)" }, "input.meetingUrl"],
    [{ instructorId: "nonsense" }, "input.instructorId"],
    [
      { instructorId: writeNodeId("Course", crypto.randomUUID()) },
      "input.instructorId",
    ],
    [
      { courseStepIds: [writeNodeId("CourseStep", crypto.randomUUID())] },
      "input.courseStepId",
    ],
  ])("%#", async (wrong, field) => {
    const before = await school.database.session.count();
    const { data, errors } = await ask(admin, create, {
      input: { ...weaving, ...wrong },
    });
    expect(errors).toEqual([]);
    expect(data?.outcome.field).toBe(field);
    expect(await school.database.session.count()).toBe(before);
  });

  test("over the api too, what is left out of a change stays, and what is empty or null is taken away", async () => {
    const { id, sessionId } = await classNow();
    const stored = () =>
      school.database.session.findUniqueOrThrow({ where: { id: sessionId } });
    const before = await stored();
    await school.database.session.update({
      where: { id: sessionId },
      data: { room: "Hall" },
    });
    const updatedAt = (await stored()).updatedAt.toISOString();
    const edit = `mutation ($input: EditSessionInput!) { outcome: editSession(input: $input) { ${outcome} } }`;
    const is = { sessionId: id, kind: "GROUP", title: "Looms", capacity: 9 };
    const when = { timeZone: "Europe/Berlin", minutes: 60 };
    const moved = { ...when, sessionId: id, startsLocal: "2026-11-25T09:00" };
    const run = async (source: string, input: object) =>
      (await ask(admin, source, { input })).data?.outcome;

    expect(await run(edit, { ...is, updatedAt })).toMatchObject({ id });
    expect(await run(move, moved)).toMatchObject({ id });
    const { instructorId, meetingUrl } = before;
    expect(await stored()).toMatchObject({
      ...{ instructorId, meetingUrl, room: "Hall", title: "Looms" },
    });
    for (const [source, input] of [
      [edit, { ...is, title: "Wheels", updatedAt }],
      [move, { ...moved, room: "Attic", updatedAt }],
    ] as const)
      expect(await run(source, input)).toMatchObject({
        __typename: "Refused",
        field: "input.updatedAt",
      });
    await run(edit, { ...is, instructorId: null, meetingUrl: "" });
    await run(move, { ...moved, room: "" });
    expect(await stored()).toMatchObject({
      ...{ instructorId: null, meetingUrl: null, room: null, title: "Looms" },
    });
  });

  test("a class that is not there", async () => {
    const sessionId = writeNodeId("Session", crypto.randomUUID());
    const { title, capacity, ...when } = weaving;
    const { data } = await ask(admin, move, { input: { ...when, sessionId } });
    expect([title, capacity, data?.outcome.__typename]).toEqual([
      "Weaving",
      8,
      "NotFound",
    ]);
  });
});

describe("a preview", () => {
  const preview = `query ($input: SessionPreviewInput!) { outcome: sessionPreview(input: $input) {
    __typename ... on SessionPreview { dates { startsAt clock isPast } } ... on UserError { field message } } }`;
  const input = {
    startsLocal: `${springDay(-1)}T02:30`,
    timeZone: "Europe/Berlin",
    minutes: 60,
  };

  test("tells of the night that skips the hour, and plans nothing", async () => {
    const before = await school.database.session.count();
    const { data } = await ask(admin, preview, {
      input: { ...input, rule: "FREQ=DAILY;COUNT=2" },
    });
    expect(data?.outcome).toMatchObject({
      dates: [
        { clock: "EXACT", isPast: false },
        { clock: "GAP", startsAt: `${springDay()}T01:30:00.000Z` },
      ],
    });
    expect(await school.database.session.count()).toBe(before);
  });

  test("of a rule without an end says so", async () => {
    const { data } = await ask(admin, preview, {
      input: { ...input, rule: "FREQ=DAILY" },
    });
    expect(data?.outcome).toMatchObject({
      __typename: "InvalidInput",
      field: "input.rule",
    });
  });
});
