import type { CertificateState } from "@throughline/prisma";

/** What an admin may do to a certificate by hand. */
export type CertificateCommand = "reissue" | "renew" | "revoke" | "reinstate";

interface Standing {
  state: CertificateState;
  expiresAt: Date | null;
}

export type CertificateDecision =
  { kind: "go" } | { kind: "unchanged" } | { kind: "refused"; reason: string };

/** The state at a moment: a certificate is over when its time is, also before a job has written that down. */
export function standingOf(
  { state, expiresAt }: Standing,
  now: Date,
): CertificateState {
  const isOver = expiresAt !== null && expiresAt <= now;
  return state === "ACTIVE" && isOver ? "EXPIRED" : state;
}

/** Whether a command makes sense for a certificate as it stands. */
export function decideCertificate(
  command: CertificateCommand,
  { state, expiresAt }: Standing,
): CertificateDecision {
  const decision = decisions[command][state];
  if (command === "renew" && decision.kind === "go" && !expiresAt)
    return { kind: "refused", reason: "It does not expire: nothing to renew." };
  return decision;
}

const go = { kind: "go" } as const;
const unchanged = { kind: "unchanged" } as const;
const reinstateFirst = {
  kind: "refused",
  reason: "It is revoked. Reinstate it first.",
} as const;

const decisions: Record<
  CertificateCommand,
  Record<CertificateState, CertificateDecision>
> = {
  reissue: { ACTIVE: go, EXPIRED: go, REVOKED: reinstateFirst },
  renew: { ACTIVE: go, EXPIRED: go, REVOKED: reinstateFirst },
  revoke: { ACTIVE: go, EXPIRED: go, REVOKED: unchanged },
  reinstate: { ACTIVE: unchanged, EXPIRED: unchanged, REVOKED: go },
};

/**
 * So many months after a moment, at the same time of day in UTC; the last day of the month where it is shorter (31 August + 6
 * months = 28 February). Null stays null: it holds for ever.
 */
export function expiryAfter(from: Date, months: number): Date;
export function expiryAfter(from: Date, months: number | null): Date | null;
export function expiryAfter(from: Date, months: number | null): Date | null {
  if (months === null) return null;
  const there = new Date(from);
  there.setUTCDate(1);
  there.setUTCMonth(there.getUTCMonth() + months);
  const lastDay = new Date(
    Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 0),
  ).getUTCDate();
  there.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return there;
}

/** A renewal loses nobody any time: it counts from the end of what still holds, and from now where that is over. */
export function renewedExpiry(
  { expiresAt }: { expiresAt: Date },
  months: number,
  now: Date,
): Date {
  return expiryAfter(expiresAt > now ? expiresAt : now, months);
}

/** How long before the end the student is told, in days. */
export const warnDaysBefore = 30;
