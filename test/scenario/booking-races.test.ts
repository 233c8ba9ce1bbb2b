import { book } from "@throughline/domain/booking/book";
import { releaseBookings } from "@throughline/domain/booking/release-bookings";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { revokeUnused } from "@throughline/domain/entitlement/revoke-unused";
import type { Tx } from "@throughline/domain/transaction";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { makeCrowd } from "../support/booking-crowd.ts";
import {
  bookingOf,
  openBookingSchool,
  verbsOf,
  type Student,
} from "../support/booking-school.ts";
import { daysLater, monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";
import { until } from "../support/until.ts";

let school: TestStore;
let verbs: ReturnType<typeof verbsOf>;
beforeAll(async () => {
  school = await openStore();
  verbs = verbsOf(school);
});
afterAll(() => school.close());
afterEach(async () => {
  expect(await whatDoesNotAddUp(school.database)).toEqual([]);
});

const kindsOf = (outcomes: { kind: string }[]) =>
  Object.fromEntries(
    [...Map.groupBy(outcomes, ({ kind }) => kind)].map(([kind, all]) => [
      kind,
      all.length,
    ]),
  );

test("a thousand requests for ten seats give exactly ten", async () => {
  const { course, addClass } = await openBookingSchool(school, { steps: 1 });
  const { id: sessionId } = await addClass(1, { capacity: 10 });
  const wanted = { courseId: course.id, count: 1000 };
  const crowd = await makeCrowd(school.store, wanted);
  const outcomes: { kind: string }[] = [];
  const next = crowd.values();
  const oneAfterAnother = async () => {
    for (const { personId, stepId: enrollmentStepId } of next) {
      const wish = { personId, sessionId, enrollmentStepId, requestKey: null };
      outcomes.push(await school.run((tx) => book(tx, wish, monday)));
    }
  };
  // Twice as many at once as there are connections.
  await Promise.all(Array.from({ length: 20 }, oneAfterAnother));
  expect(kindsOf(outcomes)).toEqual({ booked: 10, refused: 990 });
  expect(
    outcomes.flatMap((each) => ("message" in each ? each.message : [])),
  ).toContain("This class is full. You may join its waitlist.");
  const session = await school.database.session.findUniqueOrThrow({
    where: { id: sessionId },
  });
  expect(session.seatsTaken).toBe(10);
});

test("two tabs spend one credit once, and one click repeated is one booking", async () => {
  const { addStudent } = await openBookingSchool(school);
  const student = await addStudent();
  await school.run((tx) =>
    grantCredits(
      tx,
      {
        personId: student.personId,
        occasion: `gift:${crypto.randomUUID()}`,
        components: [{ kind: "GROUP_CREDIT", units: 1, validDays: null }],
      },
      monday,
    ),
  );
  const one = await makeSession(school.database, { startsAt: daysLater(7) });
  const other = await makeSession(school.database, { startsAt: daysLater(8) });
  const withCredit = { enrollmentStepId: null };
  const tabs = await Promise.all(
    [one, other].map(({ id }) => verbs.book(student, 1, id, withCredit)),
  );
  expect(kindsOf(tabs)).toEqual({ booked: 1, refused: 1 });

  const { addClass, addStudent: another } = await openBookingSchool(school);
  const clicker = await another();
  const { id } = await addClass(1);
  const click = () => verbs.book(clicker, 1, id, { requestKey: "one-click" });
  const clicks = await Promise.all([click(), click(), click()]);
  expect(kindsOf(clicks)).toEqual({ booked: 1, unchanged: 2 });
});

test("one request key for two classes at once, paid by credits, books one and refuses the other", async () => {
  const { addStudent } = await openBookingSchool(school);
  const student = await addStudent();
  const { personId } = student;
  await makeEntitlement(school.database, {
    ...{ personId, kind: "GROUP_CREDIT", units: 5 },
  });
  const one = await makeSession(school.database, { startsAt: daysLater(7) });
  const other = await makeSession(school.database, { startsAt: daysLater(8) });
  const byOneKey = { enrollmentStepId: null, requestKey: crypto.randomUUID() };
  const wish = { ...byOneKey, personId };
  let second = Promise.resolve<{ kind: string }>({ kind: "" });
  const first = await school.run(async (tx) => {
    const outcome = await book(tx, { ...wish, sessionId: one.id }, monday);
    second = verbs.book(student, 1, other.id, byOneKey);
    await until("the second waits for the first", () => waitingFor(tx));
    return outcome;
  });
  expect(first).toMatchObject({ kind: "booked" });
  expect(await second).toMatchObject({
    kind: "refused",
    field: "requestKey",
    message: "This key was used for another booking already.",
  });
});

/** Whether anybody waits for what a transaction has locked. */
async function waitingFor({ db }: Tx): Promise<boolean> {
  const [row] = await db.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT FROM pg_locks
      WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))) AS waits`;
  return row?.waits ?? false;
}

test("cancel and refund at once never go below zero", async () => {
  const { addClass, addStudent } = await openBookingSchool(school);
  for (let round = 0; round < 15; round += 1) {
    const student = await addStudent();
    const { id: sessionId } = await addClass(1);
    const bookingId = bookingOf(await verbs.book(student, 1, sessionId));
    const { id: entitlementId } =
      await school.database.entitlement.findFirstOrThrow({
        where: { enrollmentStepId: student.steps[0] ?? "" },
      });
    const refund = () =>
      school.run(async (tx) => {
        const ending = { endedBy: "RIGHT", reason: "Refunded." } as const;
        const entitlementIds = [entitlementId];
        await releaseBookings(tx, { entitlementIds, ...ending }, monday);
        const refundId = crypto.randomUUID();
        const what = { entitlementId, units: 1, refundId, cause: "Refunded." };
        return revokeUnused(tx, what, monday);
      });
    const late = new Date(daysLater(7).getTime() - 1);
    const [, , again] = await Promise.all([
      verbs.cancel(
        bookingId,
        round % 2 ? {} : { acceptLate: true },
        round % 2 ? monday : late,
      ),
      refund(),
      verbs.book(student, 2, sessionId),
    ]);
    expect(again.kind).toBe("refused");
    const right = await school.database.entitlement.findUniqueOrThrow({
      where: { id: entitlementId },
    });
    expect(right).toMatchObject({ available: 0, held: 0 });
  }
});

test("a storm of bookings, swaps, waits and answers ends in no deadlock, and everything adds up", async () => {
  const { addClass, addStudent } = await openBookingSchool(school, {
    steps: 2,
  });
  const students: Student[] = [];
  for (let index = 0; index < 8; index += 1) students.push(await addStudent());
  const classes: { id: string; position: number }[] = [];
  for (let index = 0; index < 6; index += 1) {
    const position = (index % 2) + 1;
    const startsAt = daysLater(7 + index);
    const { id } = await addClass(position, { capacity: 2, startsAt });
    classes.push({ id, position });
  }
  const pick = <T>(from: readonly T[]): T =>
    from[Math.floor(Math.random() * from.length)] as T;
  const oneOf = async () => {
    const student = pick(students);
    const { id, position } = pick(classes);
    const bookings = await school.database.booking.findMany({
      where: { personId: student.personId, state: "BOOKED" },
    });
    const offer = await school.database.waitlistOffer.findFirst({
      where: { outcome: null, entry: { personId: student.personId } },
    });
    const booking = pick(bookings);
    switch (Math.floor(Math.random() * 6)) {
      case 0:
        return verbs.join(student, position, id);
      case 1:
        return booking && verbs.cancel(booking.id);
      case 2:
        return booking && verbs.swap(booking.id, id);
      case 3:
        return offer && verbs.accept(offer.id);
      default:
        return verbs.book(student, position, id);
    }
  };
  for (let wave = 0; wave < 12; wave += 1)
    await Promise.all(Array.from({ length: 16 }, oneOf));
  const bookings = await school.database.booking.count();
  expect(bookings).toBeGreaterThan(20);
});
