import { recordDeparture } from "@throughline/domain/partner/record-departure";
import { theSystem, transact } from "@throughline/domain/transaction";
import type {
  PartnerAdapter,
  WithdrawOutcome,
} from "@throughline/integrations/partner-lms/contract";
import type { PartnerDepartureModel } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Tells the partner that a student left for another one. A place whose confirmation never came is looked up first. */
export async function leavePartner(
  { store, now, partnerAdapter }: Desk,
  { departureId }: { departureId: string },
): Promise<JobOutcome> {
  const departure = await store.database.partnerDeparture.findUnique({
    where: { id: departureId },
  });
  if (!departure || departure.toldAt) return done;
  const adapter = await partnerAdapter(departure.partnerId);
  const answer: WithdrawOutcome = adapter
    ? await tell(adapter, departure)
    : { kind: "absent" };
  if (answer.kind === "unavailable")
    return { kind: "tryAgain", reason: answer.reason };
  const refusal = answer.kind === "refused" ? answer.reason : null;
  await transact(store, { actor: theSystem }, (tx) =>
    recordDeparture(tx, { departureId, refusal }, now()),
  );
  return refusal === null ? done : { kind: "hopeless", reason: refusal };
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
