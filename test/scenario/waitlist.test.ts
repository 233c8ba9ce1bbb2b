import { releaseBookings } from "@throughline/domain/booking/release-bookings";
import { lockSessionWithBookers } from "@throughline/domain/booking/lock-session";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { acceptOffer } from "@throughline/domain/waitlist/accept-offer";
import { advanceWaitlist } from "@throughline/domain/waitlist/advance-waitlist";
import { expireOffer } from "@throughline/domain/waitlist/expire-offer";
import { leaveWaitlist } from "@throughline/domain/waitlist/leave-waitlist";
import { passOffer } from "@throughline/domain/waitlist/pass-offer";
import type { Desk } from "@throughline/jobs/desk";
import { write } from "@throughline/jobs/message/write";
import { watchWaitlists } from "@throughline/jobs/waitlist/watch";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  bookingOf,
  openBookingSchool,
  verbsOf,
  type Student,
} from "../support/booking-school.ts";
import { daysLater, monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";

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

const reason = "As it happened.";
const hoursLater = (hours: number, from = monday) =>
  new Date(from.getTime() + hours * 3_600_000);

/** A class with one seat that is taken, and some who wait for it. */
async function fullClass(
  waiting: number,
  course: Parameters<typeof openBookingSchool>[1] = {},
) {
  const room = await openBookingSchool(school, course);
  const { id: sessionId } = await room.addClass(1, { capacity: 1 });
  const holder = await room.addStudent();
  const bookingId = bookingOf(await verbs.book(holder, 1, sessionId));
  const line: Student[] = [];
  for (let index = 0; index < waiting; index += 1) {
    const student = await room.addStudent();
    expect(await verbs.join(student, 1, sessionId)).toMatchObject({
      kind: "joined",
    });
    line.push(student);
  }
  return { ...room, sessionId, holder, bookingId, line };
}

const waitOf = ({ personId }: Student, sessionId: string) =>
  school.database.waitlistEntry.findFirstOrThrow({
    where: { personId, sessionId },
    include: { offers: { orderBy: { offeredAt: "desc" } } },
  });
async function offerOf(student: Student, sessionId: string) {
  const [offer] = (await waitOf(student, sessionId)).offers;
  if (!offer) throw new Error("nothing was offered");
  return offer;
}
const statesOf = (line: Student[], sessionId: string) =>
  Promise.all(
    line.map(async (student) => (await waitOf(student, sessionId)).state),
  );
const lettersOf = async ({ personId }: Student) =>
  (
    await school.database.sendIntent.findMany({
      where: { personId },
      orderBy: { id: "asc" },
    })
  ).map(({ purpose }) => purpose);

describe("waiting for a seat", () => {
  test("is for full classes, and once a person", async () => {
    const { addClass, addStudent, sessionId, line } = await fullClass(1);
    const student = await addStudent();
    const { id } = await addClass(1);
    expect(await verbs.join(student, 1, id)).toMatchObject({
      message: expect.stringMatching(/seat free/) as string,
    });
    const first = line[0] as Student;
    expect(await verbs.join(first, 1, sessionId)).toEqual({
      kind: "unchanged",
      entryId: (await waitOf(first, sessionId)).id,
    });
  });

  test("ends with booking another class of the step, and with leaving", async () => {
    const { addClass, sessionId, line } = await fullClass(2);
    const [one, two] = line as [Student, Student];
    const { id } = await addClass(1);
    await verbs.book(one, 1, id);
    const entryId = (await waitOf(two, sessionId)).id;
    await school.run((tx) => leaveWaitlist(tx, { entryId }, monday));
    expect(await statesOf(line, sessionId)).toEqual(["LEFT", "LEFT"]);
    expect(await waitOf(one, sessionId)).toMatchObject({
      reason: "Another class was booked for this step.",
    });
  });

  test("ends when booking closes, and is told", async () => {
    const { sessionId, line } = await fullClass(1, {
      bookingClosesMinutes: 60,
    });
    const watch = (now: Date) =>
      watchWaitlists({ store: school.store, now: () => now });
    await watch(hoursLater(-2, daysLater(7)));
    expect(await statesOf(line, sessionId)).toEqual(["WAITING"]);
    await watch(hoursLater(-1, daysLater(7)));
    expect(await statesOf(line, sessionId)).toEqual(["EXPIRED"]);
    expect(await lettersOf(line[0] as Student)).toEqual(["waitEnded"]);
  });
});

describe("a freed seat", () => {
  test("is held for the first in line with the right, for the course’s time", async () => {
    const { sessionId, bookingId, line } = await fullClass(2, {
      offerMinutes: 120,
    });
    await verbs.cancel(bookingId);
    expect(await statesOf(line, sessionId)).toEqual(["OFFERED", "WAITING"]);
    const [first] = line as [Student];
    const offer = await offerOf(first, sessionId);
    expect(offer.expiresAt).toEqual(hoursLater(2));
    const right = await school.database.entitlement.findFirstOrThrow({
      where: { enrollmentStepId: first.steps[0] ?? "" },
    });
    expect(right).toMatchObject({ available: 0, held: 1 });
    const session = await school.database.session.findUniqueOrThrow({
      where: { id: sessionId },
    });
    expect(session.seatsTaken).toBe(1);
    expect(await lettersOf(first)).toEqual(["seatOffered"]);
    const jobs = await school.database.$queryRaw<{ start_after: Date }[]>`
      SELECT start_after FROM pgboss.job WHERE name = 'waitlist.expireOffer' AND data ->> 'offerId' = ${offer.id}`;
    expect(jobs).toEqual([{ start_after: offer.expiresAt }]);
  });

  test("is never held past the close of booking", async () => {
    const { sessionId, bookingId, line } = await fullClass(1, {
      bookingClosesMinutes: 30,
    });
    await verbs.cancel(
      bookingId,
      { acceptLate: true },
      hoursLater(-1, daysLater(7)),
    );
    const offer = await offerOf(line[0] as Student, sessionId);
    expect(offer.expiresAt).toEqual(hoursLater(-0.5, daysLater(7)));
  });

  test("that is accepted starts the step, and twice is one booking", async () => {
    const { sessionId, bookingId, line } = await fullClass(1);
    await verbs.cancel(bookingId);
    const [first] = line as [Student];
    const { id } = await offerOf(first, sessionId);
    const answers = await Promise.all([verbs.accept(id), verbs.accept(id)]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual([
      "booked",
      "unchanged",
    ]);
    const bookings = await school.database.booking.findMany({
      where: { personId: first.personId },
    });
    expect(bookings).toMatchObject([{ state: "BOOKED" }]);
    const step = await school.database.enrollmentStep.findUniqueOrThrow({
      where: { id: first.steps[0] ?? "" },
    });
    expect(step.state).toBe("IN_PROGRESS");
    expect(await lettersOf(first)).toEqual(["seatOffered", "classBooked"]);
  });

  test("that is passed on, or runs out, goes to the next", async () => {
    const { sessionId, bookingId, line } = await fullClass(3, {
      offerMinutes: 60,
    });
    const [one, two] = line as [Student, Student];
    await verbs.cancel(bookingId);
    const { id: offerId } = await offerOf(one, sessionId);
    await school.run((tx) => passOffer(tx, { offerId }, monday));
    expect(await statesOf(line, sessionId)).toEqual([
      "PASSED",
      "OFFERED",
      "WAITING",
    ]);
    const second = await offerOf(two, sessionId);
    const expire = (now: Date) =>
      school.run((tx) => expireOffer(tx, { offerId: second.id }, now));
    expect(await expire(hoursLater(0.5))).toEqual({ kind: "unchanged" });
    expect(await verbs.accept(second.id, hoursLater(1))).toMatchObject({
      message: expect.stringMatching(/ran out/) as string,
    });
    expect(await expire(hoursLater(1))).toEqual({ kind: "expired" });
    expect(await expire(hoursLater(1))).toEqual({ kind: "unchanged" });
    expect(await statesOf(line, sessionId)).toEqual([
      "PASSED",
      "EXPIRED",
      "OFFERED",
    ]);
    expect(await lettersOf(two)).toEqual(["seatOffered", "offerEnded"]);
    expect(await waitOf(two, sessionId)).toMatchObject({
      reason: expect.stringMatching(/ran out on/) as string,
    });
  });

  test("that ran out moves on by the watch alone", async () => {
    const { sessionId, bookingId, line } = await fullClass(2, {
      offerMinutes: 60,
    });
    await verbs.cancel(bookingId);
    await watchWaitlists({ store: school.store, now: () => hoursLater(2) });
    expect(await statesOf(line, sessionId)).toEqual(["EXPIRED", "OFFERED"]);
  });

  test("passes over whoever may not book now, who keeps the place and the reason", async () => {
    const { sessionId, bookingId, line } = await fullClass(2);
    const [first] = line as [Student];
    const { id: entitlementId } =
      await school.database.entitlement.findFirstOrThrow({
        where: { enrollmentStepId: first.steps[0] ?? "" },
      });
    await school.database.entitlementEntry.create({
      data: {
        entitlementId,
        kind: "REVOKE",
        available: -1,
        held: 0,
        cause: reason,
        key: `test:${entitlementId}`,
        at: monday,
      },
    });
    await verbs.cancel(bookingId);
    expect(await statesOf(line, sessionId)).toEqual(["WAITING", "OFFERED"]);
    expect(await waitOf(first, sessionId)).toMatchObject({
      reason: expect.stringMatching(/used up or was taken back/) as string,
    });
  });
});

describe("with the reason of a wait its place goes", () => {
  test("an enrollment that ends gives its offer to the next", async () => {
    const { sessionId, bookingId, line } = await fullClass(2);
    await verbs.cancel(bookingId);
    const { enrollmentId } = line[0] as Student;
    await school.run((tx) =>
      changeEnrollment(tx, "cancel", { enrollmentId, reason }, monday),
    );
    expect(await statesOf(line, sessionId)).toEqual(["LEFT", "OFFERED"]);
    expect(await lettersOf(line[0] as Student)).toEqual([
      "seatOffered",
      "offerEnded",
    ]);
  });

  test("a class that is canceled leaves nobody with less than before", async () => {
    const { sessionId, holder, line } = await fullClass(2);
    await school.run(async (tx) => {
      await lockSessionWithBookers(tx, sessionId);
      await tx.db.session.update({
        where: { id: sessionId },
        data: { state: "CANCELED", canceledAt: monday, cancelReason: reason },
      });
      return releaseBookings(
        tx,
        { sessionId, endedBy: "CLASS", reason },
        monday,
      );
    });
    expect(await statesOf(line, sessionId)).toEqual(["LEFT", "LEFT"]);
    const right = await school.database.entitlement.findFirstOrThrow({
      where: { enrollmentStepId: holder.steps[0] ?? "" },
    });
    expect(right).toMatchObject({ available: 1, held: 0 });
  });

  test("more seats go to more of those who wait", async () => {
    const { sessionId, line } = await fullClass(3);
    await school.run(async (tx) => {
      await tx.db.session.update({
        where: { id: sessionId },
        data: { capacity: 3 },
      });
      return advanceWaitlist(tx, sessionId, monday);
    });
    expect(await statesOf(line, sessionId)).toEqual([
      "OFFERED",
      "OFFERED",
      "WAITING",
    ]);
  });
});

test("an offer at the time of a class that was booked meanwhile has only to be confirmed", async () => {
  const { addClass, sessionId, bookingId, line } = await fullClass(1);
  const [student] = line as [Student];
  await verbs.cancel(bookingId);
  const { offers } = await waitOf(student, sessionId);
  const offerId = offers[0]?.id ?? "";
  const { id: other } = await addClass(2);
  await verbs.book(student, 2, other, { acceptOverlap: true });

  const warned = await verbs.accept(offerId);
  expect(warned).toMatchObject({ kind: "refused", field: "acceptOverlap" });
  expect("message" in warned && warned.message).toContain(
    "Confirm to book it all the same.",
  );
  expect(await waitOf(student, sessionId)).toMatchObject({ state: "OFFERED" });
  const accept = () =>
    school.run((tx) =>
      acceptOffer(tx, { offerId, acceptOverlap: true }, monday),
    );
  expect(await accept()).toMatchObject({ kind: "booked" });
  expect(await accept()).toMatchObject({ kind: "unchanged" });
});

test("a step whose own right is lost is waited for with a credit, which the offer keeps", async () => {
  const { addStudent, addClass, sessionId, bookingId } = await fullClass(0);
  const ana = await addStudent();
  const { personId } = ana;
  const stepId = ana.steps[0] ?? "";
  const soon = await addClass(1, { startsAt: hoursLater(2) });
  const lost = bookingOf(await verbs.book(ana, 1, soon.id));
  await verbs.cancel(lost, { acceptLate: true });
  const credit = await makeEntitlement(school.database, {
    ...{ personId, kind: "GROUP_CREDIT" },
  });
  expect(await verbs.join(ana, 1, sessionId)).toMatchObject({
    kind: "refused",
    field: "enrollmentStepId",
  });
  const withCredit = { withCredit: true };
  expect(await verbs.join(ana, 1, sessionId, monday, withCredit)).toMatchObject(
    { kind: "joined" },
  );

  await verbs.cancel(bookingId);
  const held = () =>
    school.database.booking.findFirstOrThrow({
      where: { personId, sessionId },
    });
  expect(await held()).toMatchObject({
    state: "HELD",
    enrollmentStepId: stepId,
    entitlementId: credit.id,
  });
  await verbs.accept((await offerOf(ana, sessionId)).id);
  expect(await held()).toMatchObject({ state: "BOOKED" });
  expect(
    await school.database.enrollmentStep.findUnique({ where: { id: stepId } }),
  ).toMatchObject({ state: "IN_PROGRESS" });
});

test("what is planned to be said can be written, by the reader’s own clock", async () => {
  const { sessionId, bookingId, holder, line } = await fullClass(2, {
    offerMinutes: 60,
  });
  const [first, second] = line as [Student, Student];
  const personIds = [holder, first, second].map(({ personId }) => personId);
  await school.database.person.updateMany({
    where: { id: { in: personIds } },
    data: { timeZone: "Europe/Stockholm" },
  });
  await verbs.cancel(bookingId);
  await watchWaitlists({ store: school.store, now: () => hoursLater(2) });
  await watchWaitlists({ store: school.store, now: () => daysLater(8) });
  expect(await statesOf(line, sessionId)).toEqual(["EXPIRED", "EXPIRED"]);
  const deliveries = await school.database.delivery.findMany({
    where: { sendIntent: { personId: { in: personIds } } },
    include: { sendIntent: { include: { person: true } } },
    orderBy: { id: "asc" },
  });
  const ourSchool = { name: "Town School", portalUrl: "http://portal.test" };
  const { store } = school;
  const desk = { store, school: ourSchool, now: () => monday } as Desk;
  const subjects = [];
  for (const delivery of deliveries)
    subjects.push((await write(desk, delivery)).subject);
  const at = "Group class, Mon, Nov 23, 2026, 9:00 AM GMT+1";
  expect(subjects.toSorted()).toEqual([
    `A seat is free for you: ${at}`,
    `A seat is free for you: ${at}`,
    `Booked: ${at}`,
    `No longer booked: ${at}`,
    `The offered seat moved on: ${at}`,
    `The offered seat moved on: ${at}`,
  ]);
});
