import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { isRefusal } from "@throughline/domain/outcome";
import { cancelSeries } from "@throughline/domain/session/cancel-series";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { createSeries } from "@throughline/domain/session/create-series";
import { expireOffer } from "@throughline/domain/waitlist/expire-offer";
import type { Tx } from "@throughline/domain/transaction";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  bookingOf,
  openBookingSchool,
  verbsOf,
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

const admin: Asker = { role: "ADMIN" };
const reason = "The hall is flooded";

async function ask<Answer>(
  asker: Asker,
  source: string,
  variables: Record<string, unknown>,
) {
  const { data, errors } = await api.ask(asker, source, variables);
  return { data: data as Answer | null, errors: errors ?? [] };
}

/** A series of four weekly classes for the first step of a course, and who takes the course. */
async function openSeries() {
  const classes = await openBookingSchool(school);
  const [stepId] = classes.course.steps.map(({ id }) => id);
  const planned = await school.run((tx) =>
    createSeries(
      tx,
      {
        kind: "GROUP",
        title: "Weekly",
        startsLocal: "2026-11-23T18:00",
        timeZone: "Europe/Berlin",
        minutes: 60,
        capacity: 5,
        instructorId: null,
        room: null,
        meetingUrl: null,
        courseStepIds: [stepId ?? ""],
        rule: "FREQ=WEEKLY;COUNT=4",
      },
      monday,
    ),
  );
  if (isRefusal(planned)) throw new Error(planned.message);
  const sessions = await school.database.session.findMany({
    where: { id: { in: planned.sessionIds } },
    orderBy: { startsAt: "asc" },
  });
  const ids = sessions.map(({ id }) => id);
  const states = async () =>
    (
      await school.database.session.findMany({
        where: { id: { in: ids } },
        orderBy: { startsAt: "asc" },
      })
    ).map(({ state }) => state);
  return { ...classes, ids, states };
}

describe("calling off the rest of a series", () => {
  test("leaves the classes before it, gives every right back and tells each student once for a class", async () => {
    const { ids, states, addStudent } = await openSeries();
    const verbs = verbsOf(school);
    const [ana, ben, cleo] = [
      await addStudent(),
      await addStudent(),
      await addStudent(),
    ];
    await verbs.book(ana, 1, ids[0] ?? "");
    await verbs.book(ben, 1, ids[1] ?? "");
    await verbs.book(cleo, 1, ids[3] ?? "");
    const input = { sessionId: ids[1] ?? "", reason };
    const outcome = await cancelSeries(school.run, input, () => monday);
    expect(outcome).toMatchObject({
      kind: "canceled",
      sessionIds: ids.slice(1),
    });
    expect(await states()).toEqual([
      "SCHEDULED",
      "CANCELED",
      "CANCELED",
      "CANCELED",
    ]);
    const rights = await school.database.entitlement.findMany({
      where: {
        enrollmentStepId: {
          in: [ana, ben, cleo].map(({ steps }) => steps[0] ?? ""),
        },
      },
      orderBy: { createdAt: "asc" },
    });
    expect(rights.map(({ available }) => available)).toEqual([0, 1, 1]);
    const letters = await school.database.sendIntent.findMany({
      where: {
        purpose: "classCanceled",
        personId: { in: [ana, ben, cleo].map(({ personId }) => personId) },
      },
    });
    expect(letters).toHaveLength(2);

    expect(await cancelSeries(school.run, input, () => monday)).toMatchObject({
      kind: "unchanged",
      sessionIds: [],
    });
  });

  test("goes on where it broke off", async () => {
    const { ids, states } = await openSeries();
    let runs = 0;
    const breaking = <Outcome>(command: (tx: Tx) => Promise<Outcome>) => {
      runs += 1;
      if (runs === 4) throw new Error("the line broke");
      return school.run(command);
    };
    const input = { sessionId: ids[0] ?? "", reason };
    await expect(cancelSeries(breaking, input, () => monday)).rejects.toThrow(
      "the line broke",
    );
    expect(await states()).toEqual([
      "CANCELED",
      "CANCELED",
      "SCHEDULED",
      "SCHEDULED",
    ]);
    await cancelSeries(school.run, input, () => monday);
    expect(new Set(await states())).toEqual(new Set(["CANCELED"]));
  });

  test("is previewed with its classes, bookings, students and waits, and refused with the field named", async () => {
    const { ids, states, addStudent, addClass } = await openSeries();
    const verbs = verbsOf(school);
    const ana = await addStudent();
    await verbs.book(ana, 1, ids[2] ?? "");
    const preview = `query ($id: ID!) { session(id: $id) { restOfSeries { sessions { id } bookingCount studentCount waitingCount } } }`;
    const id = writeNodeId("Session", ids[1] ?? "");
    const { data } = await ask(admin, preview, { id });
    expect(data).toEqual({
      session: {
        restOfSeries: {
          sessions: ids
            .slice(1)
            .map((each) => ({ id: writeNodeId("Session", each) })),
          bookingCount: 1,
          studentCount: 1,
          waitingCount: 0,
        },
      },
    });
    const student: Asker = { role: "STUDENT", personId: ana.personId };
    expect((await ask(student, preview, { id })).errors).toHaveLength(1);

    const cancel = `mutation ($input: CancelSeriesInput!) { outcome: cancelSeries(input: $input) { __typename ... on UserError { field message } } }`;
    const alone = await addClass(1);
    for (const [sessionId, why, field] of [
      [id, "x", "input.reason"],
      [id, "a\u0000bc", "input.reason"],
      [writeNodeId("Session", alone.id), reason, "input.sessionId"],
      [
        writeNodeId("Session", "00000000-0000-4000-8000-000000000009"),
        reason,
        "input.sessionId",
      ],
    ]) {
      const answer = await ask<{ outcome: { field: string } }>(admin, cancel, {
        input: { sessionId, reason: why },
      });
      expect(answer.data?.outcome.field).toBe(field);
    }
    expect(new Set(await states())).toEqual(new Set(["SCHEDULED"]));
  });
});

describe("what a student sees of what was lost", () => {
  const stepQuery = `query ($id: ID!) { enrollmentStep(id: $id) {
    calledOff { session { cancelReason alternatives { id } } } endedWaits { state reason session { id } } } }`;
  interface Answer {
    enrollmentStep: {
      calledOff: {
        session: { cancelReason: string; alternatives: { id: string }[] };
      } | null;
      endedWaits: { state: string; reason: string }[];
    };
  }

  test("a class that was called off, until another is booked", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const verbs = verbsOf(school);
    const [first, other] = [await addClass(1), await addClass(1)];
    const ana = await addStudent();
    const asAna: Asker = { role: "STUDENT", personId: ana.personId };
    const look = async () =>
      (
        await ask<Answer>(asAna, stepQuery, {
          id: writeNodeId("EnrollmentStep", ana.steps[0] ?? ""),
        })
      ).data?.enrollmentStep.calledOff;
    await verbs.book(ana, 1, first.id);
    expect(await look()).toBeNull();
    await school.run((tx) =>
      cancelSession(tx, { sessionId: first.id, reason }, monday),
    );
    expect(await look()).toMatchObject({ session: { cancelReason: reason } });
    const booked = bookingOf(await verbs.book(ana, 1, other.id));
    expect(await look()).toBeNull();
    await verbs.cancel(booked);
    expect(await look()).toBeNull();
  });

  test("an offer that ran out, with the reason, while its class is to come", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const verbs = verbsOf(school);
    const small = await addClass(1, {
      capacity: 1,
      startsAt: daysLater(9),
    });
    const [ana, ben] = [await addStudent(), await addStudent()];
    const taken = bookingOf(await verbs.book(ana, 1, small.id));
    await verbs.join(ben, 1, small.id);
    await verbs.cancel(taken);
    const { id: offerId, expiresAt } =
      await school.database.waitlistOffer.findFirstOrThrow({
        where: { entry: { personId: ben.personId } },
      });
    await school.run((tx) => expireOffer(tx, { offerId }, expiresAt));
    const asBen: Asker = { role: "STUDENT", personId: ben.personId };
    const { data } = await ask<Answer>(asBen, stepQuery, {
      id: writeNodeId("EnrollmentStep", ben.steps[0] ?? ""),
    });
    expect(data?.enrollmentStep.endedWaits).toMatchObject([
      { state: "EXPIRED", reason: expect.stringMatching(/^The offer ran out/) },
    ]);
  });
});

describe("who could be booked into a class", () => {
  const bookable = `query ($id: ID!, $search: String) { session(id: $id) { bookable(search: $search) { personId stepLabel name } } }`;
  interface Answer {
    session: { bookable: { personId: string; stepLabel: string | null }[] };
  }

  test("those with an unused right or a credit and no seat yet, found by name, for staff alone", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const verbs = verbsOf(school);
    const session = await addClass(1);
    const other = await addClass(1);
    const [free, booked, elsewhere] = [
      await addStudent(),
      await addStudent(),
      await addStudent(),
    ];
    await verbs.book(booked, 1, session.id);
    await verbs.book(elsewhere, 1, other.id);
    const { id: creditId } = await makePerson(school.database, {
      givenName: "Zelda",
      familyName: "Creditworthy",
    });
    await makeEntitlement(school.database, {
      personId: creditId,
      kind: "GROUP_CREDIT",
    });
    await makeEntitlement(school.database, {
      personId: booked.personId,
      kind: "GROUP_CREDIT",
    });
    const id = writeNodeId("Session", session.id);
    const look = async (search?: string) =>
      (await ask<Answer>(admin, bookable, { id, search })).data?.session
        .bookable ?? [];
    const found = await look();
    const idOf = (personId: string) => writeNodeId("Person", personId);
    expect(found.map(({ personId }) => personId)).toContain(
      idOf(free.personId),
    );
    for (const { personId } of [booked, elsewhere])
      expect(found.map((each) => each.personId)).not.toContain(idOf(personId));
    expect(await look("zelda credit")).toEqual([]);
    const open = await makeSession(school.database, {
      startsAt: daysLater(7),
      courseStepIds: [],
    });
    const { data } = await ask<Answer>(admin, bookable, {
      id: writeNodeId("Session", open.id),
      search: "zelda credit",
    });
    expect(data?.session.bookable).toMatchObject([
      { personId: idOf(creditId), stepLabel: null },
    ]);
    expect(await look("%")).toEqual([]);
    const asStudent: Asker = { role: "STUDENT", personId: free.personId };
    const refused = await ask(asStudent, bookable, { id });
    expect(refused.errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  });

  test("with a credit and a course of the class that they have done", async () => {
    const { addClass, addStudent } = await openBookingSchool(school, {
      steps: 1,
    });
    const session = await addClass(1);
    const { personId, steps } = await addStudent();
    await school.run((tx) =>
      markStepComplete(
        tx,
        { stepId: steps[0] ?? "", reason: "Done before" },
        daysLater(0),
      ),
    );
    await makeEntitlement(school.database, { personId, kind: "GROUP_CREDIT" });
    const { data } = await ask<Answer>(admin, bookable, {
      id: writeNodeId("Session", session.id),
    });
    const found = (data?.session.bookable ?? []).filter(
      (each) => each.personId === writeNodeId("Person", personId),
    );
    expect(found).toMatchObject([{ stepLabel: null }]);
  });

  test("a credit pays for the step that the class is an option of, where its own right is lost", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const verbs = verbsOf(school);
    const missed = await addClass(1);
    const next = await addClass(1, { startsAt: daysLater(15) });
    const ana = await addStudent();
    const bookingId = bookingOf(await verbs.book(ana, 1, missed.id));
    const marked = (id: string) =>
      school.run((tx) =>
        markAttendance(
          tx,
          { bookingId: id, mark: id === bookingId ? "NO_SHOW" : "ATTENDED" },
          daysLater(16),
        ),
      );
    await marked(bookingId);
    await makeEntitlement(school.database, {
      personId: ana.personId,
      kind: "GROUP_CREDIT",
    });
    const stepId = writeNodeId("EnrollmentStep", ana.steps[0] ?? "");
    const { data } = await ask<{
      session: {
        bookable: {
          personId: string;
          enrollmentStepId: string | null;
          withCredit: boolean;
        }[];
      };
    }>(
      admin,
      `query ($id: ID!) { session(id: $id) { bookable { personId enrollmentStepId withCredit } } }`,
      { id: writeNodeId("Session", next.id) },
    );
    const personId = writeNodeId("Person", ana.personId);
    const [candidate, ...others] = (data?.session.bookable ?? []).filter(
      (each) => each.personId === personId,
    );
    expect(candidate).toEqual({
      personId,
      enrollmentStepId: stepId,
      withCredit: true,
    });
    expect(others).toEqual([]);

    await ask(
      admin,
      `mutation ($input: BookForInput!) { bookFor(input: $input) { __typename } }`,
      { input: { ...candidate, sessionId: writeNodeId("Session", next.id) } },
    );
    const booked = await school.database.booking.findFirstOrThrow({
      where: { personId: ana.personId, sessionId: next.id },
    });
    await marked(booked.id);
    expect(
      await school.database.enrollmentStep.findUnique({
        where: { id: ana.steps[0] ?? "" },
      }),
    ).toMatchObject({ state: "COMPLETED" });
  });
});
