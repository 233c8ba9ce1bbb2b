import { raiseAlerts } from "@throughline/domain/alert/raise-alerts";
import { chooseDigest } from "@throughline/domain/alert/choose-digest";
import { writeDigest } from "@throughline/domain/alert/write-digest";
import { failStep } from "@throughline/domain/enrollment/fail-step";
import { retryStep } from "@throughline/domain/enrollment/retry-step";
import { recordEvent } from "@throughline/domain/event/record";
import { reportProblem } from "@throughline/domain/intervention/report-problem";
import { theSystem } from "@throughline/domain/transaction";
import { makeUser } from "@throughline/seed/factory/user";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openGraphql } from "../support/graphql.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());
beforeEach(async () => {
  await watch();
  await school.database.staffAlert.deleteMany();
});

const watch = (now = monday) =>
  school.run((tx) => raiseAlerts(tx, now), theSystem);
const alerts = () =>
  school.database.staffAlert.findMany({ orderBy: { raisedAt: "asc" } });

async function failingStudent() {
  const journey = await beginJourney(school);
  await journey.accept(1);
  const { id: stepId } = await journey.step(1);
  return {
    ...journey,
    stepId,
    fail: (reason: string) =>
      school.run((tx) => failStep(tx, { stepId, reason }, monday)),
  };
}

describe("an alert", () => {
  test("is raised once for what happened, however often and by however many it is looked for", async () => {
    const ana = await failingStudent();
    await ana.fail("No place left.");
    await school.run((tx) =>
      reportProblem(
        tx,
        { stepId: ana.stepId, personId: ana.person.id, text: "What now?" },
        monday,
      ),
    );
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    const found = await alerts();
    expect(found.map(({ kind }) => kind).toSorted()).toEqual([
      "stepFailed",
      "studentReport",
    ]);
    expect(found[0]).toMatchObject({
      href: `/interventions/STEP:${ana.stepId}`,
      partnerId: (await ana.step(1)).partnerId,
    });
  });

  test("is raised again when it happens again", async () => {
    const ana = await failingStudent();
    await ana.fail("No place left.");
    await watch();
    const { stepId } = ana;
    await school.run((tx) =>
      retryStep(tx, { stepId, reason: "Again" }, monday),
    );
    await ana.fail("Still no place.");
    await watch();
    expect((await alerts()).map(({ body }) => body)).toEqual([
      "No place left.",
      "Still no place.",
    ]);
  });

  test("misses nothing that commits while others read", async () => {
    const students = await Promise.all([1, 2, 3, 4].map(failingStudent));
    await Promise.all([
      ...students.map(({ fail }) => fail("No place left.")),
      watch(),
      watch(),
    ]);
    await watch();
    expect(await alerts()).toHaveLength(4);
  });

  test("tells of a partner that flaps within an hour once, and of what makes no sense not at all", async () => {
    const ana = await beginJourney(school);
    const { partnerId } = await ana.step(1);
    for (let times = 0; times < 3; times += 1)
      await school.run((tx) => {
        recordEvent(tx, {
          type: "partner.circuitOpened",
          occurredAt: monday,
          reason: "Five answers in a row were 503.",
          payload: { partnerId },
        });
        recordEvent(tx, {
          type: "step.failed",
          occurredAt: daysLater(-30),
          payload: { partnerId: "no id at all" },
        });
        return Promise.resolve();
      });
    await watch();
    const found = await alerts();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: "partnerDown", partnerId });
  });
});

describe("the digest", () => {
  const digest = (day: string, now = monday) =>
    school.run((tx) => writeDigest(tx, { day }, now), theSystem);
  const letters = () =>
    school.database.sendIntent.findMany({ where: { purpose: "staffDigest" } });

  test("goes once a day to each of the staff, and not at all when nothing happened", async () => {
    const staff = await Promise.all(
      ["astrid", "bertil"].map((name) =>
        makeUser(school.database, {
          role: "ADMIN",
          email: `${name}@school.example`,
        }),
      ),
    );
    await makeUser(school.database, {
      role: "STUDENT",
      email: "ana@people.example",
    });
    await school.database.emailAddress.findMany();
    expect(await digest("2026-11-16")).toEqual({ kind: "nothing" });

    const ana = await failingStudent();
    await ana.fail("No place left.");
    await watch();
    await Promise.all([digest("2026-11-16"), digest("2026-11-16")]);
    const sent = await letters();
    expect(sent.map(({ personId }) => personId).toSorted()).toEqual(
      staff.map(({ personId }) => personId).toSorted(),
    );
    expect(sent[0]?.payload).toMatchObject({
      count: 1,
      groups: [{ kind: "stepFailed", lines: [{ body: "No place left." }] }],
    });

    const bo = await failingStudent();
    await bo.fail("Another one.");
    await watch();
    expect(await digest("2026-11-16")).toEqual({ kind: "nothing" });
    expect(await digest("2026-11-17", daysLater(1))).toMatchObject({
      kind: "planned",
      people: 2,
    });
    const next = (await letters()).filter(({ dedupeKey }) =>
      dedupeKey.endsWith("2026-11-17"),
    );
    expect(JSON.stringify(next[0]?.payload)).toContain("Another one.");
    expect(JSON.stringify(next[0]?.payload)).not.toContain("No place left.");
    expect(await digest("2026-11-18", daysLater(2))).toEqual({
      kind: "nothing",
    });
  });

  let api: ReturnType<typeof openGraphql>;
  beforeAll(() => {
    api = openGraphql(school);
  });
  afterAll(() => api.close());

  const makeAdmin = (email: string) =>
    makeUser(school.database, { role: "ADMIN", email });
  const choose = (personId: string, wanted: boolean) =>
    api
      .contextOf({ role: "ADMIN", personId })
      .transact((tx) => chooseDigest(tx, { personId, wanted }, monday));
  async function readersOf(day: string) {
    const student = await failingStudent();
    await student.fail("No place left.");
    await watch();
    await digest(day);
    return (await letters())
      .filter(({ dedupeKey }) => dedupeKey.endsWith(day))
      .map(({ personId }) => personId);
  }

  test("spares who switched it off, until they switch it on again", async () => {
    const { personId: carla } = await makeAdmin("carla@school.example");
    const { personId: dora } = await makeAdmin("dora@school.example");
    expect((await choose(carla, false)).kind).toBe("chosen");
    expect((await choose(carla, false)).kind).toBe("unchanged");
    const first = await readersOf("2026-11-23");
    expect(first).toContain(dora);
    expect(first).not.toContain(carla);

    await choose(carla, true);
    expect(await readersOf("2026-11-24")).toContain(carla);
    const facts = await school.database.domainEvent.findMany({
      where: { type: "person.updated", personId: carla },
      orderBy: { id: "asc" },
    });
    expect(facts.map(({ payload }) => payload)).toEqual([
      { before: { digest: true }, after: { digest: false } },
      { before: { digest: false }, after: { digest: true } },
    ]);
  });

  test("goes once a day, although who got it switched it off since", async () => {
    const { personId } = await makeAdmin("elsa@school.example");
    expect(await readersOf("2026-11-25")).toContain(personId);
    const before = await letters();
    await choose(personId, false);
    await readersOf("2026-11-25");
    expect(await letters()).toHaveLength(before.length);
  });

  test("is switched off by each of the staff for themselves alone", async () => {
    const { personId } = await makeAdmin("frida@school.example");
    const other = await makeAdmin("greta@school.example");
    const student = await makeUser(school.database, {
      email: "bo@people.example",
    });
    const choice = `mutation ($wanted: Boolean!) { outcome: chooseDigest(input: { wanted: $wanted }) {
      ... on User { wantsDigest } ... on UserError { message } } }`;
    const off = { wanted: false };
    const byFrida = await api.ask({ role: "ADMIN", personId }, choice, off);
    expect(byFrida).toEqual({ data: { outcome: { wantsDigest: false } } });
    const untouched = await school.database.user.findUniqueOrThrow({
      where: { id: other.id },
    });
    expect(untouched.digestOffAt).toBeNull();

    const asStudent = { role: "STUDENT", personId: student.personId } as const;
    const refused = await api.ask(asStudent, choice, off);
    expect(refused.errors?.map(({ message }) => message)).toEqual([
      "You may not see or do this.",
    ]);
    expect((await choose(student.personId, false)).kind).toBe("notFound");
    const nobody = { role: "ADMIN", personId: null } as const;
    expect(await api.ask(nobody, choice, off)).toMatchObject({
      data: { outcome: { message: "This login belongs to no person." } },
    });
  });
});
