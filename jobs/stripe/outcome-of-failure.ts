import { SetAside } from "@throughline/domain/inbox/set-aside";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { JobOutcome } from "../queue/outcome.ts";

/**
 * What a job that asks Stripe ends with after what was thrown: what was set aside, or refused for good, is for an admin to see; what
 * may pass is tried again. Throws again what is neither.
 */
export function outcomeOfFailure(error: unknown): JobOutcome {
  if (error instanceof SetAside)
    return { kind: "hopeless", reason: error.message };
  const failure = stripeFailureOf(error);
  if (!failure) throw error;
  const { isPassing, reason } = failure;
  return { kind: isPassing ? "tryAgain" : "hopeless", reason };
}
