import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { book } from "@throughline/domain/booking/book";
import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import { readClassMonths } from "@throughline/domain/report/class-months";
import { readEnrollmentMonths } from "@throughline/domain/report/enrollment-months";
import { foldClasses } from "@throughline/domain/report/fold-classes";
import { foldRevenue } from "@throughline/domain/report/fold-revenue";
import { foldSeatNeeds } from "@throughline/domain/report/fold-seat-needs";
import {
  countReportRows,
  readReportRows,
  type RowsWanted,
} from "@throughline/domain/report/report-rows";
import { readRevenueMonths } from "@throughline/domain/report/revenue-months";
import { readSeatForecast } from "@throughline/domain/report/seat-forecast";
import { watchSeats } from "@throughline/domain/report/watch-seats";
import { raiseAlerts } from "@throughline/domain/alert/raise-alerts";
import { applyRefund } from "@throughline/domain/refund/apply-refund";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { theSystem } from "@throughline/domain/transaction";
import type { SessionModel } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { makePurchase } from "@throughline/seed/factory/purchase";
import {
  pick,
  seededRandom,
  wholeBetween,
} from "@throughline/seed/factory/random";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
import { countPlainly } from "../support/plain-report.ts";
import { openStore, type TestStore } from "../support/store.ts";

const range = { from: "2026-07", to: "2027-02" };
const everything = { ...range, courseId: null };
const admin = { role: "ADMIN" } as const;

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

/** The lines of a report without those in which nothing is, by the same names as the plain count. */
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
  await compareNeeds(now);
}

async function foldAll() {
  for (const fold of folds) await school.run((tx) => fold(tx), theSystem);
}

const folds = [foldRevenue, foldClasses, foldSeatNeeds];

/** Where those stand who have a right to book a step and have not, against a count of every one of them. */
async function compareNeeds(now: Date) {
  const db = school.database;
  const courseIds = (await db.course.findMany()).map(({ id }) => id);
  const counted = await db.$queryRaw<object[]>`
    SELECT * FROM count_standing(${courseIds}::uuid[], ${now}::timestamptz) ORDER BY "courseStepId", at`;
  const plain = await db.$queryRaw<object[]>`
    SELECT es."courseStepId", cs.position AS at, count(*)::int AS students
    FROM "Entitlement" t
    JOIN "EnrollmentStep" es ON es.id = t."enrollmentStepId" AND es.state IN ('PENDING', 'IN_PROGRESS')
    JOIN "Enrollment" e ON e.id = es."enrollmentId" AND e.state = 'ACTIVE'
    CROSS JOIN LATERAL (
      SELECT coalesce((
        SELECT before."courseStepId" FROM "EnrollmentStep" before
        WHERE es."openedAt" IS NULL AND before."enrollmentId" = e.id AND before.required
          AND before.state IN ('PENDING', 'IN_PROGRESS', 'FAILED')
        ORDER BY before.position LIMIT 1
      ), es."courseStepId") AS id
    ) place
    JOIN "CourseStep" cs ON cs.id = place.id
    WHERE t.kind = 'STEP_BOOKING' AND t.available > 0 AND (t."expiresAt" IS NULL OR t."expiresAt" > ${now}::timestamptz)
    GROUP BY 1, 2 ORDER BY 1, 2`;
  expect(counted).toEqual(plain);
  expect(plain.length).toBeGreaterThan(0);
}

/** A course of two classes with a partner's step between, sold in a currency, with shares for the partner. */
async function openCourse(currency: string, unitAmount: number) {
  const { database } = school;
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
  return { course, product, sessions };
}

describe("the reports agree with a plain count of the rows", () => {
  test("after mixed commands in three currencies, folded or not", async () => {
    const random = seededRandom(7);
    const { database, store, run } = school;
    const courses = [
      await openCourse("usd", 49_900),
      await openCourse("jpy", 54_000),
      await openCourse("kwd", 152_500),
    ];
    const credits = await makeProduct(database, {
      price: { currency: "kwd", unitAmount: 12_345 },
    });
    for (let turn = 0; turn < 60; turn += 1) {
      const now = daysLater(-100 + turn * 2);
      const { product, sessions } = pick(random, courses);
      const { id: personId } = await makePerson(database, {}, random);
      const order = await makePurchase(
        store,
        { product, personId, tax: turn % 3 === 0 ? 1_000 : 0 },
        now,
        random,
      );
      if (turn % 10 === 0)
        await makePurchase(store, { product: credits, personId }, now, random);
      const steps = await database.enrollmentStep.findMany({
        where: { enrollment: { personId }, kind: "SESSION" },
        orderBy: { position: "asc" },
      });
      const chance = random();
      const step = pick(random, steps);
      const coming = sessions.find(({ startsAt }) => startsAt > now);
      const booked =
        coming &&
        (await run((tx) =>
          book(
            tx,
            {
              personId,
              sessionId: coming.id,
              enrollmentStepId: step.id,
              requestKey: null,
            },
            now,
          ),
        ));
      // Folded in the middle of it: what comes after it is due anew by itself.
      if (turn % 5 === 0) await foldAll();
      if (coming && booked?.kind === "booked") {
        const { bookingId } = booked;
        if (chance < 0.25)
          await run((tx) =>
            cancelBooking(tx, { bookingId, acceptLate: true }, now),
          );
        else if (chance < 0.8)
          await run((tx) =>
            markAttendance(
              tx,
              {
                bookingId,
                mark: pick(random, ["ATTENDED", "NO_SHOW", "EXCUSED"] as const),
              },
              new Date(coming.startsAt.getTime() + 3_600_000),
            ),
          );
      }
      if (turn % 5 === 0) await compare(now);
      // Who was excused books the step again: the missed class still counts.
      const next = sessions.find(
        ({ startsAt }) => coming && startsAt > coming.startsAt,
      );
      if (next && turn % 2 === 0)
        await run((tx) =>
          book(
            tx,
            {
              personId,
              sessionId: next.id,
              enrollmentStepId: step.id,
              requestKey: null,
            },
            new Date(next.startsAt.getTime() - 86_400_000),
          ),
        );
      if (turn % 7 === 0)
        await run((tx) =>
          applyRefund(
            tx,
            {
              orderId: order.id,
              facts: {
                stripeRefundId: `re_${turn}`,
                reference: null,
                amount: wholeBetween(random, 1, order.total ?? 1),
                currency: order.currency,
                state: turn % 14 === 0 ? "SUCCEEDED" : "PENDING",
                failureReason: null,
              },
            },
            daysLater(20, now),
          ),
        );
      if (turn % 11 === 0)
        await run((tx) =>
          applyDispute(
            tx,
            {
              orderId: order.id,
              facts: {
                stripeDisputeId: `dp_${turn}`,
                amount: order.total ?? 1,
                currency: order.currency,
                reason: "fraudulent",
                state: turn % 22 === 0 ? "OPEN" : "WON",
                openedAt: daysLater(3, now),
                dueAt: null,
              },
            },
            daysLater(5, now),
          ),
        );
      if (turn % 13 === 0)
        await run((tx) =>
          changeEnrollment(
            tx,
            "cancel",
            { enrollmentId: order.enrollmentId ?? "", reason: "Moved away." },
            now,
          ),
        );
      if (turn % 20 === 0) await foldAll();
    }
    const now = daysLater(10);
    await compare(now);
    for (const fold of folds) {
      expect(await run((tx) => fold(tx), theSystem)).toBeGreaterThan(0);
      expect(await run((tx) => fold(tx), theSystem)).toBe(0);
    }
    await compare(now);

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
    await expectRowsBehindFigures(now);
  });

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
});

describe("the forecast of seats", () => {
  async function openClass({ capacity }: { capacity: number }) {
    const { database, store } = school;
    const partner = await makePartner(database);
    const course = await makeCourse(database, {
      steps: [{}, { partnerId: partner.id, expectedDays: 90 }, {}],
    });
    const [first, , last] = course.steps;
    if (!first || !last) throw new Error("the course has three steps");
    const session = await makeSession(database, {
      startsAt: daysLater(7),
      capacity,
      courseStepIds: [first.id],
    });
    const students: { personId: string; stepId: string }[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { id: personId } = await makePerson(database);
      const { steps } = await makeEnrollment(
        store,
        { personId, courseId: course.id },
        monday,
      );
      students.push({ personId, stepId: steps[0]?.id ?? "" });
    }
    const read = async (courseStepId = first.id, now = monday) => {
      const lines = await readSeatForecast(
        school.database,
        { courseId: course.id },
        now,
      );
      return lines.find((line) => line.courseStepId === courseStepId);
    };
    return { course, first, last, session, students, read };
  }

  test("holds who is entitled and not booked against the open seats", async () => {
    const { read, students, session, last } = await openClass({ capacity: 2 });
    expect(await read()).toMatchObject({
      ...{ ready: 3, soon: 0, later: 0, classes: 1, openSeats: 2, missing: 1 },
    });
    // The partner's step between takes longer than four weeks.
    expect(await read(last.id)).toMatchObject({
      ...{ ready: 0, soon: 0, later: 3, openSeats: 0, missing: 0 },
    });
    const [ana] = students;
    await school.run((tx) =>
      book(
        tx,
        {
          personId: ana?.personId ?? "",
          enrollmentStepId: ana?.stepId ?? "",
          sessionId: session.id,
          requestKey: null,
        },
        monday,
      ),
    );
    expect(await read()).toMatchObject({ ready: 2, openSeats: 1, missing: 1 });
  });

  test("a class after the four weeks has no seat for who needs one within them", async () => {
    const { read, first } = await openClass({ capacity: 3 });
    const early = new Date(monday.getTime() - 56 * 86_400_000);
    expect(await read(first.id, early)).toMatchObject({
      ...{ ready: 3, classes: 1, openSeats: 0, missing: 3 },
    });
    expect(await read()).toMatchObject({ openSeats: 3, missing: 0 });
  });

  test("knows at once who came nearer to a step, folded or not", async () => {
    const { read, last, students } = await openClass({ capacity: 2 });
    await foldAll();
    const { enrollmentId } =
      await school.database.enrollmentStep.findUniqueOrThrow({
        where: { id: students[0]?.stepId ?? "" },
      });
    const steps = await school.database.enrollmentStep.findMany({
      where: { enrollmentId },
      orderBy: { position: "asc" },
    });
    for (const { id: stepId } of steps.slice(0, 2)) {
      await school.run((tx) =>
        skipStep(tx, { stepId, reason: "Knows it." }, monday),
      );
      await compareNeeds(monday);
      await foldAll();
      await compareNeeds(monday);
    }
    expect(await read(last.id)).toMatchObject({ ready: 1, soon: 0, later: 2 });
  });

  test("leads from each of its figures to those who make it up", async () => {
    const { read, first, last } = await openClass({ capacity: 2 });
    for (const { id } of [first, last]) {
      const line = await read(id);
      for (const need of ["ready", "soon", "later"] as const) {
        const wanted: RowsWanted = {
          list: "UNBOOKED",
          ...range,
          courseStepId: id,
          currency: null,
          need,
        };
        const db = school.database;
        expect(await countReportRows(db, wanted, monday)).toBe(line?.[need]);
        const page = { limit: 10, offset: 0 };
        expect(await readReportRows(db, wanted, page, monday)).toHaveLength(
          line?.[need] ?? -1,
        );
      }
    }
  });

  test("a class that has begun has no seats for anybody", async () => {
    const { read, first } = await openClass({ capacity: 5 });
    expect(await read(first.id, daysLater(8))).toMatchObject({
      ...{ ready: 3, classes: 0, openSeats: 0, missing: 3, nextOpenAt: null },
    });
  });

  test("alerts the staff once to a shortage, however often it is looked at, and once more when it comes again later", async () => {
    const { run, database } = school;
    await run((tx) => watchSeats(tx, monday), theSystem);
    await run((tx) => raiseAlerts(tx, monday), theSystem);
    await database.staffAlert.deleteMany();
    const { session, first, read } = await openClass({ capacity: 2 });
    const look = async (now: Date) => {
      await Promise.all([
        run((tx) => watchSeats(tx, now), theSystem),
        run((tx) => watchSeats(tx, now), theSystem),
      ]);
      await run((tx) => raiseAlerts(tx, now), theSystem);
      return database.staffAlert.findMany({
        where: { kind: "seatsShort", subjectId: first.id },
      });
    };
    const setSeats = (capacity: number) =>
      database.session.update({
        where: { id: session.id },
        data: { capacity },
      });
    const [alert, ...others] = await look(monday);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      href: "/reports/seats",
      title: `${first.label} ${first.title} has too few seats`,
      body: "3 students will need a seat within 4 weeks, 3 of them now; 2 seats in classes until then are open.",
    });
    expect(await look(daysLater(1))).toHaveLength(1);
    expect((await read())?.shortSince).toEqual(monday);

    await setSeats(9);
    await look(daysLater(2));
    expect((await read())?.shortSince).toBeNull();
    await setSeats(2);
    expect(await look(daysLater(2.5))).toHaveLength(1);
    await setSeats(9);
    await look(daysLater(3));
    await setSeats(2);
    expect(await look(daysLater(5))).toHaveLength(2);
  });
});

describe("the API of the reports", () => {
  const report = `query ($from: String!, $to: String!, $courseId: ID) {
    courseReport(from: $from, to: $to, courseId: $courseId) {
      enrollments { month enrolled completionRate }
      revenue { month currency gross net }
      classes { month seatFill noShowRate }
    }
    seatForecast(courseId: $courseId) { label missing }
  }`;

  test("tells the staff everything and nobody else anything", async () => {
    const { data, errors } = await api.ask(admin, report, range);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      courseReport: { revenue: expect.arrayContaining([]) as unknown[] },
    });
    for (const role of ["STUDENT", "INSTRUCTOR", "ANONYMOUS"] as const) {
      const refused = await api.ask({ role }, report, range);
      expect(refused.data).toBeNull();
    }
    // Even where the resolver let a student in, the database says nothing.
    const asked = await api.ask(admin, report, range, {
      role: "STUDENT",
      personId: null,
    });
    expect(asked.data).toMatchObject({
      courseReport: { revenue: [], enrollments: [], classes: [] },
    });
  });

  test.each([
    [{ from: "2026-13", to: "2026-12" }, "Give a month as 2026-10."],
    [{ from: "2026-01\u0000", to: "2026-12" }, "Give a month as 2026-10."],
    [
      { from: "2026-12", to: "2026-01" },
      "Give a month that is not before `from`.",
    ],
    [
      { from: "2020-01", to: "2026-01" },
      "Ask for at most 36 months at a time.",
    ],
    [
      { ...range, courseId: "nonsense" },
      "This is not the id of a Course. Use its `id` field.",
    ],
  ])("refuses %j with what is wrong with it", async (variables, message) => {
    const { errors } = await api.ask(admin, report, variables);
    expect(errors?.map((error) => error.message)).toContain(message);
    expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });

  const rows = `query ($of: ReportRowsInput!, $after: String) {
    reportRows(of: $of, first: 2, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id name amount currency orderNumber } }
    }
  }`;

  test("lists the rows behind a figure page by page", async () => {
    const of = { list: "PAYMENTS", from: "2026-09", to: "2026-10" };
    const seen = new Set<string>();
    let after: string | null = null;
    let total = -1;
    for (;;) {
      const { data, errors }: Awaited<ReturnType<typeof api.ask>> =
        await api.ask(admin, rows, { of, after });
      expect(errors).toBeUndefined();
      const page = (data as unknown as RowsAnswer).reportRows;
      for (const { node } of page.edges) seen.add(node.id);
      total = page.totalCount;
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(total).toBeGreaterThan(2);
    expect(seen.size).toBe(total);
  });

  test("refuses a list without its step or its month", async () => {
    for (const [list, message] of [
      ["UNBOOKED", "Name the step."],
      ["NO_SHOWS", "Give a month as 2026-10."],
    ]) {
      const { errors } = await api.ask(admin, rows, { of: { list } });
      expect(errors?.[0]?.message).toBe(message);
    }
  });
});

interface RowsAnswer {
  reportRows: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { id: string } }[];
  };
}
