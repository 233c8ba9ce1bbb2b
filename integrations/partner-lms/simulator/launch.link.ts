import { createHmac, timingSafeEqual } from "node:crypto";
import type { Campus, School } from "./school.ts";
import type { SimulatedEnrolment } from "./store.ts";

/** An address that opens one training for one learner, until it expires; only the school can make it. */
export function launchLink(
  campus: Campus,
  school: School,
  enrolment: SimulatedEnrolment,
  expiresAt: Date,
): string {
  const until = String(Math.floor(expiresAt.getTime() / 1_000));
  const query = new URLSearchParams({
    until,
    key: keyOf(school, enrolment.id, until),
  });
  return `${campus.publicUrl()}/${school.partner.slug}/launch/${encodeURIComponent(enrolment.id)}?${query.toString()}`;
}

/** Whether a launch address was made by the school and is still good. */
export function judgeLaunchLink(
  school: School,
  enrolmentId: string,
  query: URLSearchParams,
  now: Date,
): "valid" | "expired" | "forged" {
  const until = query.get("until") ?? "";
  const expected = Buffer.from(keyOf(school, enrolmentId, until));
  const given = Buffer.from(query.get("key") ?? "");
  const genuine =
    given.byteLength === expected.byteLength &&
    timingSafeEqual(given, expected);
  if (!genuine) return "forged";
  return Number(until) * 1_000 >= now.getTime() ? "valid" : "expired";
}

function keyOf(school: School, enrolmentId: string, until: string): string {
  return createHmac("sha256", school.partner.webhookSecret)
    .update(`launch\0${enrolmentId}\0${until}`)
    .digest("base64url");
}
