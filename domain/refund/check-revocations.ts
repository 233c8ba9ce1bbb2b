import { refused, type Refusal } from "../outcome.ts";
import type { RevocationProposal } from "./propose-revocations.ts";
import type { Revocations } from "./refund.rules.ts";

/** Whether what is to be taken back is the order's own and unused; null where it is, else the refusal. */
export function checkRevocations(
  { rights, endsEnrollment, endsSeats }: Revocations,
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
  const { open, invited, claimed } = proposal.seats;
  if (endsSeats && open + invited + claimed === 0)
    return refused("revocations", "The order has no seats that could end.");
  return null;
}
