import { giveUpWithdrawal, layDown } from "@throughline/domain/partner/give-up";
import { recordWithdrawal } from "@throughline/domain/partner/record-withdrawal";
import { referenceOf } from "@throughline/domain/partner/reference";
import { mostFailures } from "@throughline/domain/partner/retry.rules";
import { theSystem, transact } from "@throughline/domain/transaction";
import type {
  PartnerAdapter,
  WithdrawOutcome,
} from "@throughline/integrations/partner-lms/contract";
import type { Prisma } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import {
  aboutTheSchool,
  mayCall,
  putOff,
  reportCall,
  type KeyRefused,
} from "./call.ts";

interface Request {
  partnerEnrollmentId: string;
}
type Unwanted = Prisma.PartnerEnrollmentGetPayload<{
  include: { partner: true };
}>;

/**
 * Tells a partner that a student will not come, where it may be called now; otherwise the drain does. Nothing is told where we
 * want the student there again meanwhile.
 */
export async function withdrawAtPartner(
  desk: Desk,
  request: Request,
): Promise<JobOutcome> {
  const unwanted = await findUnwanted(desk, request);
  if (!unwanted || unwanted.retryAt) return done;
  if (unwanted.failures >= mostFailures) return giveToTheDead(desk, unwanted);
  const adapter = await desk.partnerAdapter(unwanted.partnerId);
  const askedAt = desk.now();
  if (adapter && !(await mayCall(desk, unwanted))) return done;
  return withdrawNow(desk, adapter, unwanted, askedAt);
}

/** Makes a withdrawal whose turn has come and that was let through at `askedAt`. */
export async function withdrawWaiting(
  desk: Desk,
  request: Request,
  askedAt: Date,
): Promise<void> {
  const unwanted = await findUnwanted(desk, request);
  if (!unwanted) return;
  const adapter = await desk.partnerAdapter(unwanted.partnerId);
  await withdrawNow(desk, adapter, unwanted, askedAt);
}

async function findUnwanted(
  { store }: Desk,
  { partnerEnrollmentId }: Request,
): Promise<Unwanted | null> {
  const record = await store.database.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    include: { partner: true },
  });
  const isUntold =
    record?.desiredState === "WITHDRAWN" &&
    record.observedState !== "WITHDRAWN";
  return isUntold ? record : null;
}

async function giveToTheDead(
  { store }: Desk,
  { id, lastError }: Unwanted,
): Promise<JobOutcome> {
  await transact(store, { actor: theSystem }, (tx) =>
    layDown(tx, { partnerEnrollmentId: id }),
  );
  return { kind: "hopeless", reason: lastError ?? "It was given up." };
}

async function withdrawNow(
  desk: Desk,
  adapter: PartnerAdapter | null,
  unwanted: Unwanted,
  askedAt: Date,
): Promise<JobOutcome> {
  if (!adapter) return record(desk, unwanted, { kind: "absent" }, false);
  const answer = await tell(adapter, unwanted);
  const { isOpen } = await reportCall(
    desk,
    unwanted.partnerId,
    answer,
    askedAt,
  );
  return record(desk, unwanted, aboutTheSchool(answer), isOpen);
}

/** A place whose confirmation never reached us is looked up first: the partner may hold it all the same. */
async function tell(
  adapter: PartnerAdapter,
  unwanted: Unwanted,
): Promise<WithdrawOutcome> {
  const reason = "The school withdrew the student.";
  if (unwanted.externalId)
    return adapter.withdraw({ externalId: unwanted.externalId, reason });
  const found = await adapter.findEnrolment(referenceOf(unwanted));
  if (found.kind !== "found") return found;
  return adapter.withdraw({ externalId: found.externalId, reason });
}

async function record(
  desk: Desk,
  unwanted: Unwanted,
  answer: WithdrawOutcome | KeyRefused,
  isOpen: boolean,
): Promise<JobOutcome> {
  const partnerEnrollmentId = unwanted.id;
  if (answer.kind === "unavailable") {
    await putOff(desk, unwanted, answer, isOpen, (tx, reason) =>
      giveUpWithdrawal(tx, { partnerEnrollmentId, reason }),
    );
    return done;
  }
  const refusal = answer.kind === "refused" ? answer.reason : null;
  await transact(desk.store, { actor: theSystem }, (tx) =>
    recordWithdrawal(tx, { partnerEnrollmentId, refusal }, desk.now()),
  );
  return refusal === null ? done : { kind: "hopeless", reason: refusal };
}
