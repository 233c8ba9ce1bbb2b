import { raiseAlerts } from "@throughline/domain/alert/raise-alerts";
import { book } from "@throughline/domain/booking/book";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import {
  countReportRows,
  readReportRows,
  type RowsWanted,
} from "@throughline/domain/report/report-rows";
import { readSeatForecast } from "@throughline/domain/report/seat-forecast";
import { watchSeats } from "@throughline/domain/report/watch-seats";
import { theSystem } from "@throughline/domain/transaction";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysLater, monday } from "../support/journey.ts";
import { countStanding } from "../support/plain-report.ts";
import { openReports, type Reports } from "../support/reports.ts";
import { openStore, type TestStore } from "../support/store.ts";

const range = { from: "2026-07", to: "2027-02" };

let school: TestStore;
let reports: Reports;
beforeAll(async () => {
  school = await openStore();
  reports = openReports(school);
});
afterAll(() => school.close());

/** A course of two classes with a partner's step of months between, one class for its first step, and three students. */
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
  return { first, last, session, students, read };
}

/** Where those stand who need a seat, as it is told, against a count of every one of them. */
async function expectStandingCounted() {
  const plain = await countStanding(school.database, monday);
  expect(plain.length).toBeGreaterThan(0);
  expect(await reports.standing(monday)).toEqual(plain);
}

describe("the forecast of seats", () => {
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
    await reports.fold();
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
      await expectStandingCounted();
      await reports.fold();
      await expectStandingCounted();
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
