import type { LicenseOutcome } from "@throughline/domain/license/upsert-license";
import type { Applied } from "@throughline/domain/inbox/partner-message";

/** What a command made of a fact about a subscription, as what becomes of its message. */
export function carryOfLicense(outcome: LicenseOutcome): Applied {
  switch (outcome.kind) {
    case "changed":
    case "unchanged":
      return { kind: "applied" };
    case "stale":
      return { kind: "ignored", reason: "A newer fact is known already." };
    case "early":
      return {
        kind: "ignored",
        reason: `${outcome.reason} The license is made with it.`,
      };
    case "unknown":
      return { kind: "quarantined", reason: outcome.reason };
  }
}
