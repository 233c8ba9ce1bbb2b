import { shortenOffers } from "@throughline/domain/session/shorten-offers";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  bookingOf,
  openBookingSchool,
  verbsOf,
  type Student,
} from "../support/booking-school.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
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

interface Window {
  courseStepId: string | null;
  opensAt: string | null;
  closesAt: string;
  phase: string;
}
interface Class {
  id: string;
  stepWindows: Window[];
  creditWindow: Window;
}

const as = ({ personId }: Student): Asker => ({ role: "STUDENT", personId });
const windows =
  "stepWindows { courseStepId opensAt closesAt phase } creditWindow { courseStepId opensAt closesAt phase }";
const minutesFrom = (start: Date, minutes: number) =>
  new Date(start.getTime() + minutes * 60_000);

async function look(asker: Asker, sessionId: string): Promise<Class> {
  const { data, errors } = await api.ask(
    asker,
    `query ($id: ID!) { session(id: $id) { id ${windows} } }`,
    { id: writeNodeId("Session", sessionId) },
  );
  expect(errors).toBeUndefined();
  return (data as unknown as { session: Class }).session;
}

/** What the booking of a class for the first step is answered with: nothing where it is booked. */
async function refusal(
  student: Student,
  sessionId: string,
  enrollmentStepId?: string,
): Promise<string | null> {
  const { data } = await api.ask(
    as(student),
    `mutation ($input: BookInput!) { book(input: $input) { ... on UserError { message } } }`,
    {
      input: {
        sessionId: writeNodeId("Session", sessionId),
        ...(enrollmentStepId && {
          enrollmentStepId: writeNodeId("EnrollmentStep", enrollmentStepId),
        }),
      },
    },
  );
  const { book } = data as unknown as { book: { message?: string } };
  return book.message ?? null;
}

describe("a class tells when it can be booked", () => {
  test("for a step as its course says: exactly while booking it is accepted", async () => {
    const { addClass, addStudent, course } = await openBookingSchool(school, {
      bookingOpensDays: 3,
      bookingClosesMinutes: 120,
    });
    const courseStepId = writeNodeId("CourseStep", course.steps[0]?.id ?? "");
    const opening = daysLater(3);
    const startsAt = {
      AHEAD: minutesFrom(opening, 1),
      OPEN: opening,
      OVER: minutesFrom(monday, 120),
    };
    for (const [phase, start] of Object.entries(startsAt)) {
      const { id } = await addClass(1, { startsAt: start });
      const student = await addStudent();
      const { stepWindows } = await look(as(student), id);
      expect(stepWindows).toEqual([
        {
          courseStepId,
          opensAt: minutesFrom(start, -3 * 24 * 60).toISOString(),
          closesAt: minutesFrom(start, -120).toISOString(),
          phase,
        },
      ]);
      const answer = await refusal(student, id, student.steps[0]);
      if (phase === "OPEN") expect(answer).toBeNull();
      else expect(answer).toMatch(/can be booked from|could be booked until/);
    }
  });

  test("with a credit alone as is usual, or as the course says with which the credit came", async () => {
    const { addClass, addStudent } = await openBookingSchool(school, {
      bookingOpensDays: 3,
      steps: 2,
    });
    const { id } = await makeSession(school.database, {
      startsAt: daysLater(8),
    });
    const student = await addStudent();
    const usual = {
      courseStepId: null,
      opensAt: null,
      closesAt: daysLater(8).toISOString(),
      phase: "OPEN",
    };
    expect((await look(as(student), id)).creditWindow).toEqual(usual);
    const { personId, enrollmentId } = student;
    const ofCourse = { personId, enrollmentId, kind: "GROUP_CREDIT" } as const;
    await makeEntitlement(school.database, {
      ...ofCourse,
      expiresAt: daysLater(40),
    });
    const { creditWindow } = await look(as(student), id);
    expect(creditWindow).toEqual({
      ...usual,
      opensAt: daysLater(5).toISOString(),
      phase: "AHEAD",
    });
    expect(await refusal(student, id)).toMatch(/can be booked from/);
    // What expires first pays, as it does when a class is booked.
    await makeEntitlement(school.database, {
      personId,
      kind: "GROUP_CREDIT",
      expiresAt: daysLater(30),
    });
    expect((await look(as(student), id)).creditWindow).toEqual(usual);
    expect(await refusal(student, id)).toBeNull();
    const ofSteps = await addClass(1);
    expect((await look(as(student), ofSteps.id)).stepWindows).toHaveLength(1);
    expect((await look({ role: "ADMIN" }, id)).creditWindow).toEqual(usual);
  });

  test("with as many statements for many classes as for one", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    await makeEntitlement(school.database, {
      personId: student.personId,
      kind: "GROUP_CREDIT",
    });
    const count = async (from: Date, until: Date) => {
      const before = api.statements.length;
      const { data, errors } = await api.ask(
        as(student),
        `query ($from: DateTime!, $until: DateTime!) { classes(from: $from, until: $until, scope: MINE) { id steps { label } ${windows} } }`,
        { from: from.toISOString(), until: until.toISOString() },
      );
      expect(errors).toBeUndefined();
      const { classes } = data as unknown as { classes: Class[] };
      return [classes.length, api.statements.length - before];
    };
    await addClass(1, { startsAt: daysLater(200) });
    for (let hour = 0; hour < 12; hour += 1)
      await addClass(1, { startsAt: minutesFrom(daysLater(210), hour * 60) });
    const [one, statements] = await count(daysLater(199), daysLater(201));
    expect(one).toBe(1);
    expect(await count(daysLater(209), daysLater(212))).toEqual([
      12,
      statements,
    ]);
  });
});

describe("whom the staff put in line", () => {
  /** A class for one that begins in an hour, when booking is closed, with who has its seat and who waited before. */
  async function openFull() {
    const { addClass, addStudent } = await openBookingSchool(school, {
      ...{ bookingClosesMinutes: 120, offerMinutes: 30, cancelHours: 0 },
    });
    const [holder, ben, ana] = [
      await addStudent(),
      await addStudent(),
      await addStudent(),
    ];
    const startsAt = minutesFrom(monday, 60);
    const { id } = await addClass(1, { startsAt, capacity: 1 });
    const verbs = verbsOf(school);
    const bookingId = bookingOf(
      await verbs.book(holder, 1, id, { byStaff: true }),
    );
    await verbs.join(ben, 1, id, minutesFrom(monday, -120));
    const join = async (asker: Asker) => {
      const { data, errors } = await api.ask(
        asker,
        `mutation ($input: JoinWaitlistInput!) { outcome: joinWaitlist(input: $input) { __typename ... on UserError { message } } }`,
        {
          input: {
            sessionId: writeNodeId("Session", id),
            enrollmentStepId: writeNodeId("EnrollmentStep", ana.steps[0] ?? ""),
          },
        },
      );
      expect(errors).toBeUndefined();
      return (data as unknown as { outcome: { message?: string } }).outcome;
    };
    const offerTo = ({ personId }: Student) =>
      school.database.waitlistOffer.findFirst({
        where: { entry: { personId } },
      });
    return { id, holder, ben, ana, bookingId, startsAt, verbs, join, offerTo };
  }

  test("outside the booking window is offered a seat there, and takes it; who waits alone is passed over", async () => {
    const full = await openFull();
    const { ana, ben, bookingId, verbs, join, offerTo } = full;
    expect((await join(as(ana))).message).toMatch(/could be booked until/);
    expect(await join({ role: "ADMIN" })).toEqual({
      __typename: "WaitlistEntry",
    });
    await verbs.cancel(bookingId);
    expect(await offerTo(ben)).toBeNull();
    const offer = await offerTo(ana);
    expect(offer?.expiresAt).toEqual(minutesFrom(monday, 30));
    const justBefore = minutesFrom(monday, 29);
    expect(await verbs.accept(offer?.id ?? "", justBefore)).toMatchObject({
      kind: "booked",
    });
  });

  test("is offered a seat until the class begins at most, also where it is put at an earlier time", async () => {
    const { id, ana, bookingId, verbs, join, offerTo } = await openFull();
    await join({ role: "ADMIN" });
    await verbs.cancel(bookingId, {}, minutesFrom(monday, 40));
    expect((await offerTo(ana))?.expiresAt).toEqual(minutesFrom(monday, 60));
    await school.run((tx) =>
      shortenOffers(
        tx,
        { id, startsAt: minutesFrom(monday, 50) },
        minutesFrom(monday, 41),
      ),
    );
    expect((await offerTo(ana))?.expiresAt).toEqual(minutesFrom(monday, 50));
  });

  test("although they wait alone already keeps the place, and is offered a seat", async () => {
    const { id, ben, bookingId, verbs, offerTo } = await openFull();
    const before = await school.database.waitlistEntry.findFirstOrThrow({
      where: { personId: ben.personId },
    });
    expect(
      await verbs.join(ben, 1, id, monday, { byStaff: true }),
    ).toMatchObject({ kind: "unchanged", entryId: before.id });
    await verbs.cancel(bookingId);
    expect(await offerTo(ben)).toMatchObject({ entryId: before.id });
  });
});
