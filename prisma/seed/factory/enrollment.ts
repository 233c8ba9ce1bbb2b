import {
  enroll,
  type EnrollInput,
} from "@throughline/domain/enrollment/enroll";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import type { Prisma } from "@throughline/prisma";

const withSteps = {
  steps: {
    include: { partnerEnrollment: true },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.EnrollmentInclude;

export type EnrollmentWithSteps = Prisma.EnrollmentGetPayload<{
  include: typeof withSteps;
}>;

/** Enrolls a person by the product's own command, so that events and jobs are there too. Throws where it is refused. */
export function makeEnrollment(
  store: Store,
  input: EnrollInput,
  now: Date,
): Promise<EnrollmentWithSteps> {
  return transact(store, { actor: theSystem }, async (tx) => {
    const outcome = await enroll(tx, input, now);
    if (outcome.kind === "refused" || outcome.kind === "notFound")
      throw new Error(`could not enroll: ${outcome.message}`);
    return tx.db.enrollment.findUniqueOrThrow({
      where: { id: outcome.enrollmentId },
      include: withSteps,
    });
  });
}
