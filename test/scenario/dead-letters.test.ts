import { giveUpEnrolment } from "@throughline/domain/partner/give-up";
import { writeNodeId } from "@throughline/schema/node-id";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openGraphql, type Asker } from "../support/graphql.ts";
import {
  openSchools,
  type PartnerSchool,
  type Schools,
} from "../support/schools.ts";
import { until } from "../support/until.ts";

interface Dead {
  id: string;
  queue: string;
  payload: unknown;
  reason: string;
}

const admin: Asker = { role: "ADMIN" };
const deadJobs = `{ deadJobs { id queue payload reason diedAt } }`;
const redrive = `mutation ($input: RedriveJobsInput!) {
  redriveJobs(input: $input) { __typename ... on UserError { field message } } }`;

let town: Schools;
let milady: PartnerSchool;
let api: ReturnType<typeof openGraphql>;
beforeAll(async () => {
  town = await openSchools(["milady"]);
  [milady] = town.schools as [PartnerSchool];
  api = openGraphql(town);
});
afterAll(async () => {
  await api.close();
  await town.close();
});

async function listDead(asker = admin): Promise<Dead[] | undefined> {
  const answer = await api.ask(asker, deadJobs);
  return (answer.data as { deadJobs: Dead[] } | null)?.deadJobs;
}
const redriveAs = (asker: Asker, input: object) =>
  api.ask(asker, redrive, { input });

test("a request that was given up lies with the dead letters, its reason beside it, and is taken up again by one click", async () => {
  const [id = ""] = await town.enroll(milady, 1);
  const { id: partnerEnrollmentId } =
    await town.database.partnerEnrollment.findFirstOrThrow({
      where: { enrollmentStep: { enrollmentId: id } },
    });
  // The job that asked first is long done; the drain has asked since.
  await town.database
    .$executeRaw`DELETE FROM pgboss.job WHERE name = 'partner.enrol'`;
  await town.run((tx) =>
    giveUpEnrolment(
      tx,
      { partnerEnrollmentId, attempt: 1, reason: "No answer 12 times." },
      town.clock.now(),
    ),
  );
  await town.startWorker();
  const [dead] = await until("it is dead", async () => {
    const found = await listDead();
    return found && found.length > 0 && found;
  });
  expect(dead).toMatchObject({
    queue: "partner.enrol",
    payload: { partnerEnrollmentId, attempt: 1 },
    reason: "No answer 12 times.",
  });
  expect(await town.count([id])).toEqual({ FAILED: 1 });
  expect(town.gate.calls).toHaveLength(0);

  await redriveAs(admin, { queue: "partner.enrol", jobIds: [dead?.id] });
  await until(
    "the student is enrolled",
    async () => (await town.count([id])).IN_PROGRESS === 1,
  );
  expect(await listDead()).toEqual([]);
  const event = await town.database.domainEvent.findFirstOrThrow({
    where: { type: "job.redriven" },
  });
  expect(event.payload).toEqual({ queue: "partner.enrol", jobIds: [dead?.id] });
});

test("what is no queue, or no job's id, is refused by name", async () => {
  const answers = await Promise.all([
    redriveAs(admin, { queue: "nobody" }),
    redriveAs(admin, { queue: "sweep", jobIds: ["1; DROP TABLE"] }),
    redriveAs(admin, { queue: "sweep", jobIds: [] }),
  ]);
  expect(
    answers.map(
      ({ data }) => (data as unknown as { redriveJobs: object }).redriveJobs,
    ),
  ).toMatchObject([
    { __typename: "Refused", field: "input.queue" },
    { __typename: "InvalidInput", field: "input.jobIds.0" },
    { __typename: "InvalidInput", field: "input.jobIds" },
  ]);
});

test("dead letters are for staff, behind both walls", async () => {
  const personId = "00000000-0000-4000-8000-000000000009";
  const student = { role: "STUDENT", personId } as const;
  expect(await listDead(student)).toBeUndefined();
  expect((await redriveAs(student, { queue: "sweep" })).errors).toHaveLength(1);

  await town.database.$executeRaw`
    INSERT INTO pgboss.job (name, data) VALUES ('sweep.dead', '{}')`;
  const past = await api.ask(admin, deadJobs, {}, student);
  expect((past.data as unknown as { deadJobs: Dead[] }).deadJobs).toEqual([]);
  expect(await listDead()).toHaveLength(1);
});

test("staff see whether a partner is down, and students only that it is", async () => {
  const id = writeNodeId("Partner", milady.partner.id);
  const facts = `query ($id: ID!) { node(id: $id) { ... on Partner {
    isDown waitingCalls circuit { state reason failures notBefore changedAt } outages { id } reconciliations { id } drifts { id enrollmentStep { id } } } } }`;
  const seen = await api.ask(admin, facts, { id });
  expect(seen.errors).toBeUndefined();
  expect(seen.data).toMatchObject({
    node: {
      isDown: false,
      waitingCalls: 0,
      circuit: { state: "CLOSED", failures: 0 },
      outages: [],
    },
  });
  const student: Asker = { role: "STUDENT", personId: milady.partner.id };
  const down = `query ($id: ID!) { node(id: $id) { ... on Partner { isDown } } }`;
  expect(await api.ask(student, down, { id })).toEqual({
    data: { node: { isDown: false } },
  });
  expect((await api.ask(student, facts, { id })).errors).toBeDefined();

  const reconcile = await api.ask(
    admin,
    `mutation ($input: PartnerRequestInput!) {
      reconcilePartner(input: $input) { ... on Partner { reconciliations { id finishedAt } } ... on UserError { message } }
      probePartner(input: $input) { ... on Partner { isDown } ... on UserError { message } } }`,
    { input: { partnerId: id } },
  );
  expect(reconcile).toMatchObject({
    data: {
      reconcilePartner: { reconciliations: [{}] },
      probePartner: { isDown: false },
    },
  });
});
