import { abortOperation } from "@throughline/domain/bulk/abort-operation";
import { carryOnOperation } from "@throughline/domain/bulk/carry-on-operation";
import { discardOperation } from "@throughline/domain/bulk/discard-operation";
import type { BulkKindName } from "@throughline/domain/bulk/kinds";
import {
  planOperation,
  type PlanInput,
} from "@throughline/domain/bulk/plan-operation";
import { startOperation } from "@throughline/domain/bulk/start-operation";
import { undoOperation } from "@throughline/domain/bulk/undo-operation";
import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { moveToPartner } from "@throughline/domain/enrollment/move-to-partner";
import { makeConnection } from "@throughline/seed/factory/connection";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

/** A class in a new strict course of three partners' steps, all at the first. */
async function openClass(students: number) {
  const { database } = school;
  const partner = await makePartner(database);
  const course = await makeCourse(database, {
    steps: [1, 2, 3].map(() => ({ partnerId: partner.id })),
  });
  const ids: string[] = [];
  for (let index = 0; index < students; index += 1) {
    const { id: personId } = await makePerson(database);
    const { id } = await makeEnrollment(
      school.store,
      { personId, courseId: course.id },
      monday,
    );
    ids.push(id);
  }
  return { course, ids };
}

async function plan(
  kind: BulkKindName,
  ids: string[],
  rest: Partial<PlanInput> = {},
) {
  const outcome = await school.run((tx) =>
    planOperation(
      tx,
      {
        kind,
        selection: { kind: "enrollments", ids },
        params: {},
        reason: "The school closes for the summer.",
        ...rest,
      },
      monday,
    ),
  );
  if (outcome.kind !== "planned") throw new Error(outcome.message);
  return outcome.operationId;
}

const start = (operationId: string) =>
  school.run((tx) => startOperation(tx, { operationId }, daysLater(1)));
const abort = (operationId: string) =>
  school.run((tx) => abortOperation(tx, { operationId }, daysLater(1)));
const undo = (operationId: string) =>
  school.run((tx) =>
    undoOperation(
      tx,
      { operationId, reason: "That was a mistake." },
      daysLater(2),
    ),
  );
const carryOn = (operationId: string, at = daysLater(1)) =>
  carryOnOperation(
    {
      store: school.store,
      now: () => at,
      patienceMs: 60_000,
      onError: (error) => {
        throw error;
      },
    },
    { operationId },
  );
async function run(operationId: string) {
  await start(operationId);
  await carryOn(operationId);
}
async function takeBack(operationId: string) {
  await undo(operationId);
  await carryOn(operationId, daysLater(2));
}

const operationOf = (id: string) =>
  school.database.bulkOperation.findUniqueOrThrow({ where: { id } });
const rowsOf = (operationId: string) =>
  school.database.bulkRow.findMany({
    where: { operationId },
    orderBy: { position: "asc" },
  });
const statesOf = async (operationId: string) =>
  (await rowsOf(operationId)).map(({ state }) => state);
const stepsOf = async (enrollmentId: string) => {
  const steps = await school.database.enrollmentStep.findMany({
    where: { enrollmentId },
    orderBy: { position: "asc" },
  });
  return steps.map(
    ({ state, openedAt }) => `${state}${openedAt ? "" : " ahead"}`,
  );
};
const eventsOf = async (enrollmentId: string) =>
  (
    await school.database.domainEvent.findMany({
      where: { enrollmentId },
      orderBy: { id: "asc" },
    })
  ).map(({ type }) => type);

describe("a plan", () => {
  test("says for each row what would change, and changes nothing", async () => {
    const { ids } = await openClass(2);
    const id = await plan("SKIP_STEP", ids);
    expect(await operationOf(id)).toMatchObject({
      state: "PREVIEW",
      total: 2,
      applicable: 2,
    });
    const [row] = await rowsOf(id);
    expect(row).toMatchObject({
      subjectId: ids[0],
      preview: { from: "pending", to: "skipped" },
      state: "PENDING",
    });
    expect(await stepsOf(ids[0] ?? "")).toEqual([
      "PENDING",
      "PENDING ahead",
      "PENDING ahead",
    ]);
  });

  test("names the rows that are refused or would not change, with the reason", async () => {
    const { ids } = await openClass(1);
    const foreign = "00000000-0000-4000-8000-00000000ffff";
    const id = await plan("RETRY_STEP", [...ids, foreign]);
    expect(await rowsOf(id)).toMatchObject([
      { state: "UNCHANGED", result: "No step has failed." },
      { state: "FAILED", result: "There is no such enrollment." },
    ]);
    expect(await start(id)).toMatchObject({ kind: "refused" });
  });

  test("of nobody, of too many or with parameters that make no sense is refused", async () => {
    const { ids } = await openClass(1);
    await expect(plan("SKIP_STEP", [])).rejects.toThrow("Nobody is selected");
    await expect(
      plan("SKIP_STEP", ids, { params: { courseStepId: "no" } }),
    ).rejects.toThrow("Invalid UUID");
    await expect(
      plan("SUSPEND", ids, { selection: { kind: "people", ids } }),
    ).rejects.toThrow("select enrollments");
    const many = Array.from(
      { length: 10_001 },
      (_, index) =>
        `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    );
    await expect(plan("SKIP_STEP", many)).rejects.toThrow("More than 10,000");
  });

  test("is frozen: who matches the filter later is not touched", async () => {
    const { course, ids } = await openClass(2);
    const id = await plan("SUSPEND", [], {
      selection: { kind: "filter", where: { courseId: course.id } },
    });
    const { id: personId } = await makePerson(school.database);
    const latecomer = await makeEnrollment(
      school.store,
      { personId, courseId: course.id },
      monday,
    );
    await run(id);
    const states = await school.database.enrollment.findMany({
      where: { id: { in: [...ids, latecomer.id] } },
      orderBy: { id: "asc" },
    });
    expect(states.map(({ state }) => state).sort()).toEqual([
      "ACTIVE",
      "SUSPENDED",
      "SUSPENDED",
    ]);
  });

  test("that was never started can be discarded; one that ran is kept", async () => {
    const { ids } = await openClass(1);
    const first = await plan("SUSPEND", ids);
    const discard = (operationId: string) =>
      school.run((tx) => discardOperation(tx, { operationId }));
    expect(await discard(first)).toMatchObject({ kind: "discarded" });
    expect(await rowsOf(first)).toEqual([]);
    const second = await plan("SUSPEND", ids);
    await run(second);
    expect(await discard(second)).toMatchObject({ kind: "refused" });
  });
});

describe("a run", () => {
  test("does each row by the domain's command, as the person who asked", async () => {
    const { ids } = await openClass(3);
    const id = await plan("SKIP_STEP", ids);
    await run(id);
    expect(await operationOf(id)).toMatchObject({
      state: "DONE",
      applied: 3,
      failed: 0,
    });
    for (const enrollmentId of ids)
      expect(await stepsOf(enrollmentId)).toEqual([
        "SKIPPED",
        "PENDING",
        "PENDING ahead",
      ]);
    const skipped = await school.database.domainEvent.findFirstOrThrow({
      where: { enrollmentId: ids[0], type: "step.skipped" },
    });
    expect(skipped).toMatchObject({
      actorKind: "PERSON",
      actorName: "Astrid Admin",
      reason: "The school closes for the summer.",
    });
  });

  test("goes on past a row that moved on since the plan", async () => {
    const { ids } = await openClass(3);
    const id = await plan("SKIP_STEP", ids);
    const step = await school.database.enrollmentStep.findFirstOrThrow({
      where: { enrollmentId: ids[1], position: 1 },
    });
    await school.run((tx) =>
      markStepComplete(tx, { stepId: step.id }, daysLater(1)),
    );
    await run(id);
    expect(await statesOf(id)).toEqual(["APPLIED", "FAILED", "APPLIED"]);
    const [, row] = await rowsOf(id);
    expect(row?.result).toBe("The step is completed. Reopen it first.");
    expect(await operationOf(id)).toMatchObject({ applied: 2, failed: 1 });
  });

  test("started twice runs once", async () => {
    const { ids } = await openClass(2);
    const id = await plan("SKIP_STEP", ids);
    expect((await start(id)).kind).toBe("moved");
    expect((await start(id)).kind).toBe("unchanged");
    await Promise.all([carryOn(id), carryOn(id)]);
    await carryOn(id);
    for (const enrollmentId of ids) {
      const events = await eventsOf(enrollmentId);
      expect(events.filter((type) => type === "step.skipped")).toHaveLength(1);
    }
    expect((await operationOf(id)).state).toBe("DONE");
  });

  test("by three workers at once does every row once", async () => {
    const { ids } = await openClass(30);
    const id = await plan("SUSPEND", ids);
    await start(id);
    await Promise.all([carryOn(id), carryOn(id), carryOn(id)]);
    expect((await statesOf(id)).every((state) => state === "APPLIED")).toBe(
      true,
    );
    const suspended = await school.database.domainEvent.count({
      where: { enrollmentId: { in: ids }, type: "enrollment.suspended" },
    });
    expect(suspended).toBe(30);
    expect((await operationOf(id)).state).toBe("DONE");
  });

  test("whose worker dies in the middle is taken up by another", async () => {
    const { ids } = await openClass(4);
    const id = await plan("SUSPEND", ids);
    await start(id);
    let rows = 0;
    const dying = carryOnOperation(
      {
        store: school.store,
        now: () => {
          rows += 1;
          if (rows === 3) throw new Error("the machine went dark");
          return daysLater(1);
        },
        patienceMs: 60_000,
        onError: (error) => {
          throw error;
        },
      },
      { operationId: id },
    );
    await expect(dying).rejects.toThrow("went dark");
    expect(await statesOf(id)).toEqual([
      "APPLIED",
      "APPLIED",
      "PENDING",
      "PENDING",
    ]);
    await carryOn(id);
    expect((await operationOf(id)).state).toBe("DONE");
    const suspended = await school.database.domainEvent.count({
      where: { enrollmentId: { in: ids }, type: "enrollment.suspended" },
    });
    expect(suspended).toBe(4);
  });

  test("tells how far it is once a slice, not once a row", async () => {
    const { ids } = await openClass(20);
    const id = await plan("SUSPEND", ids);
    await run(id);
    const told = await school.database.domainEvent.findMany({
      where: {
        type: { startsWith: "bulk." },
        payload: { path: ["operationId"], equals: id },
      },
      orderBy: { id: "asc" },
    });
    const types = told.map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(["bulk.planned", "bulk.started"]);
    expect(types.at(-1)).toBe("bulk.finished");
    expect(types.length).toBeLessThan(ids.length);
  });

  test("stopped in the middle leaves what was done and does not touch the rest", async () => {
    const { ids } = await openClass(6);
    const id = await plan("SUSPEND", ids);
    await start(id);
    const stopping = new Promise<void>((resolve, reject) => {
      let done = 0;
      void carryOnOperation(
        {
          store: {
            ...school.store,
            announce: () => {
              done += 1;
              if (done === 2) abort(id).then(() => resolve(), reject);
            },
          },
          now: () => daysLater(1),
          patienceMs: 60_000,
          onError: reject,
        },
        { operationId: id },
      ).catch(reject);
    });
    await stopping;
    await carryOn(id);
    const states = await statesOf(id);
    expect(states).toContain("APPLIED");
    expect(states).toContain("ABORTED");
    const suspended = await school.database.enrollment.count({
      where: { id: { in: ids }, state: "SUSPENDED" },
    });
    expect(suspended).toBe(
      states.filter((state) => state === "APPLIED").length,
    );
    expect((await operationOf(id)).state).toBe("ABORTED");
    expect((await abort(id)).kind).toBe("unchanged");
    await takeBack(id);
    expect(new Set(await statesOf(id))).toEqual(new Set(["UNDONE", "ABORTED"]));
  });
});

describe("an undo", () => {
  const firstStep = (enrollmentId: string | undefined) =>
    school.database.enrollmentStep.findFirstOrThrow({
      where: { enrollmentId, position: 1 },
      include: { partnerEnrollment: true },
    });

  test("brings every step back to where it stood, as new facts with a reason", async () => {
    const { ids } = await openClass(2);
    const before = await firstStep(ids[0]);
    const id = await plan("SKIP_STEP", ids);
    await run(id);
    await takeBack(id);
    expect(await operationOf(id)).toMatchObject({
      state: "UNDONE",
      undone: 2,
      undoneByName: "Astrid Admin",
    });
    for (const enrollmentId of ids) {
      expect(await stepsOf(enrollmentId)).toEqual([
        "PENDING",
        "PENDING ahead",
        "PENDING ahead",
      ]);
      expect((await eventsOf(enrollmentId)).slice(-2)).toEqual([
        "step.reopened",
        "step.paused",
      ]);
    }
    const after = await firstStep(ids[0]);
    expect(after.openedAt).toEqual(before.openedAt);
    expect(after.settledAt).toBeNull();
    expect(after.partnerEnrollment).toMatchObject({
      desiredState: "ENROLLED",
      observedState: "UNKNOWN",
    });
    const fact = await school.database.domainEvent.findFirstOrThrow({
      where: { enrollmentId: ids[0], type: "step.reopened" },
    });
    expect(fact.reason).toBe("That was a mistake.");
  });

  test("of a completion by hand leaves a step that had not begun not begun", async () => {
    const { ids } = await openClass(1);
    const id = await plan("COMPLETE_STEP", ids);
    await run(id);
    expect((await firstStep(ids[0])).startedAt).not.toBeNull();
    await takeBack(id);
    expect(await firstStep(ids[0])).toMatchObject({
      state: "PENDING",
      startedAt: null,
    });
  });

  test("of a step that was ahead sets it ahead again, and asks no partner", async () => {
    const { course, ids } = await openClass(1);
    const [, , third] = course.steps;
    const id = await plan("SKIP_STEP", ids, {
      params: { courseStepId: third?.id },
    });
    await run(id);
    expect((await stepsOf(ids[0] ?? ""))[2]).toBe("SKIPPED");
    await takeBack(id);
    expect(await stepsOf(ids[0] ?? "")).toEqual([
      "PENDING",
      "PENDING ahead",
      "PENDING ahead",
    ]);
    expect(
      await school.database.partnerEnrollment.count({
        where: { enrollmentStep: { enrollmentId: ids[0], position: 3 } },
      }),
    ).toBe(0);
  });

  test("of the last completion takes back the enrollment's", async () => {
    const { course, ids } = await openClass(1);
    for (const { id: courseStepId } of course.steps.slice(0, 2))
      await run(await plan("SKIP_STEP", ids, { params: { courseStepId } }));
    const id = await plan("COMPLETE_STEP", ids);
    await run(id);
    const stateOf = async () =>
      (
        await school.database.enrollment.findUniqueOrThrow({
          where: { id: ids[0] },
        })
      ).state;
    expect(await stateOf()).toBe("COMPLETED");
    await takeBack(id);
    expect(await stateOf()).toBe("ACTIVE");
    expect(await stepsOf(ids[0] ?? "")).toEqual([
      "SKIPPED",
      "SKIPPED",
      "PENDING",
    ]);
  });

  test("leaves who has moved on, and says why", async () => {
    const { ids } = await openClass(3);
    const id = await plan("SKIP_STEP", ids);
    await run(id);
    const second = await school.database.enrollmentStep.findFirstOrThrow({
      where: { enrollmentId: ids[1], position: 2 },
    });
    await school.run((tx) =>
      markStepComplete(tx, { stepId: second.id }, daysLater(1.5)),
    );
    await takeBack(id);
    expect(await statesOf(id)).toEqual(["UNDONE", "UNDO_FAILED", "UNDONE"]);
    const [, row] = await rowsOf(id);
    expect(row?.result).toMatch(/^The student has gone on since: .* completed/);
    expect(await operationOf(id)).toMatchObject({
      state: "UNDONE",
      applied: 3,
      undone: 2,
    });
    expect((await stepsOf(ids[1] ?? ""))[1]).toBe("COMPLETED");
  });

  test("asked for twice runs once, and not while it still runs", async () => {
    const { ids } = await openClass(2);
    const id = await plan("SUSPEND", ids);
    await start(id);
    expect(await undo(id)).toMatchObject({ kind: "refused" });
    await carryOn(id);
    expect((await undo(id)).kind).toBe("moved");
    expect((await undo(id)).kind).toBe("unchanged");
    await Promise.all([carryOn(id, daysLater(2)), carryOn(id, daysLater(2))]);
    expect(await statesOf(id)).toEqual(["UNDONE", "UNDONE"]);
    for (const enrollmentId of ids) {
      const events = await eventsOf(enrollmentId);
      expect(
        events.filter((type) => type === "enrollment.resumed"),
      ).toHaveLength(1);
    }
  });

  test("of a retry leaves a step that went to another partner since", async () => {
    const { ids } = await openClass(2);
    for (const enrollmentId of ids) {
      const { id: stepId } = await firstStep(enrollmentId);
      await school.run((tx) =>
        failStep(tx, { stepId, reason: "No place left." }, monday),
      );
    }
    const id = await plan("RETRY_STEP", ids);
    await run(id);
    const other = await makePartner(school.database);
    await makeConnection(school.database, {
      partnerId: other.id,
      encryptionKey: new Uint8Array(32),
    });
    const { id: stepId } = await firstStep(ids[0]);
    await school.run((tx) =>
      moveToPartner(
        tx,
        { stepId, partnerId: other.id, courseRef: "c", reason: "No place" },
        daysLater(1.5),
      ),
    );
    await takeBack(id);
    expect(await statesOf(id)).toEqual(["UNDO_FAILED", "UNDONE"]);
    const [row] = await rowsOf(id);
    expect(row?.result).toBe(
      "The step has moved since: it is with another partner now.",
    );
    expect(await firstStep(ids[0])).toMatchObject({
      state: "PENDING",
      partnerId: other.id,
      partnerEnrollment: { desiredState: "ENROLLED" },
    });
    expect(await firstStep(ids[1])).toMatchObject({
      state: "FAILED",
      failureReason: "No place left.",
    });
  });

  /** Workers that take an operation back, and somebody who stops them once so many rows are taken back. */
  async function stopUndo(operationId: string, after: number, workers: number) {
    let rows = 0;
    let stopping: ReturnType<typeof abort> | undefined;
    const announce = () => {
      rows += 1;
      if (rows >= after) stopping ??= abort(operationId);
    };
    const worker = () =>
      carryOnOperation(
        {
          store: { ...school.store, announce },
          now: () => daysLater(2),
          patienceMs: 60_000,
          onError: (error) => {
            throw error;
          },
        },
        { operationId },
      );
    await Promise.all(Array.from({ length: workers }, worker));
    return stopping;
  }
  const suspendedOf = (ids: string[]) =>
    school.database.enrollment.count({
      where: { id: { in: ids }, state: "SUSPENDED" },
    });

  test.each([1, 3])(
    "stopped in the middle of %i workers leaves the rest done, and goes on when asked for again",
    async (workers) => {
      const { ids } = await openClass(40);
      const id = await plan("SUSPEND", ids);
      await run(id);
      const { finishedAt } = await operationOf(id);
      await undo(id);
      expect(await stopUndo(id, 3, workers)).toMatchObject({ kind: "moved" });

      const states = await statesOf(id);
      const undone = states.filter((state) => state === "UNDONE").length;
      expect(undone).toBeGreaterThan(0);
      expect(states.filter((state) => state === "APPLIED")).toHaveLength(
        40 - undone,
      );
      expect(await suspendedOf(ids)).toBe(40 - undone);
      expect(await operationOf(id)).toMatchObject({
        state: "PARTLY_UNDONE",
        applied: 40,
        undone,
        finishedAt,
        undoneAt: null,
      });
      expect((await abort(id)).kind).toBe("unchanged");
      expect((await start(id)).kind).toBe("refused");
      await carryOn(id, daysLater(2));
      expect(await statesOf(id)).toEqual(states);

      await takeBack(id);
      expect(await operationOf(id)).toMatchObject({
        state: "UNDONE",
        undone: 40,
        undoneAt: daysLater(2),
      });
      expect(await suspendedOf(ids)).toBe(0);
      const resumed = await school.database.domainEvent.count({
        where: { enrollmentId: { in: ids }, type: "enrollment.resumed" },
      });
      expect(resumed).toBe(40);
    },
  );

  test("that has taken the last row back is not stopped, it ends", async () => {
    const { ids } = await openClass(1);
    const id = await plan("SUSPEND", ids);
    await run(id);
    await undo(id);
    await school.database.bulkRow.updateMany({
      where: { operationId: id },
      data: { state: "UNDONE" },
    });
    expect((await abort(id)).kind).toBe("unchanged");
    await carryOn(id, daysLater(2));
    expect((await operationOf(id)).state).toBe("UNDONE");
    expect((await abort(id)).kind).toBe("refused");
  });

  test("of a cancelling is refused, because the partners were told", async () => {
    const { ids } = await openClass(1);
    const id = await plan("CANCEL", ids);
    await run(id);
    expect(await undo(id)).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("partners were told") as string,
    });
  });

  test("of a reopening settles the step as it was", async () => {
    const { ids } = await openClass(1);
    await run(await plan("COMPLETE_STEP", ids));
    const settled = await firstStep(ids[0]);
    const id = await plan("REOPEN_STEP", ids);
    await run(id);
    expect((await firstStep(ids[0])).state).toBe("IN_PROGRESS");
    await takeBack(id);
    expect(await firstStep(ids[0])).toMatchObject({
      state: "COMPLETED",
      settledAt: settled.settledAt,
    });
  });
});

describe("enrolling many", () => {
  test("enrolls each once, invites them, and is taken back where nobody got on", async () => {
    const { ids } = await openClass(3);
    const { course } = await openClass(0);
    const params = { courseId: course.id };
    const id = await plan("ENROLL", ids, { params });
    await run(id);
    expect(await statesOf(id)).toEqual(["APPLIED", "APPLIED", "APPLIED"]);
    const again = await plan("ENROLL", ids, { params });
    expect(await operationOf(again)).toMatchObject({ applicable: 0 });
    const [first] = await school.database.enrollment.findMany({
      where: { courseId: course.id },
      include: { steps: { orderBy: { position: "asc" } } },
    });
    await school.run((tx) =>
      markStepComplete(tx, { stepId: first?.steps[0]?.id ?? "" }, daysLater(1)),
    );
    await takeBack(id);
    expect((await statesOf(id)).toSorted()).toEqual([
      "UNDONE",
      "UNDONE",
      "UNDO_FAILED",
    ]);
    const canceled = await school.database.enrollment.count({
      where: { courseId: course.id, state: "CANCELED" },
    });
    expect(canceled).toBe(2);
  });
});
