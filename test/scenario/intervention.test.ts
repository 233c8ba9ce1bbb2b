import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { retryStep } from "@throughline/domain/enrollment/retry-step";
import { assign } from "@throughline/domain/intervention/assign";
import {
  listAttention,
  type AttentionFilter,
  type AttentionItem,
} from "@throughline/domain/intervention/attention";
import { closeMovedOn } from "@throughline/domain/intervention/close-moved-on";
import { note } from "@throughline/domain/intervention/note";
import { reopen } from "@throughline/domain/intervention/reopen";
import { reportProblem } from "@throughline/domain/intervention/report-problem";
import { resolve } from "@throughline/domain/intervention/resolve";
import { snooze } from "@throughline/domain/intervention/snooze";
import type { Actor } from "@throughline/domain/transaction";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeUser } from "@throughline/seed/factory/user";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let astrid: Actor & { id: string };
let bertil: Actor & { id: string };

beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  astrid = await staff("astrid@school.example");
  bertil = await staff("bertil@school.example");
});
afterAll(async () => {
  await api.close();
  await school.close();
});
/** Each test looks at a queue of its own. */
beforeEach(async () => {
  await school.database.intervention.deleteMany();
  await school.database.enrollment.updateMany({ data: { state: "SUSPENDED" } });
});

async function staff(email: string) {
  const { personId, name } = await makeUser(school.database, {
    role: "ADMIN",
    email,
  });
  return { kind: "PERSON", id: personId, name } as const;
}

const queue = async (now = monday, filter: AttentionFilter = {}) =>
  (await listAttention(school.database, filter, { limit: 100, offset: 0 }, now))
    .items;
const kinds = async (now = monday, filter: AttentionFilter = {}) =>
  (await queue(now, filter)).map(({ kind }) => kind);

/** A student whose first step is in progress, and whose step can be failed, be late or be stuck. */
async function student() {
  const journey = await beginJourney(school);
  await journey.accept(1);
  const { id: stepId } = await journey.step(1);
  const subject = { subject: "STEP", subjectId: stepId } as const;
  return {
    ...journey,
    stepId,
    subject,
    fail: (reason: string, now = monday) =>
      school.run((tx) => failStep(tx, { stepId, reason }, now)),
    report: (text: string, now = monday, personId = journey.person.id) =>
      school.run((tx) => reportProblem(tx, { stepId, personId, text }, now)),
    late: (times: { breachedAt?: Date; stuckAt?: Date }) =>
      school.database.enrollmentStep.update({
        where: { id: stepId },
        data: times,
      }),
    work: () =>
      school.database.intervention.findFirst({
        where: subject,
        orderBy: { openedAt: "desc" },
        include: { notes: true },
      }),
  };
}

describe("the queue", () => {
  test("holds everything that will not go on by itself, the riskiest first", async () => {
    const [failed, stuck, late, fine, asks] = await Promise.all([
      student(),
      student(),
      student(),
      student(),
      student(),
    ]);
    await failed.fail("No such course.");
    await stuck.late({ breachedAt: monday, stuckAt: monday });
    await late.late({ breachedAt: monday });
    await asks.report("The video does not play");
    const silent = await beginJourney(school);

    const items = await queue(daysLater(2));
    const at = ({ subjectId }: AttentionItem) => subjectId;
    expect(items.map(({ kind }) => kind)).toEqual([
      "FAILED_STEP",
      "STUDENT_REPORT",
      "STUCK_STEP",
      "SILENT_PARTNER",
      "BREACHED_STEP",
    ]);
    expect(items.map(at)).not.toContain(fine.stepId);
    expect(items.map(at)).toContain((await silent.step(1)).id);
  });

  test("ranks by the sum of the reasons that it gives", async () => {
    const ana = await student();
    await ana.late({ breachedAt: monday, stuckAt: daysLater(1) });
    await ana.fail("No place left.", daysLater(3));
    await ana.report("Nobody answers me", daysLater(3));
    const bo = await student();
    await bo.late({ breachedAt: monday, stuckAt: daysLater(1) });
    const items = await queue(daysLater(40));
    expect(items.length).toBeGreaterThanOrEqual(2);
    for (const { risk, reasons } of items)
      expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(risk);
    expect(items[0]?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["FAILED", "REPORTED", "FAILURES", "IDLE_DAYS"]),
    );
  });

  test("does not call a partner silent while it is down", async () => {
    const ana = await beginJourney(school);
    const { partnerId } = await ana.step(1);
    expect(await kinds(daysLater(1.5))).toEqual(["SILENT_PARTNER"]);
    const outage = await school.database.partnerOutage.create({
      data: {
        partnerId: partnerId ?? "",
        startedAt: daysLater(0.5),
        endedAt: daysLater(1.2),
        reason: "No answer.",
      },
    });
    expect(await kinds(daysLater(1.5))).toEqual([]);
    expect(await kinds(daysLater(1.8))).toEqual(["SILENT_PARTNER"]);
    await school.database.partnerOutage.delete({ where: { id: outage.id } });
  });

  test("is filtered by whose it is, kind, course and partner, and paged", async () => {
    const [ana, bo] = [await student(), await student()];
    await ana.fail("No place left.");
    await bo.report("The link is broken");
    await school.run((tx) =>
      assign(
        tx,
        { ...ana.subject, assigneeId: astrid.id, seenAssigneeId: null },
        monday,
      ),
    );
    const mine = { view: "MINE", viewerId: astrid.id } as const;
    expect(await kinds(monday, mine)).toEqual(["FAILED_STEP"]);
    expect(await kinds(monday, { view: "UNASSIGNED" })).toEqual([
      "STUDENT_REPORT",
    ]);
    expect(await kinds(monday, { kind: "FAILED_STEP" })).toHaveLength(1);
    expect(await kinds(monday, { courseId: bo.course.id })).toEqual([
      "STUDENT_REPORT",
    ]);
    const { partnerId } = await ana.step(1);
    expect(await kinds(monday, { partnerId })).toEqual(["FAILED_STEP"]);
    const second = await listAttention(
      school.database,
      {},
      { limit: 1, offset: 1 },
      monday,
    );
    expect(second).toMatchObject({
      total: 2,
      counts: { FAILED_STEP: 1, STUDENT_REPORT: 1 },
      items: [{ kind: "STUDENT_REPORT" }],
    });
  });
});

describe("the work on an item", () => {
  test("two admins who take it at once: one has it, the later one is told by whom", async () => {
    const ana = await student();
    await ana.fail("No place left.");
    const take = (who: typeof astrid) =>
      school.run(
        (tx) =>
          assign(
            tx,
            { ...ana.subject, assigneeId: who.id, seenAssigneeId: null },
            monday,
          ),
        who,
      );
    const outcomes = await Promise.all([take(astrid), take(bertil)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      "assigned",
      "refused",
    ]);
    const refusal = outcomes.find(({ kind }) => kind === "refused");
    expect(refusal).toMatchObject({ field: "assigneeId" });
    expect(await school.database.intervention.count()).toBe(1);
    const again = await take(outcomes[0].kind === "assigned" ? astrid : bertil);
    expect(again.kind).toBe("unchanged");
  });

  test("is assigned to staff only", async () => {
    const ana = await student();
    const outcome = await school.run((tx) =>
      assign(
        tx,
        { ...ana.subject, assigneeId: ana.person.id, seenAssigneeId: null },
        monday,
      ),
    );
    expect(outcome).toMatchObject({ kind: "notFound", field: "assigneeId" });
    expect(await ana.work()).toBeNull();
  });

  test("put off, it comes back when its time is over", async () => {
    const ana = await student();
    await ana.fail("No place left.");
    await school.run((tx) =>
      snooze(tx, { ...ana.subject, until: daysLater(2) }, monday),
    );
    expect(await kinds(daysLater(1))).toEqual([]);
    expect(await kinds(daysLater(1), { view: "SNOOZED" })).toEqual([
      "FAILED_STEP",
    ]);
    expect(await kinds(daysLater(2.1))).toEqual(["FAILED_STEP"]);
    await school.run((tx) => closeMovedOn(tx, daysLater(2.1)));
    expect(await ana.work()).toMatchObject({ state: "OPEN" });
  });

  test("put off, it comes back earlier when something newer happens", async () => {
    const ana = await student();
    await ana.late({ breachedAt: monday });
    await school.run((tx) =>
      snooze(tx, { ...ana.subject, until: daysLater(9) }, monday),
    );
    expect(await kinds(daysLater(1))).toEqual([]);
    await ana.fail("No place left.", daysLater(1));
    expect(await kinds(daysLater(1))).toEqual(["FAILED_STEP"]);
  });

  test.each([
    ["the past", daysLater(-1)],
    ["two years on", daysLater(800)],
  ])("is not put off until %s", async (_when, until) => {
    const ana = await student();
    const outcome = await school.run((tx) =>
      snooze(tx, { ...ana.subject, until }, monday),
    );
    expect(outcome).toMatchObject({ kind: "refused", field: "until" });
    expect(await ana.work()).toBeNull();
  });

  test("resolved, it stays away until something newer happens to it", async () => {
    const ana = await student();
    await ana.late({ breachedAt: monday });
    await school.run((tx) =>
      resolve(tx, { ...ana.subject, outcome: "Called her." }, daysLater(1)),
    );
    expect(await kinds(daysLater(3))).toEqual([]);
    await ana.late({ stuckAt: daysLater(4) });
    expect(await kinds(daysLater(4))).toEqual(["STUCK_STEP"]);
  });

  test("reopened with a reason, it is in the queue again", async () => {
    const ana = await student();
    await ana.fail("No place left.");
    await school.run((tx) =>
      resolve(tx, { ...ana.subject, outcome: "Done." }, daysLater(1)),
    );
    const { id = "" } = (await ana.work()) ?? {};
    await school.run((tx) =>
      reopen(
        tx,
        { interventionId: id, reason: "Not done at all" },
        daysLater(1),
      ),
    );
    expect(await kinds(daysLater(1))).toEqual(["FAILED_STEP"]);
  });

  test("ends by itself when the student moves on, and says so", async () => {
    const ana = await student();
    await ana.fail("No place left.");
    await school.run((tx) =>
      note(tx, { ...ana.subject, text: "Asked" }, monday),
    );
    await school.run((tx) => closeMovedOn(tx, monday));
    expect(await ana.work()).toMatchObject({ state: "OPEN" });

    const { stepId } = ana;
    await school.run((tx) =>
      retryStep(tx, { stepId, reason: "Once more" }, monday),
    );
    await school.run((tx) => markStepComplete(tx, { stepId }, daysLater(1)));
    expect(await kinds(daysLater(1))).toEqual([]);
    await school.run((tx) => closeMovedOn(tx, daysLater(1)));
    await school.run((tx) => closeMovedOn(tx, daysLater(1)));
    expect(await ana.work()).toMatchObject({
      state: "RESOLVED",
      outcome: "The step was completed.",
      notes: [{ text: "Asked" }],
    });
    const ended = await school.database.domainEvent.count({
      where: { type: "intervention.resolved", enrollmentStepId: stepId },
    });
    expect(ended).toBe(1);
  });
});

describe("a student", () => {
  const asStudent = (personId: string): Asker => ({
    role: "STUDENT",
    personId,
  });
  const report = `mutation ($input: ReportProblemInput!) { reportProblem(input: $input) { __typename ... on EnrollmentStep { report { text state outcome } } ... on UserError { field message } } }`;
  const input = (stepId: string, text: string) => ({
    input: { stepId: writeNodeId("EnrollmentStep", stepId), text },
  });

  test("reports a problem, sees that it is looked at, and reads the outcome", async () => {
    const ana = await student();
    const asAna = asStudent(ana.person.id);
    const told = await api.ask(asAna, report, input(ana.stepId, "No sound"));
    expect(told.data).toMatchObject({
      reportProblem: { report: { text: "No sound", state: "WAITING" } },
    });
    expect(await kinds()).toEqual(["STUDENT_REPORT"]);
    const see = `query ($id: ID!) { enrollmentStep(id: $id) { report { state outcome } } }`;
    const look = async () =>
      (
        await api.ask(asAna, see, {
          id: writeNodeId("EnrollmentStep", ana.stepId),
        })
      ).data;
    await school.run((tx) =>
      assign(
        tx,
        { ...ana.subject, assigneeId: astrid.id, seenAssigneeId: null },
        monday,
      ),
    );
    expect(await look()).toMatchObject({
      enrollmentStep: { report: { state: "IN_HAND", outcome: null } },
    });
    await school.run((tx) =>
      resolve(tx, { ...ana.subject, outcome: "Turn it on." }, daysLater(1)),
    );
    expect(await look()).toMatchObject({
      enrollmentStep: { report: { state: "ANSWERED", outcome: "Turn it on." } },
    });
  });

  test("cannot report on another student's step, and changes nothing", async () => {
    const [ana, bo] = [await student(), await student()];
    const answer = await api.ask(
      asStudent(ana.person.id),
      report,
      input(bo.stepId, "Mischief"),
    );
    expect(answer.data).toMatchObject({
      reportProblem: { __typename: "NotFound", field: "input.stepId" },
    });
    expect(await bo.work()).toBeNull();
  });

  test.each([
    ["\0\0\0 nothing", "InvalidInput"],
    ["x".repeat(2_001), "InvalidInput"],
    [" ", "InvalidInput"],
  ])("is told what is wrong with such words: %#", async (text, kind) => {
    const ana = await student();
    const answer = await api.ask(
      asStudent(ana.person.id),
      report,
      input(ana.stepId, text),
    );
    expect(answer.data).toMatchObject({
      reportProblem: { __typename: kind, field: "input.text" },
    });
  });

  test("reports a step once at a time, also when clicking twice, and five times a day", async () => {
    const ana = await student();
    const twice = await Promise.all([
      ana.report("No sound"),
      ana.report("No sound"),
    ]);
    expect(twice.map(({ kind }) => kind).toSorted()).toEqual([
      "refused",
      "reported",
    ]);
    for (let times = 1; times < 5; times += 1) {
      await school.run((tx) =>
        resolve(tx, { ...ana.subject, outcome: "Mended." }, monday),
      );
      expect((await ana.report("Again")).kind).toBe("reported");
    }
    await school.run((tx) =>
      resolve(tx, { ...ana.subject, outcome: "Mended." }, monday),
    );
    expect(await ana.report("And again")).toMatchObject({ kind: "refused" });
    expect((await ana.report("And again", daysLater(2))).kind).toBe("reported");
  });

  test("sees no work of the staff, not even through a hole in the resolvers", async () => {
    const ana = await student();
    await ana.fail("No place left.");
    await school.run((tx) =>
      note(tx, { ...ana.subject, text: "Difficult person" }, monday),
    );
    const fooled: Asker = { role: "ADMIN", personId: ana.person.id };
    const inTruth = { role: "STUDENT", personId: ana.person.id } as const;
    const key = `STEP:${ana.stepId}`;
    const answer = await api.ask(
      fooled,
      `query ($key: String!) { interventions(key: $key) { id notes { text } } attention { edges { node { key intervention { id } } } } staffAlerts { totalCount } }`,
      { key },
      inTruth,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      interventions: [],
      staffAlerts: { totalCount: 0 },
    });
    const facts = await api.ask(
      asStudent(ana.person.id),
      `query ($id: ID!) { enrollmentStep(id: $id) { events(first: 50) { edges { node { type } } } } }`,
      { id: writeNodeId("EnrollmentStep", ana.stepId) },
    );
    expect(JSON.stringify(facts.data)).not.toContain("intervention.noted");
  });
});

test("the staff works on an item through the API, and bad input is refused by name", async () => {
  const ana = await student();
  await ana.fail("No place left.");
  const admin: Asker = { role: "ADMIN", personId: astrid.id };
  const key = `STEP:${ana.stepId}`;
  const answer = await api.ask(
    admin,
    `mutation ($key: String!, $me: ID!) {
      assignIntervention(input: { key: $key, assigneeId: $me }) { __typename ... on Intervention { assignee { name } } }
      noteIntervention(input: { key: $key, text: "Called them" }) { ... on Intervention { notes { text authorName } } }
      nothing: noteIntervention(input: { key: $key, text: "\\u0000\\u0000\\u0000" }) { __typename ... on UserError { field } }
      nowhere: noteIntervention(input: { key: "STEP:1", text: "Called them" }) { __typename ... on UserError { field } }
      nobody: noteIntervention(input: { key: "STEP:00000000-0000-4000-8000-000000000001", text: "Called them" }) { __typename ... on UserError { field } }
      snoozeIntervention(input: { key: $key, until: "1999-01-01T00:00:00Z" }) { __typename ... on UserError { field } }
      resolveIntervention(input: { key: $key, outcome: "They found a place" }) { ... on Intervention { state outcome step { label } } }
    }`,
    { key, me: writeNodeId("Person", astrid.id) },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toMatchObject({
    noteIntervention: { notes: [{ text: "Called them" }] },
    nothing: { __typename: "InvalidInput", field: "input.text" },
    nowhere: { __typename: "InvalidInput", field: "input.key" },
    nobody: { __typename: "NotFound", field: "input.key" },
    snoozeIntervention: { __typename: "Refused", field: "input.until" },
    resolveIntervention: { state: "RESOLVED", outcome: "They found a place" },
  });
});
