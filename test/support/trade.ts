import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { book } from "@throughline/domain/booking/book";
import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { applyRefund } from "@throughline/domain/refund/apply-refund";
import type { OrderModel, SessionModel } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { makePurchase } from "@throughline/seed/factory/purchase";
import {
  pick,
  wholeBetween,
  type Random,
} from "@throughline/seed/factory/random";
import { makeSession } from "@throughline/seed/factory/session";
import { daysLater } from "./journey.ts";
import type { TestStore } from "./store.ts";

/** A school that sells courses in dollars, yen and dinars, and what chance makes of each sale. */
export async function openTrade(school: TestStore, random: Random) {
  const { database, store } = school;
  const courses = [
    await openCourse(school, "usd", 49_900),
    await openCourse(school, "jpy", 54_000),
    await openCourse(school, "kwd", 152_500),
  ];
  const credits = await makeProduct(database, {
    price: { currency: "kwd", unitAmount: 12_345 },
  });
  return {
    /** Somebody new buys one of the courses, and a package of credits where that is said. */
    async sell(
      now: Date,
      { tax = 0, withCredits = false }: { tax?: number; withCredits?: boolean },
    ) {
      const { product, sessions } = pick(random, courses);
      const { id: personId } = await makePerson(database, {}, random);
      const wanted = { product, personId, tax };
      const order = await makePurchase(store, wanted, now, random);
      if (withCredits)
        await makePurchase(store, { product: credits, personId }, now, random);
      return {
        ...(await attendanceOf(school, random, { personId, sessions, now })),
        ...moneyOf(school, random, { order, now }),
      };
    },
  };
}

/** A course of two classes with a partner's step between, sold in a currency, with shares for the partner. */
async function openCourse(
  { database }: TestStore,
  currency: string,
  unitAmount: number,
) {
  const partner = await makePartner(database);
  const course = await makeCourse(database, {
    sequencing: "ADVISORY",
    steps: [{}, { partnerId: partner.id }, {}],
  });
  const product = await makeProduct(database, {
    courseId: course.id,
    price: { currency, unitAmount },
  });
  const account = await database.payoutAccount.create({
    data: { partnerId: partner.id, email: "p@p.example", state: "ACTIVE" },
  });
  await database.payoutShare.create({
    data: {
      courseId: course.id,
      payoutAccountId: account.id,
      basisPoints: 2_500,
    },
  });
  const classSteps = course.steps.filter(({ kind }) => kind === "SESSION");
  const sessions: SessionModel[] = [];
  for (let index = 0; index < 8; index += 1)
    sessions.push(
      await makeSession(database, {
        startsAt: daysLater(-30 + index * 13),
        timeZone: index % 2 ? "Europe/Berlin" : "America/Chicago",
        capacity: 3,
        courseStepIds: classSteps.map(({ id }) => id),
      }),
    );
  return { product, sessions };
}

/** What a buyer does about the classes of one of the steps. */
async function attendanceOf(
  { database, run }: TestStore,
  random: Random,
  sale: { personId: string; sessions: SessionModel[]; now: Date },
) {
  const { personId, sessions, now } = sale;
  const steps = await database.enrollmentStep.findMany({
    where: { enrollment: { personId }, kind: "SESSION" },
    orderBy: { position: "asc" },
  });
  const chance = random();
  const { id: enrollmentStepId } = pick(random, steps);
  const coming = sessions.find(({ startsAt }) => startsAt > now);
  let bookingId: string | null = null;
  const bookAt = async ({ id: sessionId }: SessionModel, at: Date) => {
    const wish = { personId, sessionId, enrollmentStepId, requestKey: null };
    const outcome = await run((tx) => book(tx, wish, at));
    return outcome.kind === "booked" ? outcome.bookingId : null;
  };
  return {
    /** Books the class that comes next, where it has a seat. */
    async book() {
      if (coming) bookingId = await bookAt(coming, now);
    },
    /** Some leave the class that they booked, most are marked in it, the others nobody marks. */
    async leaveOrBeMarked() {
      if (!coming || bookingId === null) return;
      const booking = { bookingId };
      if (chance < 0.25)
        await run((tx) =>
          cancelBooking(tx, { ...booking, acceptLate: true }, now),
        );
      else if (chance < 0.8) {
        const mark = pick(random, ["ATTENDED", "NO_SHOW", "EXCUSED"] as const);
        const inClass = new Date(coming.startsAt.getTime() + 3_600_000);
        await run((tx) => markAttendance(tx, { ...booking, mark }, inClass));
      }
    },
    /** Books the class after that for the same step, the day before it, where that is allowed. */
    async bookAgain() {
      const next = sessions.find(
        ({ startsAt }) => coming && startsAt > coming.startsAt,
      );
      if (next) await bookAt(next, daysLater(-1, next.startsAt));
    },
  };
}

/** What becomes of the money of an order, and of the enrollment that it bought. */
function moneyOf(
  { run }: TestStore,
  random: Random,
  { order, now }: { order: OrderModel; now: Date },
) {
  const { id: orderId, currency } = order;
  const total = order.total ?? 1;
  return {
    /** Stripe tells of a refund of some of it, weeks later. */
    async refund(state: "SUCCEEDED" | "PENDING") {
      const facts = {
        stripeRefundId: `re_${orderId}`,
        reference: null,
        amount: wholeBetween(random, 1, total),
        currency,
        state,
        failureReason: null,
      };
      await run((tx) =>
        applyRefund(tx, { orderId, facts }, daysLater(20, now)),
      );
    },
    /** Stripe tells that the bank of the buyer wants all of it back. */
    async dispute(state: "OPEN" | "WON") {
      const facts = {
        stripeDisputeId: `dp_${orderId}`,
        amount: total,
        currency,
        reason: "fraudulent",
        state,
        openedAt: daysLater(3, now),
        dueAt: null,
      };
      await run((tx) =>
        applyDispute(tx, { orderId, facts }, daysLater(5, now)),
      );
    },
    async cancelEnrollment() {
      const enrollmentId = order.enrollmentId ?? "";
      const wanted = { enrollmentId, reason: "Moved away." };
      await run((tx) => changeEnrollment(tx, "cancel", wanted, now));
    },
  };
}
