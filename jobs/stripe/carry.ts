import type { Applied } from "@throughline/domain/inbox/partner-message";

/** What a command made of a message of Stripe's, as what becomes of the message. */
export function carryOf(
  outcome:
    | { kind: "setAside"; reason: string }
    | { kind: "notFound" | "refused"; message: string }
    | { kind: "unchanged" }
    | { kind: string },
): Applied {
  if ("reason" in outcome)
    return { kind: "quarantined", reason: outcome.reason };
  if ("message" in outcome)
    return { kind: "quarantined", reason: outcome.message };
  return { kind: "applied" };
}
