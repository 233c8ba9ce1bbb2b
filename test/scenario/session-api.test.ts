import { setTimeout as sleep } from "node:timers/promises";
import type { LoggedEvent } from "@throughline/domain/event/read";
import { schema } from "@throughline/schema";
import type { Context } from "@throughline/schema/context";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeUser } from "@throughline/seed/factory/user";
import { parse, subscribe, type ExecutionResult } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginClasses } from "../support/classes.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { monday } from "../support/journey.ts";
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
    startsLocal: "2027-03-27T02:30",
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
        { clock: "GAP", startsAt: "2027-03-28T01:30:00.000Z" },
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
