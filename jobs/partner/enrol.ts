import { giveUpEnrolment, layDown } from "@throughline/domain/partner/give-up";
import { keepAccess } from "@throughline/domain/partner/keep-access";
import { leaveLatePlace } from "@throughline/domain/partner/leave-late-place";
import { markAsked } from "@throughline/domain/partner/mark-asked";
import {
  recordAcceptance,
  type AcceptanceOutcome,
} from "@throughline/domain/partner/record-acceptance";
import { recordRefusal } from "@throughline/domain/partner/record-refusal";
import { referenceOf } from "@throughline/domain/partner/reference";
import { mostFailures } from "@throughline/domain/partner/retry.rules";
import { openVault } from "@throughline/domain/partner/vault";
import { theSystem, transact } from "@throughline/domain/transaction";
import type {
  EnrolOutcome,
  PartnerAdapter,
  Refused,
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
import { voucherFor } from "./voucher.ts";

interface Request {
  partnerEnrollmentId: string;
  attempt: number;
}

/**
 * Asks the partner to enrol the student, where it may be called now; otherwise the request waits in its row, and the drain makes
 * it. One that was answered meanwhile is not made; one that was given up goes to the dead letters.
 */
export async function enrolAtPartner(
  desk: Desk,
  request: Request,
): Promise<JobOutcome> {
  const wanted = await findAwaited(desk, request);
  if (!wanted || wanted.retryAt) return done;
  if (wanted.failures >= mostFailures) return giveToTheDead(desk, wanted);
  const adapter = await desk.partnerAdapter(wanted.partnerId);
  const askedAt = desk.now();
  if (adapter && !(await mayCall(desk, wanted))) return done;
  await enrolNow(desk, adapter, wanted, askedAt);
  return done;
}

/** Makes a request whose turn has come and that was let through at `askedAt`, outside any transaction, and records the answer. */
export async function enrolWaiting(
  desk: Desk,
  request: Request,
  askedAt: Date,
): Promise<void> {
  const wanted = await findAwaited(desk, request);
  if (!wanted) return;
  const adapter = await desk.partnerAdapter(wanted.partnerId);
  await enrolNow(desk, adapter, wanted, askedAt);
}

async function findAwaited(
  { store }: Desk,
  { partnerEnrollmentId, attempt }: Request,
): Promise<Wanted | null> {
  const wanted = await store.database.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    include: withLearner,
  });
  const isAwaited =
    wanted?.attempt === attempt &&
    wanted.acceptedAt === null &&
    wanted.desiredState === "ENROLLED";
  return isAwaited ? wanted : null;
}

const withLearner = {
  partner: true,
  enrollmentStep: {
    include: {
      courseStep: true,
      enrollment: {
        include: {
          person: { include: { emails: { where: { isPrimary: true } } } },
        },
      },
    },
  },
} satisfies Prisma.PartnerEnrollmentInclude;
type Wanted = Prisma.PartnerEnrollmentGetPayload<{
  include: typeof withLearner;
}>;

async function giveToTheDead(
  { store }: Desk,
  { id, lastError }: Wanted,
): Promise<JobOutcome> {
  await transact(store, { actor: theSystem }, (tx) =>
    layDown(tx, { partnerEnrollmentId: id }),
  );
  return { kind: "hopeless", reason: lastError ?? "It was given up." };
}

async function enrolNow(
  desk: Desk,
  adapter: PartnerAdapter | null,
  wanted: Wanted,
  askedAt: Date,
): Promise<void> {
  if (!adapter) return record(desk, wanted, noConnection, false);
  const { id, attempt } = wanted;
  const courseRef = courseRefOf(wanted);
  const taken = await voucherFor(desk, adapter, {
    partnerEnrollmentId: id,
    attempt,
    courseRef,
  });
  if (taken.kind === "none") return;
  const marked = await transact(desk.store, { actor: theSystem }, (tx) =>
    markAsked(tx, { partnerEnrollmentId: id, attempt }, desk.now()),
  );
  if (marked.kind === "outdated") return;
  const answer = await ask(adapter, wanted, taken.voucher);
  const { isOpen } = await reportCall(desk, wanted.partnerId, answer, askedAt);
  await record(desk, wanted, aboutTheSchool(answer), isOpen);
}

const refusedHere = (reason: string): Refused => ({
  kind: "refused",
  httpStatus: 0,
  reason,
});

const noConnection = refusedHere(
  "This partner has no connection yet. Set one up, then retry.",
);

const courseRefOf = ({ enrollmentStep: step }: Wanted): string =>
  step.partnerCourseRef ??
  step.courseStep.partnerCourseRef ??
  step.courseStep.slug;

/**
 * A request that may have reached the partner before, its reply lost, is looked up by our reference before anything is created
 * again. Where access details are told only in the reply, the request itself looks up, and brings them.
 */
async function ask(
  adapter: PartnerAdapter,
  wanted: Wanted,
  voucher: string | undefined,
): Promise<EnrolOutcome> {
  const reference = referenceOf(wanted);
  if (wanted.syncedAt !== null && !adapter.capabilities().givesAccess) {
    const found = await adapter.findEnrolment(reference);
    if (found.kind === "found" && found.status !== "withdrawn")
      return { ...found, kind: "accepted" };
    if (found.kind === "unavailable") return found;
  }
  const { person } = wanted.enrollmentStep.enrollment;
  const email = person.emails[0]?.address;
  if (!email)
    return refusedHere("The student has no e-mail address to enrol with.");
  return adapter.enrol({
    idempotencyKey: reference,
    reference,
    courseRef: courseRefOf(wanted),
    ...(voucher !== undefined && { voucher }),
    learner: {
      reference: person.id,
      email,
      givenName: person.givenName,
      familyName: person.familyName,
    },
  });
}

async function record(
  desk: Desk,
  wanted: Wanted,
  answer: EnrolOutcome | KeyRefused,
  isOpen: boolean,
): Promise<void> {
  const { attempt, partner } = wanted;
  const request = { partnerEnrollmentId: wanted.id, attempt };
  const refuse = (reason: string) =>
    transact(desk.store, { actor: theSystem }, (tx) =>
      recordRefusal(tx, { ...request, reason }, desk.now()),
    );
  switch (answer.kind) {
    case "accepted": {
      const accepted = await accept(desk, wanted, answer);
      if (accepted.kind === "conflict") await refuse(accepted.message);
      return;
    }
    case "refused":
      await refuse(`${partner.name} refused: ${answer.reason}`);
      return;
    case "unavailable":
      await putOff(desk, wanted, answer, isOpen, (tx, reason, now) =>
        giveUpEnrolment(tx, { ...request, reason }, now),
      );
  }
}

/** A place that nobody waits for any more, because the student left meanwhile, is given back. */
function accept(
  desk: Desk,
  wanted: Wanted,
  {
    externalId,
    launchUrl,
    access,
  }: Extract<EnrolOutcome, { kind: "accepted" }>,
): Promise<AcceptanceOutcome> {
  const { id: partnerEnrollmentId, attempt, partnerId } = wanted;
  const now = desk.now();
  const vault = openVault(desk.encryptionKey);
  return transact(desk.store, { actor: theSystem }, async (tx) => {
    const outcome = await recordAcceptance(
      tx,
      { partnerEnrollmentId, attempt, externalId, launchUrl },
      now,
    );
    const reference = referenceOf(wanted);
    if (outcome.kind === "outdated")
      await leaveLatePlace(tx, { partnerId, reference, externalId });
    if (access && isTheirs(outcome)) {
      const kept = { partnerEnrollmentId, details: access };
      await keepAccess(tx, kept, vault, now);
    }
    return outcome;
  });
}

/** The place that the details open is this student's. */
const isTheirs = ({ kind }: AcceptanceOutcome): boolean =>
  kind === "accepted" || kind === "alreadyAccepted";
