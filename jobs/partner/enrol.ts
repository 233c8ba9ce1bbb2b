import { recordAcceptance } from "@throughline/domain/partner/record-acceptance";
import { recordRefusal } from "@throughline/domain/partner/record-refusal";
import { recordUnavailable } from "@throughline/domain/partner/record-unavailable";
import { referenceOf } from "@throughline/domain/partner/reference";
import { theSystem, transact } from "@throughline/domain/transaction";
import type {
  EnrolOutcome,
  PartnerAdapter,
} from "@throughline/integrations/partner-lms/contract";
import type { Prisma } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/**
 * Asks the partner to enrol the student, outside any transaction, and records the answer. A request whose reply was lost
 * is looked up by our reference before anything is created again; one that was answered meanwhile is not sent.
 */
export async function enrolAtPartner(
  desk: Desk,
  {
    partnerEnrollmentId,
    attempt,
  }: { partnerEnrollmentId: string; attempt: number },
): Promise<JobOutcome> {
  const wanted = await desk.store.database.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    include: withLearner,
  });
  if (
    !wanted ||
    wanted.attempt !== attempt ||
    wanted.acceptedAt ||
    wanted.desiredState !== "ENROLLED"
  )
    return done;

  const adapter = await desk.partnerAdapter(wanted.partnerId);
  const answer: EnrolOutcome = adapter
    ? await ask(adapter, wanted)
    : {
        kind: "refused",
        httpStatus: 0,
        reason: "This partner has no connection yet. Set one up, then retry.",
      };
  return record(desk, wanted, answer);
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

async function ask(
  adapter: PartnerAdapter,
  wanted: Wanted,
): Promise<EnrolOutcome> {
  const reference = referenceOf(wanted);
  if (wanted.lastError !== null) {
    const found = await adapter.findEnrolment(reference);
    if (found.kind === "found" && found.status !== "withdrawn")
      return { ...found, kind: "accepted" };
    if (found.kind === "unavailable") return found;
  }
  const { courseStep, enrollment } = wanted.enrollmentStep;
  const { person } = enrollment;
  const email = person.emails[0]?.address;
  if (!email)
    return {
      kind: "refused",
      httpStatus: 0,
      reason: "The student has no e-mail address to enrol with.",
    };
  return adapter.enrol({
    idempotencyKey: reference,
    reference,
    courseRef: courseStep.partnerCourseRef ?? courseStep.slug,
    learner: {
      reference: person.id,
      email,
      givenName: person.givenName,
      familyName: person.familyName,
    },
  });
}

function record(
  desk: Desk,
  { id, attempt, partner }: Wanted,
  answer: EnrolOutcome,
): Promise<JobOutcome> {
  const now = desk.now();
  return transact(
    desk.store,
    { actor: theSystem },
    async (tx): Promise<JobOutcome> => {
      switch (answer.kind) {
        case "accepted": {
          const { externalId, launchUrl } = answer;
          const accepted = await recordAcceptance(
            tx,
            { partnerEnrollmentId: id, attempt, externalId, launchUrl },
            now,
          );
          if (accepted.kind !== "conflict") return done;
          await recordRefusal(
            tx,
            { partnerEnrollmentId: id, attempt, reason: accepted.message },
            now,
          );
          return done;
        }
        case "refused": {
          const reason = `${partner.name} refused: ${answer.reason}`;
          await recordRefusal(
            tx,
            { partnerEnrollmentId: id, attempt, reason },
            now,
          );
          return done;
        }
        case "unavailable": {
          const reason = `${partner.name} does not answer: ${answer.reason}`;
          await recordUnavailable(
            tx,
            { partnerEnrollmentId: id, attempt, reason },
            now,
          );
          return { kind: "tryAgain", reason };
        }
      }
    },
  );
}
