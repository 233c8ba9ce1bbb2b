import { askForTurns } from "@throughline/domain/partner/ask-for-turns";
import { recordDeparture } from "@throughline/domain/partner/record-departure";
import { enqueue } from "@throughline/domain/queue/enqueue";
import { leavePartner as leaveJob } from "@throughline/domain/queue/jobs";
import { theSystem, transact, type Tx } from "@throughline/domain/transaction";
import type {
  PartnerAdapter,
  WithdrawOutcome,
} from "@throughline/integrations/partner-lms/contract";
import type { PartnerDepartureModel } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { reportCall } from "../partner/call.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/**
 * Tells the partner that a student left. A place whose confirmation never came is looked up first. Where the partner may not be
 * called now, or is down, it is told later, however long that takes.
 */
export async function leavePartner(
  desk: Desk,
  { departureId }: { departureId: string },
): Promise<JobOutcome> {
  const { store, now, partnerAdapter } = desk;
  const departure = await store.database.partnerDeparture.findUnique({
    where: { id: departureId },
  });
  if (!departure || departure.toldAt) return done;
  const { partnerId, externalId } = departure;
  const adapter = await partnerAdapter(partnerId);
  const askedAt = now();
  if (adapter) {
    const turn = await transact(store, { actor: theSystem }, async (tx) => {
      const needs = [externalId ? 1 : 2];
      const asked = await askForTurns(
        tx,
        { partnerId, asker: "call", needs },
        askedAt,
      );
      if (asked.kind === "wait") tellLater(tx, departure, asked.until, askedAt);
      return asked;
    });
    if (turn.kind === "wait") return done;
  }
  const answer: WithdrawOutcome = adapter
    ? await tell(adapter, departure)
    : { kind: "absent" };
  if (adapter) {
    const { isOpen } = await reportCall(desk, partnerId, answer, askedAt);
    if (isOpen && answer.kind === "unavailable") {
      await transact(store, { actor: theSystem }, (tx) => {
        tellLater(tx, departure, now(), now());
        return Promise.resolve();
      });
      return done;
    }
  }
  if (answer.kind === "unavailable")
    return { kind: "tryAgain", reason: answer.reason };
  const refusal = answer.kind === "refused" ? answer.reason : null;
  await transact(store, { actor: theSystem }, (tx) =>
    recordDeparture(tx, { departureId, refusal }, now()),
  );
  return refusal === null ? done : { kind: "hopeless", reason: refusal };
}

const leastWaitMs = 30_000;

/** At `until`, but not at once: the queue's own clock decides, and a partner that is down is not asked every moment. */
function tellLater(
  tx: Tx,
  { id: departureId, partnerId }: PartnerDepartureModel,
  until: Date,
  now: Date,
): void {
  const soonest = now.getTime() + leastWaitMs;
  const startAfter = new Date(Math.max(until.getTime(), soonest));
  enqueue(tx, leaveJob, { departureId }, { group: partnerId, startAfter });
}

async function tell(
  adapter: PartnerAdapter,
  { externalId, reference }: PartnerDepartureModel,
): Promise<WithdrawOutcome> {
  const reason = "The school moved the student to another partner.";
  if (externalId) return adapter.withdraw({ externalId, reason });
  const found = await adapter.findEnrolment(reference);
  if (found.kind !== "found") return found;
  return adapter.withdraw({ externalId: found.externalId, reason });
}
