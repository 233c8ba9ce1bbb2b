/** Why a call got no usable answer; the adapters' contract says what each means. */
export type CallTrouble =
  | "rateLimited"
  | "passing"
  | "timeout"
  | "network"
  | "server"
  | "nonsense"
  /** The partner takes none of our calls: the connection is at fault, and no request is. */
  | "keyRefused";

/** When the same request is made again. One that does not count uses up nothing. */
export type NextTry =
  { kind: "later"; seconds: number; counts: boolean } | { kind: "giveUp" };

interface RetryPolicy {
  /** So many calls in a row may fail. */
  limit: number;
  /** The first wait is at most so long, each further one twice as long, up to the longest. */
  firstSeconds: number;
  longestSeconds: number;
}

const patient = { limit: 12, firstSeconds: 5, longestSeconds: 900 };
const policies: Record<
  Exclude<CallTrouble, "rateLimited" | "keyRefused">,
  RetryPolicy
> = {
  network: patient,
  timeout: patient,
  server: patient,
  nonsense: { ...patient, limit: 6 },
  passing: { limit: 12, firstSeconds: 1, longestSeconds: 30 },
};

/** After so many calls in a row without an answer a request is given up at the latest. */
export const mostFailures = 12;

const unsaidWaitSeconds = 60;
const longestToldSeconds = 3600;

/**
 * When to try again after one more failure, `failures` having gone before: anywhere up to twice the time as before (full jitter, so
 * that what failed together does not come back together), but not before the partner said. A rate limit waits as told and
 * does not count; nor does a refused key, which waits for the circuit alone. `random` is 0 to below 1.
 */
export function nextTry(
  {
    trouble,
    failures,
    retryAfterSeconds,
  }: {
    trouble: CallTrouble;
    failures: number;
    retryAfterSeconds: number | null;
  },
  random: number,
): NextTry {
  const told = Math.min(retryAfterSeconds ?? 0, longestToldSeconds);
  if (trouble === "rateLimited")
    return {
      kind: "later",
      seconds: retryAfterSeconds === null ? unsaidWaitSeconds : told,
      counts: false,
    };
  if (trouble === "keyRefused")
    return { kind: "later", seconds: 0, counts: false };
  const { limit, firstSeconds, longestSeconds } = policies[trouble];
  if (failures + 1 >= limit) return { kind: "giveUp" };
  const atMost = Math.min(firstSeconds * 2 ** failures, longestSeconds);
  const seconds = Math.max(1, atMost * random, told);
  return { kind: "later", seconds, counts: true };
}
