import { StripeProblem } from "./problem.ts";

/** How the API misbehaves. Rates are 0 to 1. */
export interface ApiFaults {
  /** Every answer takes this long. */
  delayMs: number;
  /** Share of calls answered with 500. */
  failRate: number;
  /** Everything is answered with 429 and `retry-after`. */
  rateLimit: boolean;
  /** Everything is answered with 503. */
  down: boolean;
  /** Share of calls that are carried out, but whose answer is lost on the way. */
  loseReplyRate: number;
}

/** An API that behaves. */
export const noFaults: Readonly<ApiFaults> = {
  delayMs: 0,
  failRate: 0,
  rateLimit: false,
  down: false,
  loseReplyRate: 0,
};

/** Decides the fate of one call; `random` gives 0 to below 1. */
export function fateOf(
  faults: ApiFaults,
  random: () => number,
):
  | { kind: "served" | "replyLost" }
  | { kind: "rejected"; problem: StripeProblem } {
  if (faults.down) return rejected(503, "Stripe is down just now.");
  if (faults.rateLimit)
    return {
      kind: "rejected",
      problem: new StripeProblem(429, {
        code: "rate_limit",
        message: "Request rate limit exceeded.",
        extra: { retryAfter: 2 },
      }),
    };
  if (random() < faults.failRate)
    return rejected(500, "An unknown error occurred.");
  return { kind: random() < faults.loseReplyRate ? "replyLost" : "served" };
}

function rejected(status: number, message: string) {
  return {
    kind: "rejected" as const,
    problem: new StripeProblem(status, { type: "api_error", message }),
  };
}
