import { createHash, timingSafeEqual } from "node:crypto";
import type { WebhookDelivery, WebhookVerification } from "../contract.ts";
import { jsonObjectOf, judgeTime, type PartnerMessageParse } from "../parse.ts";
import { findUnstorable } from "../unstorable.ts";
import { registration } from "./reply.ts";
import { standingOf } from "./standing.ts";

/** The name with which postbacks sign in to us. */
export const POSTBACK_USER = "throughline";

/**
 * Checks a postback's HTTP Basic password against all secrets valid now. Postbacks carry no id and no time: the id is the body's
 * digest, so the same results posted again are the same message.
 */
export function verifyPostback({
  rawBody,
  header,
  secrets,
  now,
}: WebhookDelivery): WebhookVerification {
  const given = header("authorization");
  if (given === undefined) {
    return { kind: "malformed", field: "authorization", reason: "is missing" };
  }
  const isOurs = secrets
    .filter((secret) => secret !== "")
    .map((secret) => sameText(given, basicAuth(POSTBACK_USER, secret)))
    .includes(true);
  if (!isOurs) {
    return {
      kind: "badSignature",
      reason: "the user name or the password is not the one agreed on",
    };
  }
  const digest = createHash("sha256").update(rawBody).digest("hex");
  return { kind: "verified", id: `postback_${digest}`, sentAt: now };
}

/** The `Authorization` header of HTTP Basic. */
export function basicAuth(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/** Reads a postback, which is a registration in JSON, in our own words. */
export function readPostback(
  rawBody: Uint8Array,
  now: Date,
): PartnerMessageParse {
  const body = jsonObjectOf(rawBody);
  if (body === null) return malformed("body", "is not a JSON object in UTF-8");
  if (!("registrationCompletion" in body)) {
    return malformed("registrationCompletion", "is missing");
  }
  const unstorable = findUnstorable(body);
  if (unstorable !== null) return { kind: "nonsense", ...unstorable };
  const parsed = registration.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return nonsense(
      issue?.path.join(".") || "body",
      issue?.message ?? "makes no sense",
    );
  }
  const { id, learner, course } = parsed.data;
  const { isCompleted, progress, score, changedAt } = standingOf(parsed.data);
  const occurredAt = changedAt ?? now;
  const mistimed = judgeTime(occurredAt, now);
  if (mistimed !== null) return nonsense("updated", mistimed);
  return {
    kind: "parsed",
    message: {
      type: isCompleted ? "courseCompleted" : "progressUpdated",
      occurredAt,
      externalId: id,
      reference: id,
      learnerEmail: learner?.email ?? null,
      courseRef: course?.id ?? null,
      progress: progress ?? 0,
      score,
      certificateUrl: null,
      launchUrl: null,
    },
  };
}

function sameText(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) =>
    createHash("sha256").update(text).digest(),
  ) as [Buffer, Buffer];
  return timingSafeEqual(left, right);
}

function malformed(field: string, reason: string): PartnerMessageParse {
  return { kind: "malformed", field, reason };
}

function nonsense(field: string, reason: string): PartnerMessageParse {
  return { kind: "nonsense", field, reason };
}
