import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { moveToPartner } from "@throughline/domain/enrollment/move-to-partner";
import { applyPartnerMessage } from "@throughline/domain/partner/apply-partner-message";
import { leaveLatePlace } from "@throughline/domain/partner/leave-late-place";
import type { InboundMessageModel } from "@throughline/prisma";
import { makeConnection } from "@throughline/seed/factory/connection";
import { makePartner } from "@throughline/seed/factory/partner";
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";
import { openSchools, type PartnerSchool } from "../support/schools.ts";
import { enrollStudent } from "../support/student.ts";
import { openTown } from "../support/town.ts";
import { until } from "../support/until.ts";

describe("moving a step to another partner", () => {
  let school: TestStore;
  let other: { id: string };
  beforeAll(async () => {
    school = await openStore();
    other = await makePartner(school.database);
    await makeConnection(school.database, {
      partnerId: other.id,
      encryptionKey: randomBytes(32),
      baseUrl: "http://127.0.0.1:1",
      apiKey: "sesame",
    });
  });
  afterAll(() => school.close());

  const move = (stepId: string, partnerId = other.id, now = daysLater(1)) =>
    school.run((tx) =>
      moveToPartner(
        tx,
        { stepId, partnerId, courseRef: "their-course", reason: "No place" },
        now,
      ),
    );

  test("withdraws at the old one, asks the new one, and begins the wait anew", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const before = await ana.step(1);
    expect(await move(before.id)).toMatchObject({ kind: "moved" });

    const after = await ana.step(1);
    expect(after).toMatchObject({
      state: "PENDING",
      partnerId: other.id,
      partnerCourseRef: "their-course",
      startedAt: null,
      openedAt: daysLater(1),
      partnerEnrollment: {
        partnerId: other.id,
        attempt: 2,
        externalId: null,
        acceptedAt: null,
        desiredState: "ENROLLED",
      },
    });
    const departure = await school.database.partnerDeparture.findFirstOrThrow({
      where: { enrollmentStepId: before.id },
    });
    expect(departure).toMatchObject({
      partnerId: before.partnerId,
      externalId: before.partnerEnrollment?.externalId,
      toldAt: null,
    });
    const jobs = await school.database.$queryRaw<{ name: string }[]>`
      SELECT name FROM pgboss.job WHERE data->>'departureId' = ${departure.id}`;
    expect(jobs).toEqual([{ name: "partner.leave" }]);
    const moved = await school.database.domainEvent.findFirstOrThrow({
      where: { type: "step.moved", enrollmentStepId: before.id },
    });
    expect(moved.reason).toBe("No place");
  });

  test("keeps the counts the same as a full count", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id, courseStepId } = await ana.step(1);
    await move(id);
    const events = await school.database.domainEvent.findMany({
      where: { enrollmentId: ana.enrollmentId },
    });
    const counts: Record<string, number> = {};
    for (const { tally } of events)
      for (const [measure, count] of Object.entries(
        (tally as Record<string, Record<string, number>> | null)?.[
          courseStepId
        ] ?? {},
      ))
        counts[measure] = (counts[measure] ?? 0) + count;
    const held = Object.entries(counts).filter(([, count]) => count !== 0);
    expect(Object.fromEntries(held)).toEqual({ WAITING: 1 });
  });

  test("what the old partner still says is ignored", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id, partnerId } = await ana.step(1);
    await move(id);
    await school.database.enrollmentStep.update({
      where: { id },
      data: { partnerId },
    });
    const { applied } = await ana.say(1, { type: "courseCompleted" });
    expect(applied).toMatchObject({ kind: "ignored" });
    expect((await ana.step(1)).state).toBe("PENDING");
  });

  test("a step ahead is asked for when its turn comes", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const second = await ana.step(2);
    await move(second.id);
    expect(await ana.step(2)).toMatchObject({
      partnerId: other.id,
      openedAt: null,
      partnerEnrollment: null,
    });
    const first = await ana.step(1);
    await school.run((tx) =>
      markStepComplete(tx, { stepId: first.id }, daysLater(2)),
    );
    expect(await ana.step(2)).toMatchObject({
      partnerEnrollment: { partnerId: other.id },
    });
  });

  test("mends a step that failed", async () => {
    const ana = await beginJourney(school);
    const { id } = await ana.step(1);
    await school.run((tx) =>
      failStep(tx, { stepId: id, reason: "No place." }, monday),
    );
    await move(id);
    expect(await ana.step(1)).toMatchObject({
      state: "PENDING",
      failureReason: null,
      partnerId: other.id,
    });
  });

  test("is refused for a completed step, to the same partner, and to one without a connection", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id, partnerId } = await ana.step(1);
    expect(await move(id, partnerId ?? "")).toMatchObject({
      kind: "refused",
      field: "partnerId",
    });
    const mute = await makePartner(school.database);
    expect(await move(id, mute.id)).toMatchObject({
      kind: "refused",
      field: "partnerId",
    });
    await school.run((tx) => markStepComplete(tx, { stepId: id }, monday));
    expect(await move(id)).toMatchObject({ kind: "refused", field: "stepId" });
    expect(
      await school.database.partnerDeparture.count({
        where: { enrollmentStepId: id },
      }),
    ).toBe(0);
  });
});

test("a student who is moved finishes at the new partner, and the old one was told", async () => {
  const town = await openTown();
  try {
    const ana = await enrollStudent(town);
    await ana.reaches("milady", "IN_PROGRESS");
    const step = await town.database.enrollmentStep.findFirstOrThrow({
      where: { partner: { slug: "milady" } },
    });
    const nha = await town.database.partner.findUniqueOrThrow({
      where: { slug: "nha" },
    });
    const id = (type: string, of: string) =>
      Buffer.from(`${type}:${of}`).toString("base64url");
    const answer = await town.admin.ask(
      `mutation ($input: MoveStepInput!) { moveStepToPartner(input: $input) { __typename ... on EnrollmentStep { partner { slug } } ... on UserError { field message } } }`,
      {
        input: {
          stepId: id("EnrollmentStep", step.id),
          partnerId: id("Partner", nha.id),
          courseRef: "nha-course",
          reason: "Milady has no place",
        },
      },
    );
    expect(answer).toMatchObject({
      moveStepToPartner: { partner: { slug: "nha" } },
    });
    await ana.reaches("nha", "IN_PROGRESS");
    await until("milady was told", async () => {
      const departure = await town.database.partnerDeparture.findFirst();
      return departure?.toldAt;
    });
    const { enrollmentId } = step;
    const first = () =>
      town.database.enrollmentStep.findFirstOrThrow({
        where: { enrollmentId, position: step.position },
        include: { partnerEnrollment: true },
      });
    await until("nha finished it", async () => {
      const { partnerEnrollment } = await first();
      return (
        partnerEnrollment &&
        town.partners.progress(
          "nha",
          `${partnerEnrollment.id}.${partnerEnrollment.attempt}`,
          100,
        )
      );
    });
    await until(
      "the step is completed",
      async () => (await first()).state === "COMPLETED",
    );
    expect(
      await town.database.inboundMessage.count({
        where: { state: "QUARANTINED" },
      }),
    ).toBe(0);
  } finally {
    await town.close();
  }
});

test("a place that the old partner confirms after it knew of none is given back", async () => {
  const town = await openSchools(["milady", "nha"]);
  try {
    const [milady, nha] = town.schools as [PartnerSchool, PartnerSchool];
    await town.startWorker();
    town.partners.setFaults({ delayMs: 8000 }, "milady");
    const [enrollmentId = ""] = await town.enroll(milady, 1);
    const { id: stepId, partnerEnrollment } =
      await town.database.enrollmentStep.findFirstOrThrow({
        where: { enrollmentId },
        include: { partnerEnrollment: true },
      });
    const reference = partnerEnrollment?.id ?? "";
    await until("milady was asked", () =>
      town.gate.calls.some(({ method }) => method === "POST"),
    );
    // The request is at milady by then, where it takes its time; whatever is asked now is answered before it.
    await sleep(500);
    town.partners.setFaults({ delayMs: 0 }, "milady");
    await town.run((tx) =>
      moveToPartner(
        tx,
        {
          stepId,
          partnerId: nha.partner.id,
          courseRef: "nha-course",
          reason: "No place",
        },
        town.clock.now(),
      ),
    );
    await until("milady knew of no place", async () => {
      const departure = await town.database.partnerDeparture.findFirst();
      return departure?.toldAt;
    });
    expect(town.partners.enrolment("milady", reference)).toBeUndefined();

    const there = () => town.partners.enrolment("milady", reference)?.status;
    await until("milady made the place all the same", there);
    await until("it was given back", () => there() === "withdrawn");
    await until(
      "the student is at nha",
      async () => (await town.count([enrollmentId])).IN_PROGRESS === 1,
    );
    // Milady gives the place back before its reply is noted.
    await until("milady's reply is noted", async () => {
      const untold = await town.database.partnerDeparture.count({
        where: { toldAt: null },
      });
      return untold === 0;
    });
  } finally {
    await town.close();
  }
});

describe("a late acceptance", () => {
  let school: TestStore;
  beforeAll(async () => {
    school = await openStore();
  });
  afterAll(() => school.close());

  async function moved() {
    const ana = await beginJourney(school);
    const { id: stepId, partnerId, partnerEnrollment } = await ana.step(1);
    const old = {
      partnerId: partnerId ?? "",
      reference: partnerEnrollment?.id ?? "",
    };
    const other = await makePartner(school.database);
    await makeConnection(school.database, {
      partnerId: other.id,
      encryptionKey: randomBytes(32),
    });
    const to = { partnerId: other.id, courseRef: "theirs", reason: "No place" };
    await school.run((tx) => moveToPartner(tx, { stepId, ...to }, monday));
    return { ...old, stepId };
  }
  const late = (place: { partnerId: string; reference: string }) =>
    school.run((tx) => leaveLatePlace(tx, { ...place, externalId: "late-1" }));

  test("is told of once, however often it comes", async () => {
    const { stepId, ...place } = await moved();
    const outcomes = await Promise.all([late(place), late(place), late(place)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      "known",
      "known",
      "leaves",
    ]);
    expect(
      await school.database.partnerDeparture.findMany({
        where: { enrollmentStepId: stepId, externalId: "late-1" },
      }),
    ).toMatchObject([{ ...place, toldAt: null }]);
  });

  test("that comes by webhook gives the place back too", async () => {
    const { stepId, ...place } = await moved();
    const applied = await school.run((tx) =>
      applyPartnerMessage(
        tx,
        {
          inbound: { id: randomUUID(), ...place } as InboundMessageModel & {
            reference: string;
          },
          message: {
            type: "enrollmentCreated",
            occurredAt: monday,
            externalId: "late-2",
            reference: place.reference,
            progress: null,
            score: null,
            certificateUrl: null,
            launchUrl: null,
          },
        },
        monday,
      ),
    );
    expect(applied).toMatchObject({
      kind: "ignored",
      enrollmentStepId: stepId,
    });
    expect(
      await school.database.partnerDeparture.findMany({
        where: { enrollmentStepId: stepId, externalId: "late-2" },
      }),
    ).toMatchObject([{ ...place, toldAt: null }]);
  });

  test("of a place that a student has now, or that nobody left, is left alone", async () => {
    const { stepId: _stepId, ...place } = await moved();
    const bo = await beginJourney(school);
    const { partnerEnrollment } = await bo.step(1);
    await school.database.partnerEnrollment.update({
      where: { id: partnerEnrollment?.id },
      data: { partnerId: place.partnerId, externalId: "late-1" },
    });
    expect(await late(place)).toEqual({ kind: "held" });
    expect(await late({ ...place, reference: "another" })).toEqual({
      kind: "notLeft",
    });
  });
});
