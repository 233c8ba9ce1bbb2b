import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { waiveForfeit } from "@throughline/domain/booking/waive-forfeit";
import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { expireEntitlements } from "@throughline/domain/entitlement/expire-entitlements";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { daysAfterReturn } from "@throughline/domain/entitlement/right.rules";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeOrder } from "@throughline/seed/factory/order";
import { makeProduct } from "@throughline/seed/factory/product";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  bookingOf,
  openBookingSchool,
  verbsOf,
  type Student,
} from "../support/booking-school.ts";
import { openGraphql } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let verbs: ReturnType<typeof verbsOf>;
/** When the credits have run out, and the class can still be left freely. */
const over = daysLater(5.5);
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  verbs = verbsOf(school);
});
afterAll(async () => {
  await api.close();
  await school.close();
});
afterEach(async () => {
  expect(await whatDoesNotAddUp(school.database)).toEqual([]);
});

const reason = "As it happened.";
const expiresAt = daysLater(5);
const kept = (from: Date) => daysLater(daysAfterReturn, from);

const giveCredits = (
  { personId }: Student,
  units: number,
  validDays = 5,
  enrollmentId?: string,
) =>
  school.run((tx) =>
    grantCredits(
      tx,
      {
        ...{ personId, ...(enrollmentId && { enrollmentId }) },
        occasion: `gift:${crypto.randomUUID()}`,
        components: [{ kind: "GROUP_CREDIT", units, validDays }],
      },
      monday,
    ),
  );

const creditOf = async ({ personId }: Student) => {
  const { entries, available, held, expiresAt } =
    await school.database.entitlement.findFirstOrThrow({
      where: { personId, kind: "GROUP_CREDIT" },
      orderBy: { expiresAt: "asc" },
      include: { entries: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
    });
  return {
    ...{ available, held, expiresAt },
    lines: entries.map(({ kind, cause }) => ({ kind, cause })),
  };
};

const sweep = (now: Date) => school.run((tx) => expireEntitlements(tx, now));

async function disputedOrder(personId: string): Promise<string> {
  const product = await makeProduct(school.database, { kind: "CREDITS" });
  const paid = { product, personId, state: "PAID" } as const;
  const { id: orderId, currency } = await makeOrder(school.database, paid);
  const facts = {
    ...{ stripeDisputeId: `dp_${orderId}`, amount: 100, currency, dueAt: null },
    ...{ reason: "fraudulent", openedAt: monday, state: "OPEN" as const },
  };
  await school.run((tx) => applyDispute(tx, { orderId, facts }, monday));
  return orderId;
}

/** A student who booked a class of the seventh day with a credit that is over on the fifth. */
async function whoBooked({ units = 1, validDays = 5 } = {}) {
  const room = await openBookingSchool(school);
  const student = await room.addStudent();
  await giveCredits(student, units, validDays);
  const { id: sessionId } = await room.addClass(1);
  const alone = { enrollmentStepId: null };
  const bookingId = bookingOf(await verbs.book(student, 1, sessionId, alone));
  const { id: next } = await room.addClass(1, { startsAt: daysLater(20) });
  const bookAgain = (now: Date) => verbs.book(student, 1, next, alone, now);
  return { ...room, student, sessionId, bookingId, next, bookAgain };
}
type Booked = Awaited<ReturnType<typeof whoBooked>>;

describe("a credit whose time is over while it pays for a class", () => {
  const afterClass = daysLater(8);
  const late = daysLater(6.9);
  const causes: [string, Date, (booked: Booked) => Promise<unknown>][] = [
    [
      "the class is called off",
      over,
      ({ sessionId }) =>
        school.run((tx) => cancelSession(tx, { sessionId, reason }, over)),
    ],
    [
      "the staff take the student out",
      late,
      ({ bookingId }) => verbs.cancel(bookingId, { byStaff: true }, late),
    ],
    [
      "the absence is excused",
      afterClass,
      ({ bookingId }) =>
        school.run((tx) =>
          markAttendance(tx, { bookingId, mark: "EXCUSED" }, afterClass),
        ),
    ],
    [
      "what was lost is waived",
      afterClass,
      async ({ bookingId }) => {
        await verbs.cancel(bookingId, { acceptLate: true }, late);
        await school.run((tx) =>
          waiveForfeit(tx, { bookingId, reason }, afterClass),
        );
      },
    ],
    [
      "the class is called off that had been left too late",
      late,
      async ({ bookingId, sessionId }) => {
        await verbs.cancel(bookingId, { acceptLate: true }, late);
        await school.run((tx) =>
          cancelSession(tx, { sessionId, reason }, late),
        );
      },
    ],
  ];

  test.each(causes)(
    "can be used for a month where %s, and its line says so",
    async (_what, when, happen) => {
      const booked = await whoBooked();
      await happen(booked);
      const credit = await creditOf(booked.student);
      expect(credit).toMatchObject({
        ...{ available: 1, held: 0, expiresAt: kept(when) },
      });
      expect(credit.lines.at(-1)).toMatchObject({
        kind: "RELEASE",
        cause: expect.stringMatching(
          /It can be used until \w+, Dec \d+, 2026/,
        ) as string,
      });
      await sweep(when);
      expect(await booked.bookAgain(when)).toMatchObject({ kind: "booked" });
    },
  );

  test("can be used for a month where the course ends for which a step was booked with it", async () => {
    const { addStudent, addClass } = await openBookingSchool(school);
    const student = await addStudent();
    const [first, second] = [
      await addClass(1),
      await addClass(1, { startsAt: daysLater(9) }),
    ];
    const late = daysLater(6.9);
    await giveCredits(student, 1, 7);
    const lost = bookingOf(await verbs.book(student, 1, first.id));
    await verbs.cancel(lost, { acceptLate: true }, late);
    const withCredit = { withCredit: true };
    bookingOf(await verbs.book(student, 1, second.id, withCredit, late));
    const { enrollmentId } = student;
    const now = daysLater(7.5);
    await school.run((tx) =>
      changeEnrollment(tx, "cancel", { enrollmentId, reason }, now),
    );
    expect(await creditOf(student)).toMatchObject({
      ...{ available: 1, held: 0, expiresAt: kept(now) },
    });
  });

  test("takes nothing along that was left of it and had run out, though no sweep came by", async () => {
    const { sessionId, student } = await whoBooked({ units: 3 });
    await school.run((tx) => cancelSession(tx, { sessionId, reason }, over));
    const { lines, ...credit } = await creditOf(student);
    expect(credit).toEqual({ available: 1, held: 0, expiresAt: kept(over) });
    expect(lines.map(({ kind }) => kind)).toEqual([
      "GRANT",
      "HOLD",
      "EXPIRE",
      "RELEASE",
    ]);
  });

  test("lasts as long as before where that is longer", async () => {
    const { sessionId, student } = await whoBooked({ validDays: 90 });
    await school.run((tx) => cancelSession(tx, { sessionId, reason }, over));
    const { lines, expiresAt } = await creditOf(student);
    expect(expiresAt).toEqual(daysLater(90));
    expect(lines.at(-1)?.cause).not.toMatch(/can be used until/);
  });

  test("called off at once by several is kept once", async () => {
    const { sessionId, student } = await whoBooked();
    const off = () =>
      school.run((tx) => cancelSession(tx, { sessionId, reason }, over));
    await Promise.all([off(), off(), sweep(over), off()]);
    expect(await creditOf(student)).toMatchObject({
      ...{ available: 1, held: 0, expiresAt: kept(over) },
    });
    const told = { type: "entitlement.extended", personId: student.personId };
    expect(await school.database.domainEvent.count({ where: told })).toBe(1);
  });

  test("does not come back to whoever leaves, who has to know it before and is told it after", async () => {
    const { bookingId, student } = await whoBooked();
    expect(await verbs.cancel(bookingId, {}, over)).toMatchObject({
      kind: "refused",
      field: "acceptLate",
      message: expect.stringMatching(/has run out since/) as string,
    });
    const known = { acceptLate: true };
    expect(await verbs.cancel(bookingId, known, over)).toMatchObject({
      ...{ kind: "canceled", forfeited: false },
    });
    await sweep(over);
    expect(await creditOf(student)).toMatchObject({
      ...{ available: 0, held: 0, expiresAt },
    });
    const letter = await school.database.sendIntent.findFirstOrThrow({
      where: { purpose: "classLeft", personId: student.personId },
    });
    expect(letter.payload).toMatchObject({ right: "EXPIRED" });
  });

  test("does not come back to whoever misses a class, though the course costs nothing by it, and its line says so", async () => {
    const { addStudent, addClass } = await openBookingSchool(school, {
      lateCancelForfeits: false,
    });
    const student = await addStudent();
    const { enrollmentId } = student;
    await giveCredits(student, 1, 5, enrollmentId);
    const { id } = await addClass(1);
    const alone = { enrollmentStepId: null };
    const bookingId = bookingOf(await verbs.book(student, 1, id, alone));
    await school.run((tx) =>
      markAttendance(tx, { bookingId, mark: "NO_SHOW" }, afterClass),
    );
    const credit = await creditOf(student);
    expect(credit).toMatchObject({ available: 1, held: 0, expiresAt });
    expect(credit.lines.at(-1)?.cause).toMatch(/has run out since\.$/);
  });

  test("pays for the class to which its own is changed, before any other credit", async () => {
    const { bookingId, student, next } = await whoBooked({ units: 2 });
    await sweep(over);
    await giveCredits(student, 1, 40);
    const swapped = bookingOf(await verbs.swap(bookingId, next, over));
    expect(await creditOf(student)).toMatchObject({
      ...{ available: 0, held: 1, expiresAt },
    });
    const booking = await school.database.booking.findUniqueOrThrow({
      where: { id: swapped },
      include: { entitlement: true },
    });
    expect(booking.entitlement.expiresAt).toEqual(expiresAt);
  });

  test("pays for nothing else, and not for a change while its payment is disputed", async () => {
    const { bookingId, bookAgain, next, student } = await whoBooked({
      units: 2,
    });
    expect(await bookAgain(over)).toMatchObject({ kind: "refused" });
    const { personId } = student;
    await school.database.entitlement.updateMany({
      where: { personId, kind: "GROUP_CREDIT" },
      data: { orderId: await disputedOrder(personId) },
    });
    expect(await verbs.swap(bookingId, next, over)).toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/payment is being clarified/) as string,
    });
  });

  test("is told to its student before leaving", async () => {
    const { bookingId, student } = await whoBooked();
    await school.database.entitlement.updateMany({
      where: { personId: student.personId, kind: "GROUP_CREDIT" },
      data: { expiresAt: monday },
    });
    const answer = await api.ask(
      { role: "STUDENT", personId: student.personId },
      `query ($id: ID!) { booking: node(id: $id) { ... on Booking {
        losesRight forfeitsLate creditHasRunOut entitlement { kind expiresAt } } } }`,
      { id: writeNodeId("Booking", bookingId) },
    );
    expect(answer.data).toEqual({
      booking: {
        ...{ losesRight: false, forfeitsLate: true, creditHasRunOut: true },
        entitlement: { kind: "GROUP_CREDIT", expiresAt: monday.toJSON() },
      },
    });
  });
});
