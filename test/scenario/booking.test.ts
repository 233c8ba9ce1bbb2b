import { consumeBooking } from "@throughline/domain/booking/consume-booking";
import { waiveForfeit } from "@throughline/domain/booking/waive-forfeit";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { expireEntitlements } from "@throughline/domain/entitlement/expire-entitlements";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { revokeUnused } from "@throughline/domain/entitlement/revoke-unused";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  bookingOf,
  openBookingSchool,
  verbsOf,
  type Student,
} from "../support/booking-school.ts";
import { countEverything } from "../support/full-count.ts";
import { daysLater, monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";
import { addTallies, type Tally } from "@throughline/domain/pipeline/tally";

let school: TestStore;
let verbs: ReturnType<typeof verbsOf>;
beforeAll(async () => {
  school = await openStore();
  verbs = verbsOf(school);
});
afterAll(() => school.close());

afterEach(async () => {
  expect(await whatDoesNotAddUp(school.database)).toEqual([]);
  const events = await school.database.domainEvent.findMany({
    select: { tally: true },
  });
  expect(
    addTallies(...events.map(({ tally }) => (tally ?? {}) as Tally)),
  ).toEqual(await countEverything(school.database));
});

const stepOf = ({ steps }: Student, position: number) =>
  school.database.enrollmentStep.findUniqueOrThrow({
    where: { id: steps[position - 1] ?? "" },
  });
const rightOf = async ({ steps }: Student, position: number) => {
  const { available, held } =
    await school.database.entitlement.findFirstOrThrow({
      where: { enrollmentStepId: steps[position - 1] ?? "" },
    });
  return { available, held };
};
const reason = "As it happened.";

describe("booking a class", () => {
  test("takes the right, starts the step and is told once", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    const { id: sessionId } = await addClass(1);
    const first = await verbs.book(student, 1, sessionId, { requestKey: "k" });
    const again = await verbs.book(student, 1, sessionId, { requestKey: "k" });
    expect(first).toMatchObject({ kind: "booked" });
    expect(again).toEqual({ kind: "unchanged", bookingId: bookingOf(first) });
    expect(await rightOf(student, 1)).toEqual({ available: 0, held: 1 });
    expect(await stepOf(student, 1)).toMatchObject({ state: "IN_PROGRESS" });
    const letters = await school.database.sendIntent.findMany({
      where: { personId: student.personId },
    });
    expect(letters.map(({ purpose }) => purpose)).toEqual(["classBooked"]);
  });

  test("of several steps at once is possible, and tells who skipped ahead", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    const third = await addClass(3, { startsAt: daysLater(9) });
    const first = await addClass(1);
    const second = await addClass(2, { startsAt: daysLater(8) });
    const flagOf = async (position: number, id: string) => {
      const bookingId = bookingOf(await verbs.book(student, position, id));
      const { skippedAhead } = await school.database.booking.findUniqueOrThrow({
        where: { id: bookingId },
      });
      return skippedAhead;
    };
    expect(await flagOf(3, third.id)).toBe(true);
    expect(await flagOf(1, first.id)).toBe(false);
    expect(await flagOf(2, second.id)).toBe(false);
    expect(await stepOf(student, 3)).toMatchObject({ state: "IN_PROGRESS" });
  });

  test("goes step by step in a strict course", async () => {
    const { addClass, addStudent } = await openBookingSchool(school, {
      sequencing: "STRICT",
    });
    const student = await addStudent();
    const { id } = await addClass(2);
    expect(await verbs.book(student, 2, id)).toMatchObject({
      kind: "refused",
      field: "enrollmentStepId",
      message: expect.stringMatching(/step by step/) as string,
    });
  });

  test("is refused for a step of somebody else", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const [student, other] = [await addStudent(), await addStudent()];
    const { id } = await addClass(1);
    expect(
      await verbs.book(student, 1, id, {
        enrollmentStepId: other.steps[0] ?? "",
      }),
    ).toMatchObject({ kind: "notFound", field: "enrollmentStepId" });
    expect(
      await school.database.booking.count({ where: { sessionId: id } }),
    ).toBe(0);
  });

  test("that overlaps with another has to be confirmed", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    const first = await addClass(1);
    const second = await addClass(2, {
      startsAt: new Date(daysLater(7).getTime() + 30 * 60_000),
    });
    await verbs.book(student, 1, first.id);
    expect(await verbs.book(student, 2, second.id)).toMatchObject({
      kind: "refused",
      field: "acceptOverlap",
    });
    expect(
      await verbs.book(student, 2, second.id, { acceptOverlap: true }),
    ).toMatchObject({ kind: "booked" });
  });

  test("keeps to the window of the course, from which the staff may depart", async () => {
    const { addClass, addStudent } = await openBookingSchool(school, {
      bookingOpensDays: 3,
      bookingClosesMinutes: 60,
    });
    const student = await addStudent();
    const { id } = await addClass(1);
    const message = async (now: Date) => {
      const outcome = await verbs.book(student, 1, id, {}, now);
      return "message" in outcome ? outcome.message : outcome.kind;
    };
    expect(await message(monday)).toMatch(/booked from/);
    expect(await message(new Date(daysLater(7).getTime() - 3_600_000))).toMatch(
      /booked until/,
    );
    expect(await message(daysLater(7))).toMatch(/begun/);
    expect(await verbs.book(student, 1, id, { byStaff: true })).toMatchObject({
      kind: "booked",
    });
  });
});

describe("leaving a class", () => {
  test("in time gives the right back, and the step waits to be booked again", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    const { id } = await addClass(1);
    const bookingId = bookingOf(await verbs.book(student, 1, id));
    expect(await verbs.cancel(bookingId)).toEqual({
      kind: "canceled",
      bookingId,
      forfeited: false,
    });
    expect(await verbs.cancel(bookingId)).toMatchObject({ kind: "unchanged" });
    expect(await rightOf(student, 1)).toEqual({ available: 1, held: 0 });
    expect(await stepOf(student, 1)).toMatchObject({
      state: "PENDING",
      startedAt: null,
    });
    expect(await verbs.book(student, 1, id)).toMatchObject({ kind: "booked" });
  });

  test("too late uses the right up, once that is confirmed, and the staff may waive it", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    const { id } = await addClass(1);
    const late = new Date(daysLater(7).getTime() - 3_600_000);
    const bookingId = bookingOf(await verbs.book(student, 1, id));
    expect(await verbs.cancel(bookingId, {}, late)).toMatchObject({
      field: "acceptLate",
    });
    expect(
      await verbs.cancel(bookingId, { acceptLate: true }, late),
    ).toMatchObject({ forfeited: true });
    expect(await rightOf(student, 1)).toEqual({ available: 0, held: 0 });
    expect(await verbs.book(student, 1, id, {}, late)).toMatchObject({
      message: expect.stringMatching(/used up/) as string,
    });
    const waive = () =>
      school.run((tx) => waiveForfeit(tx, { bookingId, reason }, late));
    expect(await waive()).toMatchObject({ kind: "returned" });
    expect(await waive()).toMatchObject({ kind: "unchanged" });
    expect(await rightOf(student, 1)).toEqual({ available: 1, held: 0 });
    expect(await verbs.book(student, 1, id, {}, late)).toMatchObject({
      kind: "booked",
    });
  });

  test("late costs nothing where the staff do it, where the course says so, and where the class was moved", async () => {
    const late = new Date(daysLater(7).getTime() - 3_600_000);
    const lenient = await openBookingSchool(school, {
      lateCancelForfeits: false,
    });
    const strict = await openBookingSchool(school);
    const leave = async (
      { addClass, addStudent }: typeof strict,
      overrides: object,
      byStaff: boolean,
    ) => {
      const { id } = await addClass(1, overrides);
      const bookingId = bookingOf(await verbs.book(await addStudent(), 1, id));
      return verbs.cancel(bookingId, { byStaff }, late);
    };
    const free = { kind: "canceled", forfeited: false };
    expect(await leave(lenient, {}, false)).toMatchObject(free);
    expect(await leave(strict, {}, true)).toMatchObject(free);
    const moved = { freeLeaveUntil: daysLater(7) };
    expect(await leave(strict, moved, false)).toMatchObject(free);
  });

  test("for another class is one step: both or neither", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const [student, other] = [await addStudent(), await addStudent()];
    const from = await addClass(1);
    const full = await addClass(1, { capacity: 1 });
    const to = await addClass(1, { startsAt: daysLater(8) });
    await verbs.book(other, 1, full.id);
    const bookingId = bookingOf(await verbs.book(student, 1, from.id));
    expect(await verbs.swap(bookingId, full.id)).toMatchObject({
      kind: "refused",
      field: "toSessionId",
    });
    expect(await rightOf(student, 1)).toEqual({ available: 0, held: 1 });
    expect(await verbs.swap(bookingId, to.id)).toMatchObject({
      kind: "booked",
    });
    const bookings = await school.database.booking.findMany({
      where: { personId: student.personId },
      orderBy: { createdAt: "asc" },
    });
    expect(
      new Set(bookings.map(({ state, endedBy }) => `${state} ${endedBy}`)),
    ).toEqual(new Set(["CANCELED SWAP", "BOOKED null"]));
    expect(await stepOf(student, 1)).toMatchObject({ state: "IN_PROGRESS" });
  });
});

describe("what ends a course’s step ends its bookings", () => {
  async function booked() {
    const room = await openBookingSchool(school);
    const student = await room.addStudent();
    const { id } = await room.addClass(1, { capacity: 1 });
    const bookingId = bookingOf(await verbs.book(student, 1, id));
    const waiting = await room.addStudent();
    await verbs.join(waiting, 1, id);
    const seen = async () => ({
      booking: await school.database.booking.findUniqueOrThrow({
        where: { id: bookingId },
      }),
      right: await rightOf(student, 1),
      step: (await stepOf(student, 1)).state,
      offers: await school.database.waitlistOffer.count({
        where: { entry: { personId: waiting.personId } },
      }),
    });
    return { student, sessionId: id, seen };
  }
  const released = {
    booking: { state: "CANCELED", endedBy: "RIGHT" },
    right: { available: 1, held: 0 },
    offers: 1,
  };

  test.each(["suspend", "cancel", "refund"] as const)(
    "to %s the enrollment",
    async (command) => {
      const { student, seen } = await booked();
      const { enrollmentId } = student;
      await school.run((tx) =>
        changeEnrollment(tx, command, { enrollmentId, reason }, monday),
      );
      expect(await seen()).toMatchObject({
        ...released,
        step: command === "suspend" ? "PENDING" : "IN_PROGRESS",
      });
    },
  );

  test("to skip the step, or to complete it otherwise", async () => {
    for (const [command, state] of [
      [skipStep, "SKIPPED"],
      [markStepComplete, "COMPLETED"],
    ] as const) {
      const { student, seen } = await booked();
      const stepId = student.steps[0] ?? "";
      await school.run((tx) => command(tx, { stepId, reason }, monday));
      expect(await seen()).toMatchObject({ ...released, step: state });
    }
  });

  test("but not a class that was attended", async () => {
    const { student, sessionId, seen } = await booked();
    const { id } = (await seen()).booking;
    await school.run((tx) => consumeBooking(tx, id, "Attended.", monday));
    const stepId = student.steps[0] ?? "";
    await school.run((tx) => markStepComplete(tx, { stepId }, monday));
    expect(await seen()).toMatchObject({
      booking: { state: "BOOKED", sessionId },
      right: { available: 0, held: 0 },
      step: "COMPLETED",
      offers: 0,
    });
  });
});

describe("credits", () => {
  const private_ = { kind: "PRIVATE" as const, startsAt: daysLater(7) };

  async function withCredits(
    ...validDays: (number | null)[]
  ): Promise<Student> {
    const student = await (await openBookingSchool(school)).addStudent();
    for (const days of validDays)
      await school.run((tx) =>
        grantCredits(
          tx,
          {
            personId: student.personId,
            occasion: `gift:${crypto.randomUUID()}`,
            components: [
              { kind: "PRIVATE_CREDIT", units: 1, validDays: days },
              { kind: "COURSE_ACCESS", units: 1, validDays: null },
            ],
          },
          monday,
        ),
      );
    return student;
  }
  const creditsOf = ({ personId }: Student) =>
    school.database.entitlement.findMany({
      where: { personId, kind: "PRIVATE_CREDIT" },
      orderBy: { expiresAt: "asc" },
    });

  test("are used from the one that expires first, and run out", async () => {
    const student = await withCredits(null, 90, 30);
    const withCredit = { enrollmentStepId: null };
    for (const expected of [
      [0, 1, 1],
      [0, 0, 1],
      [0, 0, 0],
    ]) {
      const { id } = await makeSession(school.database, private_);
      const more = { ...withCredit, acceptOverlap: true };
      expect(await verbs.book(student, 1, id, more)).toMatchObject({
        kind: "booked",
      });
      const credits = await creditsOf(student);
      expect(credits.map(({ available }) => available)).toEqual(expected);
    }
    const { id } = await makeSession(school.database, private_);
    expect(await verbs.book(student, 1, id, withCredit)).toMatchObject({
      message: expect.stringMatching(/no unused credit/) as string,
    });
  });

  test("that are over are taken away, and a booking keeps its own", async () => {
    const student = await withCredits(30, 30);
    const { id } = await makeSession(school.database, {
      ...private_,
      startsAt: daysLater(40),
    });
    const more = { enrollmentStepId: null };
    const bookingId = bookingOf(await verbs.book(student, 1, id, more));
    const later = daysLater(31);
    expect(await school.run((tx) => expireEntitlements(tx, later))).toBe(1);
    expect(await school.run((tx) => expireEntitlements(tx, later))).toBe(0);
    const held = (await creditsOf(student)).map(({ held }) => held);
    expect(held.toSorted()).toEqual([0, 1]);
    await verbs.cancel(bookingId, { acceptLate: true }, later);
    expect(await school.run((tx) => expireEntitlements(tx, later))).toBe(1);
    const credits = await creditsOf(student);
    expect(credits.map(({ available }) => available)).toEqual([0, 0]);
  });

  test("do not book the classes of a course that is not taken", async () => {
    const { addClass } = await openBookingSchool(school);
    const student = await withCredits(null);
    const { id } = await addClass(1, { kind: "PRIVATE" });
    expect(
      await verbs.book(student, 1, id, { enrollmentStepId: null }),
    ).toMatchObject({
      message: expect.stringMatching(/Buy the course/) as string,
    });
  });

  test("are granted once, and taken back once by a refund, never what is used", async () => {
    const student = await withCredits();
    const { personId } = student;
    const refundId = crypto.randomUUID();
    const occasion = `gift:${refundId}`;
    const components = [
      { kind: "PRIVATE_CREDIT" as const, units: 3, validDays: null },
    ];
    const grant = () =>
      school.run((tx) =>
        grantCredits(tx, { personId, occasion, components }, monday),
      );
    expect(await grant()).toMatchObject({ kind: "granted" });
    expect(await grant()).toMatchObject({ kind: "unchanged" });
    const { id } = await makeSession(school.database, private_);
    await verbs.book(student, 1, id, { enrollmentStepId: null });
    const [credit] = await creditsOf(student);
    const entitlementId = credit?.id ?? "";
    const revoke = () =>
      school.run((tx) =>
        revokeUnused(
          tx,
          { entitlementId, units: 3, refundId, cause: "Refunded." },
          monday,
        ),
      );
    expect(await revoke()).toEqual({ kind: "revoked", units: 2 });
    expect(await revoke()).toEqual({ kind: "unchanged", units: 0 });
    expect(await creditsOf(student)).toMatchObject([{ available: 0, held: 1 }]);
  });
});
