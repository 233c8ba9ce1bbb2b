import { refused, type Refusal } from "../outcome.ts";
import { liveSeats } from "../seat/seat.rules.ts";
import type { RevocationProposal } from "./propose-revocations.ts";
import type { Revocations } from "./refund.rules.ts";

/** Whether what is to be taken back is the order's own and unused; null where it is, else the refusal. */
export function checkRevocations(
  { rights, endsEnrollment, seats, endsLicense }: Revocations,
  proposal: RevocationProposal,
): Refusal | null {
  for (const { entitlementId, units } of rights) {
    const known = proposal.rights.find(
      (right) => right.entitlementId === entitlementId,
    );
    if (!known)
      return refused(
        "revocations",
        "One of the rights did not come with this order.",
      );
    if (units > known.free + known.booked)
      return refused(
        "revocations",
        `Of ${known.stepLabel ?? "the credits"} ${known.free + known.booked} are unused by now; ${units} cannot be taken back. Look again at what is proposed.`,
      );
  }
  if (endsEnrollment && !proposal.enrollment?.canEnd)
    return refused(
      "revocations",
      "The enrollment did not begin with this order, or has ended already.",
    );
  const live = liveSeats(proposal.seats);
  if (seats > live)
    return refused(
      "revocations",
      live === 0
        ? "The order has no seats that could end."
        : `The order has ${live} seats by now; ${seats} cannot end. Look again at what is proposed.`,
    );
  if (endsLicense && !proposal.license?.canEnd)
    return refused(
      "revocations",
      "The order has no license that could end, or it has ended already.",
    );
  return null;
}
