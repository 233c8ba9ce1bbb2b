import { applyRefund } from "@throughline/domain/refund/apply-refund";
import { readClassMonths } from "@throughline/domain/report/class-months";
import { readEnrollmentMonths } from "@throughline/domain/report/enrollment-months";
import {
  countReportRows,
  readReportRows,
  type RowsWanted,
} from "@throughline/domain/report/report-rows";
import { readRevenueMonths } from "@throughline/domain/report/revenue-months";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { makePurchase } from "@throughline/seed/factory/purchase";
import { seededRandom } from "@throughline/seed/factory/random";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysLater } from "../support/journey.ts";
import { countPlainly } from "../support/plain-report.ts";
import { openReports, type Reports } from "../support/reports.ts";
import { openStore, type TestStore } from "../support/store.ts";
import { openTrade } from "../support/trade.ts";

const range = { from: "2026-07", to: "2027-02" };
const everything = { ...range, courseId: null };

let school: TestStore;
let reports: Reports;
beforeAll(async () => {
  school = await openStore();
  reports = openReports(school);
});
afterAll(() => school.close());

describe("the reports agree with a plain count of the rows", () => {
  test("after mixed commands in three currencies, folded or not", async () => {
    const trade = await openTrade(school, seededRandom(7));
    for (let turn = 0; turn < 60; turn += 1) {
      const every = (so: number) => turn % so === 0;
      const now = daysLater(-100 + turn * 2);
      const sale = await trade.sell(now, {
        tax: every(3) ? 1_000 : 0,
        withCredits: every(10),
      });
      await sale.book();
      // Folded in the middle of it: what comes after it is due anew by itself.
      if (every(5)) await reports.fold();
      await sale.leaveOrBeMarked();
      if (every(5)) await compare(now);
      // Who was excused books the step again: the missed class still counts.
      if (every(2)) await sale.bookAgain();
      if (every(7)) await sale.refund(every(14) ? "SUCCEEDED" : "PENDING");
      if (every(11)) await sale.dispute(every(22) ? "OPEN" : "WON");
      if (every(13)) await sale.cancelEnrollment();
      if (every(20)) await reports.fold();
    }
    const now = daysLater(10);
    await compare(now);
    for (const count of await reports.fold()) expect(count).toBeGreaterThan(0);
    expect(await reports.fold()).toEqual([0, 0, 0]);
    await compare(now);
    await expectEverythingHappened();
    await expectRowsBehindFigures(now);
  });
});

describe("a share that a refund takes back in a later month", () => {
  test("lowers that month and leaves the month of the sale, folded or not", async () => {
    const { database, store, run } = school;
    const course = await makeCourse(database, { steps: [{}] });
    const courseId = course.id;
    const product = await makeProduct(database, { courseId });
    const { id: partnerId } = await makePartner(database);
    const account = await database.payoutAccount.create({
      data: { partnerId, email: "p@p.example", state: "ACTIVE" },
    });
    await database.payoutShare.create({
      data: { courseId, payoutAccountId: account.id, basisPoints: 3_000 },
    });
    const { id: personId } = await makePerson(database);
    const sold = new Date("2026-08-10T10:00:00Z");
    const { id: orderId, currency } = await makePurchase(
      store,
      { product, personId },
      sold,
    );
    const linesOf = async () => {
      const lines = await readRevenueMonths(database, { ...range, courseId });
      return lines.map(({ month, partnerShare, net }) => [
        month,
        partnerShare,
        net,
      ]);
    };
    const ofSale = ["2026-08", 3_000, 7_000];
    expect(await linesOf()).toEqual([ofSale]);
    await reports.fold();

    const facts = {
      stripeRefundId: `re_${orderId}`,
      reference: null,
      amount: 10_000,
      currency,
      state: "SUCCEEDED" as const,
      failureReason: null,
    };
    const refunded = new Date("2026-09-10T10:00:00Z");
    await run((tx) => applyRefund(tx, { orderId, facts }, refunded));
    const both = [ofSale, ["2026-09", -3_000, -7_000]];
    expect(await linesOf()).toEqual(both);
    await reports.fold();
    expect(await linesOf()).toEqual(both);
    await compare(daysLater(10));
    await expectRowsBehindFigures(daysLater(10));
  });
});

/** Every line of every report, and where everybody stands who needs a seat, against the rows themselves. */
async function compare(now: Date) {
  const db = school.database;
  const plain = await countPlainly(db, now);
  const courseIds = (await db.course.findMany()).map(({ id }) => id);
  expect(
    named(
      await readRevenueMonths(db, everything),
      ({ courseId, month, currency }) =>
        `${courseId ?? ""} ${month} ${currency}`,
      ["courseId", "month", "currency", "net"],
    ),
  ).toEqual(plain.revenue);
  expect(
    named(
      await readClassMonths(db, everything, now),
      ({ courseId, month }) => `${courseId ?? ""} ${month}`,
      ["courseId", "month"],
    ),
  ).toEqual(plain.classes);
  expect(
    named(
      await readEnrollmentMonths(db, { ...range, courseIds }),
      ({ courseId, month }) => `${courseId} ${month}`,
      ["courseId", "month"],
    ),
  ).toEqual(plain.enrollments);
  expect(await reports.standing(now)).toEqual(plain.standing);
  expect(plain.standing.length).toBeGreaterThan(0);
}

/** The lines of a report without what they are named after, by the same names as the plain count. */
const named = <Line extends object>(
  lines: readonly Line[],
  nameOf: (line: Line) => string,
  left: readonly string[],
) =>
  Object.fromEntries(
    lines.map((line) => [
      nameOf(line),
      Object.fromEntries(
        Object.entries(line).filter(([key]) => !left.includes(key)),
      ),
    ]),
  );

/** Nothing that is easily counted wrong was left to chance in vain. */
async function expectEverythingHappened() {
  const { database } = school;
  expect(
    await database.attendance.count({
      where: { booking: { state: "CANCELED" } },
    }),
  ).toBeGreaterThan(0);
  const lines = await readRevenueMonths(database, everything);
  expect(new Set(lines.map(({ currency }) => currency))).toEqual(
    new Set(["usd", "jpy", "kwd"]),
  );
  for (const { gross, refunds, disputed, partnerShare, net } of lines)
    expect(net).toBe(gross - refunds - disputed - partnerShare);
  expect(lines.some(({ refunds }) => refunds > 0)).toBe(true);
  expect(lines.some(({ partnerShare }) => partnerShare > 0)).toBe(true);
  expect(lines.some(({ courseId }) => courseId === null)).toBe(true);
}

/** Behind every figure there are as many rows, and behind every amount rows that come to it. */
async function expectRowsBehindFigures(now: Date) {
  const db = school.database;
  const wanted = (
    list: RowsWanted["list"],
    line: { courseId: string | null; month: string; currency?: string },
  ): RowsWanted => ({
    list,
    from: line.month,
    to: line.month,
    courseId: line.courseId,
    courseStepId: null,
    currency: line.currency ?? null,
  });
  const page = { limit: 1_000, offset: 0 };
  for (const line of await readClassMonths(db, everything, now)) {
    const count = (list: RowsWanted["list"]) =>
      countReportRows(db, wanted(list, line), now);
    expect(await count("CLASSES")).toBe(line.classes);
    expect(await count("BOOKED")).toBe(line.booked);
    expect(await count("ATTENDED")).toBe(line.attended);
    expect(await count("NO_SHOWS")).toBe(line.noShows);
    expect(await count("EXCUSED")).toBe(line.excused);
    expect(await count("UNMARKED")).toBe(line.unmarked);
    expect(await count("SKIPPED_AHEAD")).toBe(line.skippedAhead);
  }
  for (const line of await readRevenueMonths(db, everything)) {
    const sum = async (list: RowsWanted["list"]) => {
      const rows = await readReportRows(db, wanted(list, line), page, now);
      return rows.reduce((total, { amount }) => total + (amount ?? 0), 0);
    };
    expect(await sum("PAYMENTS")).toBe(line.gross);
    expect(await sum("REFUNDS")).toBe(line.refunds);
    expect(await sum("DISPUTES")).toBe(line.disputed);
    expect(await sum("SHARES")).toBe(line.partnerShare);
  }
}
