import { expect, test } from "vitest";
import { parsePartnerMessage } from "../parse.ts";
import { readScore, scoreMessage, type PostedScore } from "./score.ts";

const now = new Date("2026-11-21T12:00:00Z");
const enrolment = { externalId: "ext-1", reference: "ext-1" };
const finished = {
  userId: "person-1",
  scoreGiven: 45,
  scoreMaximum: 60,
  activityProgress: "Completed",
  gradingProgress: "FullyGraded",
  timestamp: "2026-11-21T11:59:00.123+00:00",
};

function goodScore(change: object = {}): PostedScore {
  const reading = readScore({ ...finished, ...change });
  if (reading.kind !== "read") throw new Error(reading.field);
  return reading.score;
}
const messageOf = (change: object = {}) =>
  scoreMessage(goodScore(change), enrolment);
const parsedOf = (change: object = {}) =>
  parsePartnerMessage(Buffer.from(messageOf(change).rawBody), now);

test("a final grade of finished work completes the course, with the score in percent", () => {
  expect(parsedOf()).toMatchObject({
    kind: "parsed",
    message: {
      type: "courseCompleted",
      externalId: "ext-1",
      score: 75,
      occurredAt: new Date("2026-11-21T11:59:00.123Z"),
    },
  });
});

test("a completion without a score is one", () => {
  const bare = { scoreGiven: undefined, scoreMaximum: undefined };
  expect(parsedOf(bare)).toMatchObject({
    message: { type: "courseCompleted", score: null },
  });
});

test.each([
  ["Completed", "PendingManual", 75],
  ["Completed", "Failed", 75],
  ["InProgress", "FullyGraded", 75],
  ["Submitted", "Pending", 75],
  ["Initialized", "NotReady", 75],
])("%s and %s is progress", (activityProgress, gradingProgress, progress) => {
  expect(parsedOf({ activityProgress, gradingProgress })).toMatchObject({
    message: { type: "progressUpdated", progress, score: null },
  });
});

test("progress stays under 100, however good the score", () => {
  const almost = { scoreGiven: 60, activityProgress: "InProgress" };
  expect(parsedOf(almost)).toMatchObject({ message: { progress: 99 } });
});

test.each([
  ["Initialized", 0],
  ["Started", 5],
  ["InProgress", 50],
  ["Submitted", 90],
])("%s without a score is guessed at %i %%", (activityProgress, progress) => {
  const bare = { scoreGiven: null, activityProgress };
  expect(parsedOf(bare)).toMatchObject({ message: { progress } });
});

test("the same fact has the same id, however its time is written; another fact has another", () => {
  const id = messageOf().dedupeId;
  const sameMoment = { timestamp: "2026-11-21T12:59:00.123+01:00" };
  expect(messageOf(sameMoment).dedupeId).toBe(id);
  expect(messageOf({ comment: "Well done" }).dedupeId).toBe(id);
  expect(messageOf({ scoreGiven: 46 }).dedupeId).not.toBe(id);
  expect(messageOf({ gradingProgress: "Pending" }).dedupeId).not.toBe(id);
  const other = { externalId: "ext-2", reference: "ext-2" };
  expect(scoreMessage(goodScore(), other).dedupeId).not.toBe(id);
});

test.each([
  ["userId", { userId: undefined }],
  ["userId", { userId: 7 }],
  ["userId", { userId: "x".repeat(501) }],
  ["userId", { userId: "a\0" }],
  ["scoreGiven", { scoreGiven: 61 }],
  ["scoreGiven", { scoreGiven: -1 }],
  ["scoreGiven", { scoreGiven: "45" }],
  ["scoreGiven", { scoreGiven: 1e300 }],
  ["scoreMaximum", { scoreMaximum: 0 }],
  ["scoreMaximum", { scoreMaximum: undefined }],
  ["activityProgress", { activityProgress: "Done" }],
  ["gradingProgress", { gradingProgress: undefined }],
  ["timestamp", { timestamp: "2026-11-21T11:59:00" }],
  ["timestamp", { timestamp: 1_700_000_000 }],
])("a score with a bad %s is refused by its name", (field, change) => {
  expect(readScore({ ...finished, ...change })).toMatchObject({
    kind: "faulty",
    field,
  });
});

test.each([undefined, null, [], "x", 7])("%j is no score", (body) => {
  expect(readScore(body)).toMatchObject({ kind: "faulty" });
});
