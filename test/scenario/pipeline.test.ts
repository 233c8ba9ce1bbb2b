import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { startStep } from "@throughline/domain/enrollment/start-step";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { daysLater } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let course: Awaited<ReturnType<typeof makeCourse>>;
let partnerId: string;
/** Through the first step, in the second. */
let ana: Awaited<ReturnType<typeof makeEnrollment>>;

const reason = "Agreed with the student";
const admin: Asker = { role: "ADMIN", personId: null };

beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  ({ id: partnerId } = await makePartner(school.database));
  course = await makeCourse(school.database, {
    steps: [
      { partnerId, expectedDays: 3 },
      { partnerId, expectedDays: 3 },
    ],
  });
  const enrollAt = async (days: number) => {
    const person = await makePerson(school.database);
    return makeEnrollment(
      school.store,
      { personId: person.id, courseId: course.id },
      daysLater(days),
    );
  };
  const through = async (
    { steps }: typeof ana,
    position: number,
    from: number,
    to: number,
  ) => {
    const stepId = steps[position - 1]?.id ?? "";
    await school.run((tx) => startStep(tx, { stepId }, daysLater(from)));
    await school.run((tx) => markStepComplete(tx, { stepId }, daysLater(to)));
  };
  const ben = await enrollAt(-30);
  await through(ben, 1, -30, -28);
  await through(ben, 2, -28, -24);
  ana = await enrollAt(-20);
  await through(ana, 1, -20, -18);
  const second = ana.steps[1]?.id ?? "";
  await school.run((tx) => startStep(tx, { stepId: second }, daysLater(-1)));
  const carl = await enrollAt(-10);
  const first = carl.steps[0]?.id ?? "";
  await school.run((tx) =>
    failStep(tx, { stepId: first, reason }, daysLater(-9)),
  );
  const dora = await enrollAt(-8);
  await school.run((tx) =>
    changeEnrollment(
      tx,
      "cancel",
      { enrollmentId: dora.id, reason },
      daysLater(-2),
    ),
  );
});
afterAll(async () => {
  await api.close();
  await school.close();
});

const courseId = () => writeNodeId("Course", course.id);

async function ask(
  asker: Asker,
  operation: string,
  variables: Record<string, unknown>,
) {
  const { data, errors } = await api.ask(asker, operation, variables);
  expect(errors).toBeUndefined();
  return data as Record<string, never>;
}

const pipeline = `query ($courseId: ID!, $at: DateTime) { pipeline(courseId: $courseId, at: $at) {
  asOf isPast enrollments activeEnrollments completedEnrollments droppedEnrollments completionRate
  steps { reached ahead waiting inProgress completed failed dropped conversion medianSeconds onTimeShare pausedBy durations { count } }
  cohorts { month enrolled completed dropped completionRate } } }`;

describe("the pipeline", () => {
  test("tells where everybody is, who dropped out and where", async () => {
    const answer = await ask(admin, pipeline, { courseId: courseId() });
    expect(answer).toMatchObject({
      pipeline: {
        isPast: false,
        enrollments: 3,
        activeEnrollments: 2,
        completedEnrollments: 1,
        droppedEnrollments: 1,
        completionRate: 0.25,
        steps: [
          {
            reached: 3,
            completed: 2,
            failed: 1,
            dropped: 1,
            conversion: 0.5,
            onTimeShare: 1,
            pausedBy: null,
          },
          {
            reached: 2,
            ahead: 1,
            inProgress: 1,
            completed: 1,
            dropped: 0,
            onTimeShare: 0,
            durations: [{ count: 1 }],
          },
        ],
      },
    });
  });
  test("tells the same of any past instant", async () => {
    const { pipelineStart } = await ask(
      admin,
      "query ($courseId: ID!) { pipelineStart(courseId: $courseId) }",
      { courseId: courseId() },
    );
    expect(pipelineStart).toBe(daysLater(-30).toISOString());
    const at = daysLater(-19).toISOString();
    const answer = await ask(admin, pipeline, { courseId: courseId(), at });
    expect(answer).toMatchObject({
      pipeline: {
        asOf: at,
        isPast: true,
        enrollments: 2,
        activeEnrollments: 1,
        completedEnrollments: 1,
        droppedEnrollments: 0,
        steps: [
          { inProgress: 1, completed: 1, failed: 0, dropped: 0 },
          { ahead: 1, completed: 1 },
        ],
      },
    });
  });
  test("counts each cohort by the month in which it began", async () => {
    const answer = await ask(admin, pipeline, { courseId: courseId() });
    expect(answer).toMatchObject({
      pipeline: {
        cohorts: [
          { month: "2026-10", enrolled: 2, completed: 1, completionRate: 0.5 },
          { month: "2026-11", enrolled: 2, completed: 0, dropped: 1 },
        ],
      },
    });
  });
  test("opens exactly the students of each figure", async () => {
    const rows = async (situation: string, position: number) => {
      const courseStepId = writeNodeId(
        "CourseStep",
        course.steps[position - 1]?.id ?? "",
      );
      const answer = await ask(
        admin,
        `query ($filter: EnrollmentFilter!) { enrollments(filter: $filter) { totalCount } }`,
        { filter: { courseStepId, situation } },
      );
      return answer["enrollments"];
    };
    expect(await rows("REACHED", 1)).toEqual({ totalCount: 3 });
    expect(await rows("DROPPED", 1)).toEqual({ totalCount: 1 });
    expect(await rows("IN_PROGRESS", 2)).toEqual({ totalCount: 1 });
    expect(await rows("COMPLETED", 1)).toEqual({ totalCount: 2 });
  });
});

test("what if: the forecast answers with and without the change", async () => {
  const forecast = `query ($courseId: ID!, $changes: [StepChangeInput!]!) { pipelineForecast(courseId: $courseId, changes: $changes) {
    runs students baseline { points { low middle high } allDoneAt { low middle high } } changed { allDoneAt { middle } } } }`;
  const courseStepId = writeNodeId("CourseStep", course.steps[1]?.id ?? "");
  const { pipelineForecast } = (await ask(admin, forecast, {
    courseId: courseId(),
    changes: [{ courseStepId, speed: 4 }],
  })) as unknown as {
    pipelineForecast: {
      students: number;
      baseline: { points: unknown[]; allDoneAt: { middle: string } };
      changed: { allDoneAt: { middle: string } };
    };
  };
  const { students, baseline, changed } = pipelineForecast;
  expect(students).toBe(1);
  expect(baseline.points.length).toBeGreaterThan(10);
  expect(changed.allDoneAt.middle < baseline.allDoneAt.middle).toBe(true);
});

test.each([
  { courseStepId: "x" },
  { speed: 0 },
  { speed: 1e9 },
  { capacity: 0 },
  { capacity: -5 },
])("a change like %j is refused by name", async (change) => {
  const courseStepId = writeNodeId("CourseStep", course.steps[1]?.id ?? "");
  const { errors } = await api.ask(
    admin,
    `query ($courseId: ID!, $changes: [StepChangeInput!]!) { pipelineForecast(courseId: $courseId, changes: $changes) { runs } }`,
    { courseId: courseId(), changes: [{ courseStepId, ...change }] },
  );
  expect(errors?.[0]?.extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    field: `changes.0.${Object.keys(change)[0]}`,
  });
});

test("a partner's scorecard tells each month and all together", async () => {
  const answer = await ask(
    admin,
    `query ($partnerId: ID!) { partnerScorecard(partnerId: $partnerId, months: 2) { trend
      total { settled completed failed completionRate failureRate onTimeShare medianSeconds p90Seconds } months { month line { completed failed } } } }`,
    { partnerId: writeNodeId("Partner", partnerId) },
  );
  expect(answer).toMatchObject({
    partnerScorecard: {
      trend: "UNKNOWN",
      total: {
        settled: 4,
        completed: 3,
        failed: 1,
        completionRate: 0.75,
        failureRate: 0.25,
        onTimeShare: 2 / 3,
      },
      months: [
        { month: "2026-10", line: { completed: 3, failed: 0 } },
        { month: "2026-11", line: { completed: 0, failed: 1 } },
      ],
    },
  });
});

describe("the student", () => {
  const own = `query ($id: ID!) { enrollment(id: $id) { estimate { earliest likely latest basedOn }
    steps { usual { medianSeconds p90Seconds samples } dueAt pausedSeconds breachedAt } } }`;
  test("learns how long it usually takes and when it will probably be over", async () => {
    const answer = await ask({ role: "STUDENT", personId: ana.personId }, own, {
      id: writeNodeId("Enrollment", ana.id),
    });
    const { enrollment } = answer as unknown as {
      enrollment: {
        estimate: { earliest: string; likely: string; latest: string };
        steps: { usual: { samples: number }; dueAt: string | null }[];
      };
    };
    const { earliest, likely, latest } = enrollment.estimate;
    expect([earliest, likely, latest]).toEqual(
      [earliest, likely, latest].toSorted(),
    );
    expect(enrollment).toMatchObject({
      estimate: { basedOn: 1 },
      steps: [
        { usual: { samples: 2 }, dueAt: null },
        {
          usual: { samples: 1 },
          dueAt: daysLater(2).toISOString(),
          pausedSeconds: 0,
          breachedAt: null,
        },
      ],
    });
  });
  test("is not told the pipeline", async () => {
    const student: Asker = { role: "STUDENT", personId: ana.personId };
    const { errors } = await api.ask(student, pipeline, {
      courseId: courseId(),
    });
    expect(errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  });
});
