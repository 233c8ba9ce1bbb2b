import { askForTurns } from "@throughline/domain/partner/ask-for-turns";
import { beginReconciliation } from "@throughline/domain/partner/begin-reconciliation";
import { settleDrift } from "@throughline/domain/partner/settle-drift";
import { until } from "../support/until.ts";
import {
  openSchools,
  type PartnerSchool,
  type Schools,
} from "../support/schools.ts";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";

let town: Schools;
let milady: PartnerSchool;
beforeAll(async () => {
  town = await openSchools(["milady"], { pageSize: 10 });
  [milady] = town.schools as [PartnerSchool];
  await town.startWorker();
});
afterAll(() => town.close());
beforeEach(() => {
  // No webhook ever arrives here.
  town.partners.setFaults({ rateLimit: false, down: false });
});

const partnerId = () => milady.partner.id;
const begin = () =>
  town.run((tx) =>
    beginReconciliation(
      tx,
      { partnerId: partnerId(), whole: true },
      town.clock.now(),
    ),
  );
const finished = (id: string) =>
  until(
    "the comparison is finished",
    async () => {
      const row = await town.database.reconciliation.findUniqueOrThrow({
        where: { id },
      });
      return row.finishedAt && row;
    },
    60,
  );
async function reconcile() {
  const begun = await begin();
  if (begun.kind !== "begun") throw new Error(begun.message);
  return finished(begun.reconciliationId);
}

async function enroll(students: number) {
  const ids = await town.enroll(milady, students);
  await until(
    "they are enrolled",
    async () => (await town.count(ids)).IN_PROGRESS === students,
  );
  return town.database.enrollmentStep.findMany({
    where: { enrollmentId: { in: ids } },
    include: { partnerEnrollment: true },
    orderBy: { id: "asc" },
  });
}
type Step = Awaited<ReturnType<typeof enroll>>[number];
const referenceOf = ({ partnerEnrollment }: Step) =>
  partnerEnrollment?.id ?? "";
const move = (step: Step, percent: number) =>
  town.partners.progress("milady", referenceOf(step), percent);
const now = ({ id }: Step) =>
  town.database.enrollmentStep.findUniqueOrThrow({
    where: { id },
    include: { partnerEnrollment: true },
  });
const openDrifts = () =>
  town.database.partnerDrift.findMany({
    where: { settledAt: null },
    orderBy: { foundAt: "asc" },
  });

describe("webhooks that were lost", () => {
  test("are made good: completions and progress, page by page, as the partner's own word", async () => {
    const steps = await enroll(13);
    const [done, under, ...rest] = steps as [Step, Step, ...Step[]];
    for (const step of [done, ...rest.slice(0, 9)]) move(step, 100);
    move(under, 40);

    const comparison = await reconcile();
    expect(comparison).toMatchObject({ error: null, pages: 2 });
    expect(comparison.repaired).toBeGreaterThanOrEqual(11);
    expect((await now(done)).state).toBe("COMPLETED");
    expect((await now(under)).partnerEnrollment?.progress).toBe(40);

    const event = await town.database.domainEvent.findFirstOrThrow({
      where: { enrollmentStepId: done.id, type: "step.completed" },
    });
    expect(event).toMatchObject({ actorKind: "PARTNER", actorName: "milady" });
    expect(event.payload).toMatchObject({ reconciliationId: comparison.id });
  });

  test("are made good once: the next comparison finds nothing to do", async () => {
    expect(await reconcile()).toMatchObject({ repaired: 0, drifted: 0 });
  });
});

test("an acceptance whose reply was lost, and that nobody looked up, is found", async () => {
  const [step] = (await enroll(1)) as [Step];
  await town.database.partnerEnrollment.update({
    where: { id: referenceOf(step) },
    data: { acceptedAt: null, externalId: null, observedState: "UNKNOWN" },
  });
  await reconcile();
  expect((await now(step)).partnerEnrollment).toMatchObject({
    externalId: step.partnerEnrollment?.externalId,
    observedState: "ENROLLED",
  });
});

describe("a comparison", () => {
  test("runs once at a time", async () => {
    const begun = await Promise.all([begin(), begin(), begin()]);
    expect(
      new Set(
        begun.map((each) =>
          each.kind === "begun" ? each.reconciliationId : null,
        ),
      ).size,
    ).toBe(1);
    const [first] = begun;
    if (first?.kind === "begun") await finished(first.reconciliationId);
  });

  test("that is told to wait goes on where it was", async () => {
    town.partners.setFaults({ rateLimit: true, retryAfterSeconds: 2 });
    const begun = await begin();
    if (begun.kind !== "begun") throw new Error(begun.message);
    await until("it was told to wait", () =>
      town.gate.calls.some(({ status }) => status === 429),
    );
    town.partners.setFaults({ rateLimit: false });
    expect(await finished(begun.reconciliationId)).toMatchObject({
      error: null,
      pages: 2,
    });
  });

  describe("that began long ago", () => {
    const hoursAgo = (hours: number) =>
      new Date(Date.now() - hours * 3_600_000);
    async function goOn(failingSince: Date | null) {
      town.partners.setFaults({ rateLimit: true, retryAfterSeconds: 2 });
      const asked = town.gate.calls.length;
      const { id } = await town.database.reconciliation.create({
        data: {
          partnerId: partnerId(),
          startedAt: hoursAgo(3),
          cursor: "10",
          failingSince,
        },
      });
      await until("it was told to wait", () =>
        town.gate.calls.slice(asked).some(({ status }) => status === 429),
      );
      town.partners.setFaults({ rateLimit: false });
      return finished(id);
    }

    test("goes on for as long as pages come", async () => {
      expect(await goOn(null)).toMatchObject({
        pages: 1,
        error: null,
        failingSince: null,
      });
    });

    test("is given up where no page has come for an hour", async () => {
      const { pages, error } = await goOn(hoursAgo(1));
      expect({ pages, isGivenUp: error !== null }).toEqual({
        pages: 0,
        isGivenUp: true,
      });
    });
  });

  test("whose worker died is gone on with from its cursor", async () => {
    const { id } = await town.database.reconciliation.create({
      data: { partnerId: partnerId(), startedAt: new Date(), cursor: "10" },
    });
    expect(await finished(id)).toMatchObject({ pages: 1, error: null });
  });
});

describe("a difference for a person", () => {
  test("is raised once while it lasts, and settles itself when it is gone", async () => {
    const [step] = (await enroll(1)) as [Step];
    const externalId = step.partnerEnrollment?.externalId ?? "";
    const there = `${town.partners.url}/milady/v1/enrolments/${externalId}`;
    await fetch(there, {
      method: "DELETE",
      headers: { authorization: "Bearer key-of-milady" },
    });
    await reconcile();
    await reconcile();
    expect(await openDrifts()).toMatchObject([
      { kind: "WITHDRAWN_THERE", subject: externalId, ours: "Enrolled." },
    ]);
    expect((await now(step)).state).toBe("IN_PROGRESS");

    await town.database.partnerEnrollment.update({
      where: { id: referenceOf(step) },
      data: { desiredState: "WITHDRAWN", observedState: "WITHDRAWN" },
    });
    await reconcile();
    expect(await openDrifts()).toEqual([]);
    const drifts = await town.database.domainEvent.findMany({
      where: {
        type: { startsWith: "partner.drift" },
        payload: { path: ["subject"], equals: externalId },
      },
      orderBy: { id: "asc" },
    });
    expect(drifts.map(({ type }) => type)).toEqual([
      "partner.drifted",
      "partner.driftSettled",
    ]);
  });

  test("that an admin lets be is not raised again while both sides say the same", async () => {
    const [step] = (await enroll(1)) as [Step];
    await town.database.partnerEnrollment.update({
      where: { id: referenceOf(step) },
      data: { externalId: "made-up", acceptedAt: new Date(0) },
    });
    await reconcile();
    const found = await openDrifts();
    expect(found).toMatchObject([
      {
        kind: "UNKNOWN_HERE",
        subject: step.partnerEnrollment?.externalId,
        ours: "The same place is known as made-up.",
      },
    ]);
    for (const { id: driftId } of found)
      await town.run((tx) =>
        settleDrift(
          tx,
          { driftId, reason: "The partner mends its list by hand." },
          town.clock.now(),
        ),
      );
    await reconcile();
    expect(await openDrifts()).toEqual([]);
  });
});

test("a place that was left before it was confirmed is no difference until the partner was told", async () => {
  const [step] = (await enroll(1)) as [Step];
  const reference = referenceOf(step);
  const subject = step.partnerEnrollment?.externalId;
  const differences = async () =>
    (await openDrifts()).filter((drift) => drift.subject === subject);
  await town.database.partnerEnrollment.update({
    where: { id: reference },
    data: { attempt: 2, externalId: null, acceptedAt: null },
  });
  const { id } = await town.database.partnerDeparture.create({
    data: {
      enrollmentStepId: step.id,
      partnerId: partnerId(),
      reference,
      leftAt: town.clock.now(),
    },
  });
  await reconcile();
  expect(await differences()).toEqual([]);

  await town.database.partnerDeparture.update({
    where: { id },
    data: { toldAt: town.clock.now() },
  });
  await reconcile();
  expect(await differences()).toMatchObject([{ kind: "UNKNOWN_HERE" }]);
});

test("a comparison leaves half of the calls of a minute to the students", async () => {
  await town.database.partnerConnection.update({
    where: { partnerId: partnerId() },
    data: { callsPerMinute: 2 },
  });
  await town.database.partnerCircuit.update({
    where: { partnerId: partnerId() },
    data: { minuteStart: null, minuteCalls: 0 },
  });
  const begun = await begin();
  if (begun.kind !== "begun") throw new Error(begun.message);
  await until("it has read a page and waits", async () => {
    const row = await town.database.reconciliation.findUniqueOrThrow({
      where: { id: begun.reconciliationId },
    });
    return row.pages === 1 && row.resumeAt !== null;
  });
  const turn = await town.run((tx) =>
    askForTurns(tx, { partnerId: partnerId(), asker: "call" }, new Date()),
  );
  expect(turn.kind).toBe("go");
});
