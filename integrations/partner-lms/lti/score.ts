import { createHash } from "node:crypto";
import { z } from "zod";
import { findUnstorable } from "../unstorable.ts";

/** A score as a tool posts it, in the words of the partners' webhooks. */
export interface ScoreMessage {
  /** The same for the same fact, however often it is posted. */
  dedupeId: string;
  /** As `parsePartnerMessage` reads it, with what the tool really said beside it. */
  rawBody: string;
  type: "course.completed" | "progress.updated";
  occurredAt: Date;
}

export type ScoreReading =
  | { kind: "read"; score: PostedScore }
  | { kind: "faulty"; field: string; reason: string };

/** A score that makes sense by itself. */
export type PostedScore = z.infer<typeof postedScore>;

/** The message that a score becomes is about one enrolment of ours. */
export interface ScoredEnrolment {
  externalId: string;
  reference: string;
}

/**
 * Reads the body of `POST {lineitem}/scores` (Assignment and Grade Services 2.0, section 3.4). Names the first field at fault; a score
 * above its maximum is one.
 */
export function readScore(body: unknown): ScoreReading {
  const unstorable = findUnstorable(body);
  if (unstorable) return { kind: "faulty", ...unstorable };
  const read = postedScore.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join(".") || "body";
    return faulty(field, issue?.message ?? "makes no sense");
  }
  const { scoreGiven, scoreMaximum } = read.data;
  if (scoreGiven != null && scoreMaximum == null)
    return faulty("scoreMaximum", "is missing beside scoreGiven");
  if (scoreGiven != null && scoreMaximum != null && scoreGiven > scoreMaximum)
    return faulty("scoreGiven", "is above scoreMaximum");
  return { kind: "read", score: read.data };
}

/**
 * What a score says about an enrolment: completed where the student is done and the grade is final, progress otherwise. Progress
 * is the share of the score reached, or a guess by the activity where the tool gives none; under 100 until it is completed.
 */
export function scoreMessage(
  score: PostedScore,
  { externalId, reference }: ScoredEnrolment,
): ScoreMessage {
  const percent = percentOf(score);
  const isCompleted =
    score.activityProgress === "Completed" &&
    score.gradingProgress === "FullyGraded";
  const type = isCompleted ? "course.completed" : "progress.updated";
  const occurredAt = new Date(score.timestamp);
  const told = isCompleted
    ? { progress: 100, ...(percent !== null && { score: percent }) }
    : { progress: Math.min(percent ?? usual[score.activityProgress], 99) };
  return {
    dedupeId: dedupeIdOf(externalId, score),
    type,
    occurredAt,
    rawBody: JSON.stringify({
      type,
      timestamp: score.timestamp,
      data: { enrollment_id: externalId, reference, ...told },
      lti_score: score,
    }),
  };
}

const finite = z.number("must be a number").min(0).max(1_000_000_000);

const postedScore = z.object({
  userId: z.string("must be a text").min(1),
  scoreGiven: finite.nullish(),
  scoreMaximum: finite.positive("must be above 0").nullish(),
  activityProgress: z.enum(
    ["Initialized", "Started", "InProgress", "Submitted", "Completed"],
    "must be Initialized, Started, InProgress, Submitted or Completed",
  ),
  gradingProgress: z.enum(
    ["FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"],
    "must be FullyGraded, Pending, PendingManual, Failed or NotReady",
  ),
  timestamp: z.iso.datetime({
    offset: true,
    error: "is not a date and time with a zone, such as 2026-11-21T10:00:00Z",
  }),
  comment: z.string().nullish(),
});

/** Percent, where a tool tells of an activity without a score. */
const usual: Record<PostedScore["activityProgress"], number> = {
  Initialized: 0,
  Started: 5,
  InProgress: 50,
  Submitted: 90,
  Completed: 99,
};

function percentOf({ scoreGiven, scoreMaximum }: PostedScore): number | null {
  if (scoreGiven == null || scoreMaximum == null) return null;
  return Math.floor((scoreGiven / scoreMaximum) * 10_000) / 100;
}

/** A tool that repeats a score after a lost answer says the same in every field that counts. */
function dedupeIdOf(externalId: string, score: PostedScore): string {
  const facts = [
    externalId,
    new Date(score.timestamp).toISOString(),
    score.activityProgress,
    score.gradingProgress,
    score.scoreGiven ?? null,
    score.scoreMaximum ?? null,
  ];
  return `lti-${createHash("sha256").update(JSON.stringify(facts)).digest("hex")}`;
}

const faulty = (field: string, reason: string) =>
  ({ kind: "faulty", field, reason }) as const;
