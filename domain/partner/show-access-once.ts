import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import type { Vault } from "./vault.ts";

export interface AccessShown {
  kind: "shown";
  details: { name: string; value: string }[];
}

/**
 * Tells a student the access details of their account at a partner, and forgets them in the same transaction: of two devices that
 * ask at the same time one is told.
 */
export async function showAccessOnce(
  tx: Tx,
  { enrollmentStepId }: { enrollmentStepId: string },
  vault: Vault,
  now: Date,
): Promise<AccessShown | Refusal> {
  const [locked] = await tx.db.$queryRaw<
    { id: string; sealed: string | null }[]
  >`
    SELECT pe.id, a."sealedDetails" AS sealed
    FROM "PartnerAccess" a JOIN "PartnerEnrollment" pe ON pe.id = a."partnerEnrollmentId"
    WHERE pe."enrollmentStepId" = ${enrollmentStepId}::uuid
    FOR UPDATE OF a`;
  if (!locked) return notFound("stepId", "account to sign in with");
  if (locked.sealed === null)
    return refused(
      "stepId",
      "Your access details were shown already. They are shown once only; ask for new ones.",
    );
  const access = await tx.db.partnerAccess.update({
    where: { partnerEnrollmentId: locked.id },
    data: { sealedDetails: null, shownAt: now },
    include: {
      partnerEnrollment: {
        include: { enrollmentStep: { include: { enrollment: true } } },
      },
    },
  });
  const { partnerId, enrollmentStep } = access.partnerEnrollment;
  const { enrollment } = enrollmentStep;
  recordEvent(tx, {
    type: "partner.accessShown",
    occurredAt: now,
    personId: enrollment.personId,
    courseId: enrollment.courseId,
    enrollmentId: enrollment.id,
    enrollmentStepId: enrollmentStep.id,
    payload: { partnerId },
  });
  const details = JSON.parse(vault.unseal(locked.sealed)) as Record<
    string,
    string
  >;
  return {
    kind: "shown",
    details: Object.entries(details).map(([name, value]) => ({ name, value })),
  };
}
