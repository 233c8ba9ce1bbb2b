import { expect, test } from "vitest";
import { writeAlert, type AlertFact } from "./alert.rules.ts";

const fact: AlertFact = {
  kind: "stepFailed",
  eventId: 7n,
  occurredAt: new Date("2026-11-21T10:59:00Z"),
  reason: "No such course.",
  enrollmentId: "e",
  enrollmentStepId: "s",
  inboundMessageId: null,
  subjectId: null,
  partnerId: "p",
  personName: "Ana Silva",
  partnerName: "Milady",
  stepName: "SFZ-1 Safety",
};

test("an alert says who and what, and leads there", () => {
  expect(writeAlert(fact)).toMatchObject({
    title: "Ana Silva: SFZ-1 Safety failed",
    body: "No such course.",
    href: "/interventions/STEP:s",
  });
});

test("the same fact has the same key, another fact another one", () => {
  const { dedupeKey } = writeAlert(fact);
  expect(writeAlert({ ...fact }).dedupeKey).toBe(dedupeKey);
  expect(writeAlert({ ...fact, eventId: 8n }).dedupeKey).not.toBe(dedupeKey);
});

test("a partner that goes down twice within the hour alerts once, and again in the next hour", () => {
  const down = {
    ...fact,
    kind: "partnerDown",
    enrollmentStepId: null,
  } as const;
  const at = (time: string, eventId: bigint) =>
    writeAlert({ ...down, eventId, occurredAt: new Date(time) }).dedupeKey;
  expect(at("2026-11-21T10:05:00Z", 1n)).toBe(at("2026-11-21T10:55:00Z", 2n));
  expect(at("2026-11-21T11:05:00Z", 3n)).not.toBe(
    at("2026-11-21T10:55:00Z", 2n),
  );
});

test("what is not known is said as such", () => {
  expect(
    writeAlert({
      ...fact,
      kind: "messageQuarantined",
      enrollmentStepId: null,
      inboundMessageId: "m",
      partnerName: null,
    }),
  ).toMatchObject({
    title: "A message of A partner was set aside",
    href: "/interventions/MESSAGE:m",
  });
});
