import { z } from "zod";

const rate = z.number().min(0).max(1);
const milliseconds = z.number().int().min(0).max(600_000);

/** Some of the faults of a simulated school; what is left out stays as it is. Rates are 0 to 1. */
export const faultChange = z
  .strictObject({
    /** Every answer takes this long. */
    delayMs: milliseconds,
    /** Share of requests answered with 500. */
    failRate: rate,
    /** Everything is answered with 503, and no webhook leaves. */
    down: z.boolean(),
    /** New enrolments are answered with 422. */
    refuseEnrolments: z.boolean(),
    /** Everything is answered with 429 and `retry-after`. */
    rateLimit: z.boolean(),
    retryAfterSeconds: z.number().int().min(0).max(86_400),
    /** Share of requests that are carried out, but whose reply is lost on the way. */
    loseReplyRate: rate,
    /** How many more times each webhook is sent. */
    webhookDuplicates: z.number().int().min(0).max(100),
    /** Each webhook waits for the next one and leaves after it. */
    webhookReorder: z.boolean(),
    /** Share of webhooks that are never sent. */
    webhookLoseRate: rate,
    webhookDelayMs: milliseconds,
  })
  .partial();

/** Some of the faults, to be laid over those that are set. */
export type FaultChange = z.infer<typeof faultChange>;

/** The faults of one simulated school. */
export type Faults = Required<FaultChange>;

/** A school that behaves. */
export const NO_FAULTS: Readonly<Faults> = {
  delayMs: 0,
  failRate: 0,
  down: false,
  refuseEnrolments: false,
  rateLimit: false,
  retryAfterSeconds: 2,
  loseReplyRate: 0,
  webhookDuplicates: 0,
  webhookReorder: false,
  webhookLoseRate: 0,
  webhookDelayMs: 0,
};

/** What happens to one request. */
export type RequestFate =
  | { kind: "served" }
  | { kind: "replyLost" }
  | { kind: "rejected"; status: number; retryAfterSeconds: number | null };

/** Decides the fate of one request; `random` gives 0 to below 1. */
export function fateOfRequest(
  faults: Faults,
  random: () => number,
): RequestFate {
  if (faults.down) return rejected(503);
  if (faults.rateLimit) return rejected(429, faults.retryAfterSeconds);
  if (random() < faults.failRate) return rejected(500);
  return { kind: random() < faults.loseReplyRate ? "replyLost" : "served" };
}

function rejected(
  status: number,
  retryAfterSeconds: number | null = null,
): RequestFate {
  return { kind: "rejected", status, retryAfterSeconds };
}
