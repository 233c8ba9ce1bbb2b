import { makeCourse } from "@throughline/seed/factory/course";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { makePurchase } from "@throughline/seed/factory/purchase";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql } from "../support/graphql.ts";
import { daysLater } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

const range = { from: "2026-07", to: "2027-02" };
const admin = { role: "ADMIN" } as const;
const sales = 5;

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  await sellCourse();
});
afterAll(async () => {
  await api.close();
  await school.close();
});

/** A course with a class, which some people bought in October. */
async function sellCourse() {
  const { database, store } = school;
  const course = await makeCourse(database, { steps: [{}] });
  const product = await makeProduct(database, { courseId: course.id });
  await makeSession(database, {
    startsAt: daysLater(7),
    courseStepIds: course.steps.map(({ id }) => id),
  });
  for (let sale = 0; sale < sales; sale += 1) {
    const { id: personId } = await makePerson(database);
    await makePurchase(store, { product, personId }, daysLater(-20 - sale));
  }
}

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
      courseReport: {
        enrollments: [{ month: "2026-10", enrolled: sales }],
        revenue: [{ month: "2026-10", currency: "usd", gross: sales * 10_000 }],
        classes: [{ month: "2026-11" }],
      },
      seatForecast: [{ missing: 0 }],
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
  interface RowsPage {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { id: string } }[];
  }
  const pageAfter = async (after: string | null) => {
    const of = { list: "PAYMENTS", from: "2026-09", to: "2026-10" };
    const { data, errors } = await api.ask(admin, rows, { of, after });
    expect(errors).toBeUndefined();
    return (data as never as { reportRows: RowsPage }).reportRows;
  };

  test("lists the rows behind a figure page by page", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: RowsPage = await pageAfter(after);
      expect(page.totalCount).toBe(sales);
      seen.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      expect(page.edges).toHaveLength(2);
      after = page.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(sales);
    expect(new Set(seen).size).toBe(sales);
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
