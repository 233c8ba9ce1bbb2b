import { issueCertificate } from "@throughline/domain/certificate/issue-certificate";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { enroll } from "@throughline/domain/enrollment/enroll";
import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { reopenStep } from "@throughline/domain/enrollment/reopen-step";
import { retryStep } from "@throughline/domain/enrollment/retry-step";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { takeStep } from "@throughline/domain/enrollment/take-step";
import { recordAcceptance } from "@throughline/domain/partner/record-acceptance";
import { recordRefusal } from "@throughline/domain/partner/record-refusal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

const reason = "Agreed with the student";

const eventTypes = async (enrollmentId: string) =>
  (
    await school.database.domainEvent.findMany({
      where: { enrollmentId },
      orderBy: { id: "asc" },
    })
  ).map(({ type }) => type);

let badges = 0;
const certificateOf = (enrollmentId: string) => ({
  enrollmentId,
  serial: `TL-${enrollmentId}`,
  personName: "Ana Silva",
  courseTitle: "Salon Foundations",
  pdf: new Uint8Array([1]),
  expiresAt: null,
  badge: {
    id: crypto.randomUUID(),
    statusIndex: (badges += 1),
    credential: {},
  },
});

describe("a student in a strict course", () => {
  test("goes from enrolment to certificate, moved by the partners alone", async () => {
    const ana = await beginJourney(school);
    expect(await ana.states()).toEqual(["PENDING", "PENDING", "PENDING"]);
    expect((await ana.step(1)).openedAt).toEqual(monday);

    for (const position of [1, 2, 3]) {
      await ana.accept(position, daysLater(position));
      expect((await ana.step(position)).state).toBe("IN_PROGRESS");
      await ana.say(
        position,
        { type: "courseCompleted" },
        { now: daysLater(position + 1) },
      );
    }
    expect((await ana.read()).state).toBe("COMPLETED");

    const issued = await school.run((tx) =>
      issueCertificate(tx, certificateOf(ana.enrollmentId), daysLater(5)),
    );
    expect(issued.kind).toBe("issued");
    expect(await eventTypes(ana.enrollmentId)).toEqual([
      "enrollment.created",
      "step.opened",
      "step.started",
      "step.completed",
      "step.opened",
      "step.started",
      "step.completed",
      "step.opened",
      "step.started",
      "step.completed",
      "enrollment.completed",
      "certificate.issued",
    ]);
  });

  test("is enrolled once, however often it is asked", async () => {
    const ana = await beginJourney(school);
    const wanted = { personId: ana.person.id, courseId: ana.course.id };
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        school.run((tx) => enroll(tx, wanted, monday)),
      ),
    );
    expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(
      new Set(["alreadyEnrolled"]),
    );
    expect(await school.database.enrollment.count({ where: wanted })).toBe(1);
  });

  test("may take the course again only after the first attempt has ended", async () => {
    const ana = await beginJourney(school);
    const wanted = {
      personId: ana.person.id,
      courseId: ana.course.id,
      again: true,
    };
    expect(await school.run((tx) => enroll(tx, wanted, monday))).toMatchObject({
      kind: "alreadyEnrolled",
    });
    await school.run((tx) =>
      changeEnrollment(
        tx,
        "cancel",
        { enrollmentId: ana.enrollmentId, reason },
        monday,
      ),
    );
    const again = await school.run((tx) => enroll(tx, wanted, monday));
    expect(again.kind).toBe("enrolled");
    expect(
      await school.database.enrollment.count({
        where: { personId: ana.person.id, attempt: 2 },
      }),
    ).toBe(1);
  });

  test("is not sent back by a late or repeated message", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    await ana.say(
      1,
      { type: "courseCompleted" },
      { now: daysLater(2), messageId: "once" },
    );
    const before = await ana.read();

    const repeated = await ana.say(
      1,
      { type: "courseCompleted" },
      { now: daysLater(3), messageId: "once" },
    );
    const late = await ana.say(
      1,
      { type: "progressUpdated", progress: 40, occurredAt: daysLater(1) },
      { now: daysLater(3) },
    );
    const again = await ana.say(
      1,
      { type: "enrollmentCreated" },
      { now: daysLater(3) },
    );

    expect(repeated.received).toBe("duplicate");
    expect(late.applied.kind).toBe("ignored");
    expect(again.applied.kind).toBe("applied");
    expect(await ana.read()).toEqual(before);
  });

  test("starts and completes a step of which only the completion arrived", async () => {
    const ana = await beginJourney(school);
    const { partnerEnrollment } = await ana.step(1);
    const { applied } = await ana.say(1, {
      type: "courseCompleted",
      reference: partnerEnrollment?.id ?? null,
    });
    expect(applied.kind).toBe("applied");
    expect((await ana.states())[0]).toBe("COMPLETED");
    expect((await ana.step(1)).partnerEnrollment).toMatchObject({
      externalId: ana.externalIdOf(1),
      progress: 100,
    });
  });

  test("waits for an admin when a step fails, and goes on after a retry", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id: stepId } = await ana.step(1);
    await school.run((tx) =>
      failStep(tx, { stepId, reason: "Did not pass the exam" }, monday),
    );
    expect(await ana.step(1)).toMatchObject({
      state: "FAILED",
      failureReason: "Did not pass the exam",
    });
    expect((await ana.step(2)).openedAt).toBeNull();
    await school.run((tx) => retryStep(tx, { stepId, reason }, monday));
    expect(await ana.step(1)).toMatchObject({
      state: "IN_PROGRESS",
      failureReason: null,
      settledAt: null,
    });
  });

  test("is asked for anew, under another key, when a refused place is retried", async () => {
    const ana = await beginJourney(school);
    const { id: stepId, partnerEnrollment } = await ana.step(1);
    await school.run((tx) =>
      failStep(tx, { stepId, reason: "No seats left" }, monday),
    );
    await school.run((tx) => retryStep(tx, { stepId, reason }, monday));
    const retried = await ana.step(1);
    expect(retried.state).toBe("PENDING");
    expect(retried.partnerEnrollment?.attempt).toBe(
      (partnerEnrollment?.attempt ?? 0) + 1,
    );
  });

  test("passes a skipped step, and the partner is told", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id: stepId } = await ana.step(1);
    await school.run((tx) => skipStep(tx, { stepId, reason }, monday));
    expect((await ana.step(1)).partnerEnrollment?.desiredState).toBe(
      "WITHDRAWN",
    );
    expect((await ana.step(2)).openedAt).toEqual(monday);
  });

  test("has one open step while an earlier one is reopened", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    await ana.say(1, { type: "courseCompleted" });
    await ana.accept(2);
    const { id: stepId } = await ana.step(1);
    await school.run((tx) => reopenStep(tx, { stepId, reason }, daysLater(1)));
    expect(await ana.states()).toEqual(["IN_PROGRESS", "PENDING", "PENDING"]);
    expect((await ana.step(2)).openedAt).toBeNull();

    await school.run((tx) =>
      markStepComplete(tx, { stepId, reason }, daysLater(2)),
    );
    expect(await ana.states()).toEqual(["COMPLETED", "IN_PROGRESS", "PENDING"]);
  });

  test("loses the certificate while a step is reopened, and has the same one back", async () => {
    const ana = await beginJourney(school);
    for (const position of [1, 2, 3])
      await ana.say(position, {
        type: "courseCompleted",
        reference: (await ana.step(position)).partnerEnrollment?.id ?? null,
      });
    await school.run((tx) =>
      issueCertificate(tx, certificateOf(ana.enrollmentId), monday),
    );
    const { id: stepId } = await ana.step(3);
    await school.run((tx) => reopenStep(tx, { stepId, reason }, monday));
    expect(await ana.read()).toMatchObject({
      state: "ACTIVE",
      certificate: { state: "REVOKED" },
    });
    await school.run((tx) => markStepComplete(tx, { stepId, reason }, monday));
    expect(await ana.read()).toMatchObject({
      state: "COMPLETED",
      certificate: { state: "ACTIVE", serial: `TL-${ana.enrollmentId}` },
    });
  });

  test("does not go on while suspended, and goes on when resumed", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { enrollmentId } = ana;
    await school.run((tx) =>
      changeEnrollment(tx, "suspend", { enrollmentId, reason }, monday),
    );
    await ana.say(1, { type: "courseCompleted" });
    expect((await ana.states())[0]).toBe("COMPLETED");
    expect((await ana.step(2)).openedAt).toBeNull();
    await school.run((tx) =>
      changeEnrollment(tx, "resume", { enrollmentId, reason }, daysLater(1)),
    );
    expect((await ana.step(2)).openedAt).toEqual(daysLater(1));
  });

  test("is left alone by messages after a cancellation", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    await school.run((tx) =>
      changeEnrollment(
        tx,
        "cancel",
        { enrollmentId: ana.enrollmentId, reason },
        monday,
      ),
    );
    const { applied } = await ana.say(1, { type: "courseCompleted" });
    expect(applied).toMatchObject({ kind: "ignored" });
    expect((await ana.states())[0]).toBe("IN_PROGRESS");
  });
});

describe("what partner and school do at the same time", () => {
  const desired = async (journey: Awaited<ReturnType<typeof beginJourney>>) =>
    (await journey.step(1)).partnerEnrollment;
  const withdrawals = async (id: string | undefined) =>
    (
      await school.database.$queryRaw<unknown[]>`
        SELECT 1 FROM pgboss.job WHERE name = 'partner.withdraw' AND data->>'partnerEnrollmentId' = ${id}`
    ).length;

  test("a place that is confirmed after a cancellation is given back", async () => {
    const ana = await beginJourney(school);
    const { enrollmentId } = ana;
    await school.run((tx) =>
      changeEnrollment(tx, "cancel", { enrollmentId, reason }, monday),
    );
    const before = await withdrawals((await desired(ana))?.id);
    await ana.accept(1);
    expect(await withdrawals((await desired(ana))?.id)).toBe(before + 1);
    expect((await ana.states())[0]).toBe("PENDING");
  });

  test("cancelling gives back the place of a failed step too", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id: stepId } = await ana.step(1);
    await school.run((tx) => failStep(tx, { stepId, reason }, monday));
    const { enrollmentId } = ana;
    await school.run((tx) =>
      changeEnrollment(tx, "cancel", { enrollmentId, reason }, monday),
    );
    expect((await desired(ana))?.desiredState).toBe("WITHDRAWN");
  });

  test("a refusal that comes after the acceptance changes nothing", async () => {
    const ana = await beginJourney(school);
    const asked = await desired(ana);
    const answer = { partnerEnrollmentId: asked?.id ?? "", attempt: 1, reason };
    await ana.accept(1);
    const before = await ana.read();
    expect(await school.run((tx) => recordRefusal(tx, answer, monday))).toEqual(
      { kind: "outdated" },
    );
    expect(await ana.read()).toEqual(before);
  });

  test("an answer to an earlier request does not count", async () => {
    const ana = await beginJourney(school);
    const { id: stepId, partnerEnrollment } = await ana.step(1);
    const partnerEnrollmentId = partnerEnrollment?.id ?? "";
    await school.run((tx) => failStep(tx, { stepId, reason }, monday));
    await school.run((tx) => retryStep(tx, { stepId, reason }, monday));
    const late = { partnerEnrollmentId, attempt: 1, reason };
    expect(await school.run((tx) => recordRefusal(tx, late, monday))).toEqual({
      kind: "outdated",
    });
    expect(
      await school.run((tx) =>
        recordAcceptance(
          tx,
          { ...late, externalId: "old", launchUrl: null },
          monday,
        ),
      ),
    ).toEqual({ kind: "outdated" });
    expect((await ana.states())[0]).toBe("PENDING");
  });

  test("a second number for the same place is not taken silently", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const partnerEnrollmentId = (await desired(ana))?.id ?? "";
    const second = { partnerEnrollmentId, externalId: "two", launchUrl: null };
    expect(
      await school.run((tx) => recordAcceptance(tx, second, monday)),
    ).toMatchObject({ kind: "conflict" });
    expect((await desired(ana))?.externalId).toBe(ana.externalIdOf(1));
  });

  test("a step of an ended attempt is not reopened beside a newer one", async () => {
    const ana = await beginJourney(school);
    for (const position of [1, 2, 3]) {
      await ana.accept(position);
      await ana.say(position, { type: "courseCompleted" });
    }
    const wanted = { personId: ana.person.id, courseId: ana.course.id };
    await school.run((tx) => enroll(tx, { ...wanted, again: true }, monday));
    const { id: stepId } = await ana.step(1);
    const before = await ana.read();
    expect(
      await school.run((tx) => reopenStep(tx, { stepId, reason }, monday)),
    ).toMatchObject({ kind: "refused" });
    expect(await ana.read()).toEqual(before);
  });
});

describe("the order of steps", () => {
  test("a strict course refuses a step whose turn has not come", async () => {
    const ana = await beginJourney(school);
    const { id: stepId } = await ana.step(3);
    expect(
      await school.run((tx) => takeStep(tx, { stepId }, monday)),
    ).toMatchObject({ kind: "refused", field: "stepId" });
  });

  test("an advisory course lets the student skip ahead, and flags it", async () => {
    const ana = await beginJourney(school, { sequencing: "ADVISORY" });
    const { id: stepId } = await ana.step(3);
    expect(
      await school.run((tx) => takeStep(tx, { stepId }, monday)),
    ).toMatchObject({ kind: "moved" });
    const opened = await school.database.domainEvent.findFirstOrThrow({
      where: { enrollmentStepId: stepId },
    });
    expect(opened.payload).toMatchObject({ skippedAhead: true });
  });

  test("an optional step is shown, taken by choice, and not needed for completion", async () => {
    const ana = await beginJourney(school, { optional: [2] });
    for (const position of [1, 3]) {
      await ana.accept(position);
      await ana.say(position, { type: "courseCompleted" });
    }
    expect((await ana.read()).state).toBe("COMPLETED");
    expect((await ana.states())[1]).toBe("PENDING");
  });
});

describe("two at once", () => {
  test("ten workers that issue one certificate issue one", async () => {
    const ana = await beginJourney(school);
    for (const position of [1, 2, 3]) {
      await ana.accept(position);
      await ana.say(position, { type: "courseCompleted" });
    }
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        school.run((tx) =>
          issueCertificate(tx, certificateOf(ana.enrollmentId), monday),
        ),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === "issued")).toHaveLength(1);
  });

  test("ten completions of one step open the next step once", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id: stepId } = await ana.step(1);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        school.run((tx) => markStepComplete(tx, { stepId, reason }, monday)),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === "moved")).toHaveLength(1);
    const types = await eventTypes(ana.enrollmentId);
    expect(types.filter((type) => type === "step.opened")).toHaveLength(2);
  });
});

test("a command that throws leaves neither state nor event nor job behind", async () => {
  const ana = await beginJourney(school);
  const { id: stepId } = await ana.step(1);
  const before = {
    types: await eventTypes(ana.enrollmentId),
    enrollment: await ana.read(),
  };
  await expect(
    school.run(async (tx) => {
      await markStepComplete(tx, { stepId, reason }, monday);
      throw new Error("the power went");
    }),
  ).rejects.toThrow("the power went");
  expect({
    types: await eventTypes(ana.enrollmentId),
    enrollment: await ana.read(),
  }).toEqual(before);
});
