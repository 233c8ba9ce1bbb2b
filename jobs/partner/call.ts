import { askForTurns } from "@throughline/domain/partner/ask-for-turns";
import type { CallResult } from "@throughline/domain/partner/circuit.rules";
import { callsOf } from "@throughline/domain/partner/list-waiting";
import { recordCall } from "@throughline/domain/partner/record-call";
import { recordUnavailable } from "@throughline/domain/partner/record-unavailable";
import { nextTry } from "@throughline/domain/partner/retry.rules";
import { theSystem, transact, type Tx } from "@throughline/domain/transaction";
import type {
  Refused,
  Unavailable,
} from "@throughline/integrations/partner-lms/contract";
import type { PartnerEnrollmentModel } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { chance } from "./chance.ts";

/** Any answer of an adapter: those that are not these two are answers that the partner gave. */
type Answer = Refused | Unavailable | { kind: string };

/**
 * Asks for a turn to make one request. Where the partner may not be called now the request waits in its row, with the reason where
 * the partner is down, and false is answered: the drain makes it when its time has come.
 */
export async function mayCall(
  desk: Desk,
  request: PartnerEnrollmentModel & { partner: { name: string } },
): Promise<boolean> {
  const { id, attempt, partnerId, partner } = request;
  const now = desk.now();
  const asked = await transact(desk.store, { actor: theSystem }, (tx) =>
    askForTurns(
      tx,
      { partnerId, asker: "call", needs: [callsOf(request)] },
      now,
    ),
  );
  if (asked.kind === "go") return true;
  const reason = asked.isDown
    ? `${partner.name} does not answer: ${asked.reason}`
    : null;
  await transact(desk.store, { actor: theSystem }, (tx) =>
    recordUnavailable(
      tx,
      {
        partnerEnrollmentId: id,
        attempt,
        reason,
        retryAt: now,
        counts: false,
      },
      now,
    ),
  );
  return false;
}

/** Tells the partner's circuit what became of a call, in a short transaction of its own. */
export async function reportCall(
  desk: Desk,
  partnerId: string,
  answer: Answer,
  askedAt: Date,
): Promise<{ isOpen: boolean }> {
  const result = resultOf(answer);
  return transact(desk.store, { actor: theSystem }, (tx) =>
    recordCall(
      tx,
      { partnerId, result, askedAt, random: chance(desk) },
      desk.now(),
    ),
  );
}

/** What an answer says of the partner itself. */
export function resultOf(answer: Answer): CallResult {
  if (isUnavailable(answer)) {
    const { cause, reason, retryAfterSeconds } = answer;
    if (cause === "passing") return { kind: "passing" };
    if (cause === "rateLimited")
      return { kind: "rateLimited", reason, retryAfterSeconds };
    const sure = cause === "server" && retryAfterSeconds !== null;
    return { kind: "failed", reason, retryAfterSeconds, sure };
  }
  if (isKeyRefusal(answer))
    return {
      kind: "failed",
      reason: answer.reason,
      retryAfterSeconds: null,
      sure: true,
    };
  return { kind: "answered" };
}

const isUnavailable = (answer: Answer): answer is Unavailable =>
  answer.kind === "unavailable" && "cause" in answer;

const isKeyRefusal = (answer: Answer): answer is Refused =>
  answer.kind === "refused" &&
  "httpStatus" in answer &&
  answer.httpStatus === 401;

/** Not an answer about the one request: the partner takes no call of ours. */
export type KeyRefused = Omit<Unavailable, "cause"> & { cause: "keyRefused" };

/**
 * A partner that takes none of our calls, because the key is wrong, says nothing about the student: whoever is asked for waits
 * until the connection is mended.
 */
export const aboutTheSchool = <A extends { kind: string }>(
  answer: A | Refused,
): A | Refused | KeyRefused =>
  isKeyRefusal(answer)
    ? {
        kind: "unavailable",
        cause: "keyRefused",
        reason: `it does not accept our key (${answer.reason})`,
        retryAfterSeconds: null,
      }
    : answer;

/**
 * What follows for one request from a call that got no answer: it waits for its own next try; or it has failed too often, and
 * `giveUp` decides what becomes of it. That the partner's circuit is open does not excuse it: no request is made while it
 * is, so what fails by itself comes to its end, and the others go on.
 */
export async function putOff(
  desk: Desk,
  request: Pick<
    PartnerEnrollmentModel,
    "id" | "attempt" | "failures" | "desiredState"
  > & { partner: { name: string } },
  answer: Unavailable | KeyRefused,
  isOpen: boolean,
  giveUp: (tx: Tx, reason: string, now: Date) => Promise<void>,
): Promise<void> {
  const { id, attempt, failures, partner } = request;
  const { cause: trouble, retryAfterSeconds } = answer;
  const now = desk.now();
  const next = nextTry(
    {
      trouble,
      failures,
      // An open circuit waits as told for all of them, and shorter where an admin has the partner tried.
      retryAfterSeconds: isOpen ? null : retryAfterSeconds,
    },
    chance(desk),
  );
  await transact(desk.store, { actor: theSystem }, async (tx) => {
    if (next.kind === "giveUp")
      return giveUp(
        tx,
        `${partner.name} gave no answer ${failures + 1} times; the last time: ${answer.reason}`,
        now,
      );
    const reason =
      trouble === "rateLimited"
        ? null
        : `${partner.name} does not answer: ${answer.reason}`;
    await recordUnavailable(
      tx,
      {
        partnerEnrollmentId: id,
        attempt,
        reason,
        retryAt: new Date(now.getTime() + next.seconds * 1000),
        counts: next.counts,
      },
      now,
    );
  });
}
