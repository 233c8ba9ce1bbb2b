import { z } from "zod";
import { findUnstorable } from "./unstorable.ts";

/** A partner's webhook in our own words. */
export interface PartnerMessage {
  type: PartnerMessageType;
  occurredAt: Date;
  /** The partner's id of the enrolment; this or `reference` is always there. */
  externalId: string | null;
  /** Our id of the partner enrolment, echoed. */
  reference: string | null;
  learnerEmail: string | null;
  courseRef: string | null;
  /** Whole percent, rounded down, 0 to 100. */
  progress: number | null;
  score: number | null;
  certificateUrl: string | null;
  launchUrl: string | null;
}

/** What a partner can tell us. */
export type PartnerMessageType =
  | "enrollmentCreated"
  | "progressUpdated"
  | "courseCompleted"
  | "certificateIssued";

/** What became of reading a webhook's body. */
export type PartnerMessageParse =
  | { kind: "parsed"; message: PartnerMessage }
  | { kind: "unknownType"; type: string }
  | { kind: "malformed"; field: string; reason: string }
  | { kind: "nonsense"; field: string; reason: string };

/**
 * Reads the body of a verified partner webhook.
 * `malformed` is not a message at all; `nonsense` is one of a known type that cannot be true, and is worth a person's look.
 */
export function parsePartnerMessage(
  rawBody: Uint8Array,
  now: Date,
): PartnerMessageParse {
  const body = jsonObjectOf(rawBody);
  if (body === null) return malformed("body", "is not a JSON object in UTF-8");
  const { type } = body;
  if (typeof type !== "string" || type.trim() === "") {
    return malformed("type", "is missing or not a text");
  }
  if (findUnstorable(type) !== null) {
    return malformed("type", "is too long or holds a character no text has");
  }
  const known = KNOWN_TYPES.get(type);
  if (known === undefined) return { kind: "unknownType", type };
  const unstorable = findUnstorable(body);
  if (unstorable !== null) return { kind: "nonsense", ...unstorable };
  return read(known, body, now);
}

interface KnownType {
  type: PartnerMessageType;
  /** The field without which this type means nothing. */
  needs: "progress" | "certificate_url" | null;
}

const KNOWN_TYPES = new Map<string, KnownType>([
  ["enrollment.created", { type: "enrollmentCreated", needs: null }],
  ["progress.updated", { type: "progressUpdated", needs: "progress" }],
  ["course.completed", { type: "courseCompleted", needs: null }],
  [
    "certificate.issued",
    { type: "certificateIssued", needs: "certificate_url" },
  ],
]);

const name = z.string().trim().min(1).nullish();
const webAddress = z.url({ protocol: /^https?$/ }).nullish();

const wireMessage = z.object({
  timestamp: z.iso.datetime({
    offset: true,
    error: "is not a date and time with a zone, such as 2026-11-21T10:00:00Z",
  }),
  data: z.object({
    enrollment_id: name,
    external_enrollment_id: name,
    reference: name,
    student: z.object({ external_id: name, email: name }).nullish(),
    course_id: name,
    progress: z.number().min(0).max(100).nullish(),
    score: z.number().min(0).max(1_000).nullish(),
    certificate_url: webAddress,
    launch_url: webAddress,
  }),
});

/** Partners' clocks differ; by more than this, the time is a mistake. */
const MAX_FUTURE_MS = 24 * 60 * 60 * 1_000;

const MIN_TIME = Date.parse("2000-01-01T00:00:00Z");

/** The body as a JSON object; null where it is none, or not UTF-8. */
export function jsonObjectOf(
  rawBody: Uint8Array,
): Record<string, unknown> | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(rawBody);
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function read(
  known: KnownType,
  body: Record<string, unknown>,
  now: Date,
): PartnerMessageParse {
  const parsed = wireMessage.safeParse(body);
  if (!parsed.success) return nonsenseOf(parsed.error);
  const { timestamp, data } = parsed.data;

  const occurredAt = new Date(timestamp);
  const mistimed = judgeTime(occurredAt, now);
  if (mistimed !== null) return nonsense("timestamp", mistimed);
  const ids = [data.enrollment_id, data.external_enrollment_id].filter(
    (id) => typeof id === "string",
  );
  if (new Set(ids).size > 1) {
    return nonsense(
      "data.external_enrollment_id",
      "differs from data.enrollment_id",
    );
  }
  if (ids[0] === undefined && !data.reference) {
    return nonsense("data.enrollment_id", "is missing, and so is reference");
  }
  if (known.needs !== null && (data[known.needs] ?? null) === null) {
    return nonsense(`data.${known.needs}`, "is missing");
  }
  return {
    kind: "parsed",
    message: {
      type: known.type,
      occurredAt,
      externalId: ids[0] ?? null,
      reference: data.reference ?? null,
      learnerEmail: data.student?.email ?? null,
      courseRef: data.course_id ?? null,
      progress: floorOrNull(data.progress),
      score: data.score ?? null,
      certificateUrl: data.certificate_url ?? null,
      launchUrl: data.launch_url ?? null,
    },
  };
}

/** Why a partner's time of a fact cannot be true; null where it can. */
export function judgeTime(occurredAt: Date, now: Date): string | null {
  if (occurredAt.getTime() > now.getTime() + MAX_FUTURE_MS) {
    return "lies more than 24 hours in the future";
  }
  return occurredAt.getTime() < MIN_TIME ? "lies before the year 2000" : null;
}

function floorOrNull(value: number | null | undefined): number | null {
  return typeof value === "number" ? Math.floor(value) : null;
}

function nonsenseOf(error: z.ZodError): PartnerMessageParse {
  const issue = error.issues[0];
  const field = issue?.path.join(".") ?? "";
  return nonsense(field || "body", issue?.message ?? "makes no sense");
}

function malformed(field: string, reason: string): PartnerMessageParse {
  return { kind: "malformed", field, reason };
}

function nonsense(field: string, reason: string): PartnerMessageParse {
  return { kind: "nonsense", field, reason };
}
