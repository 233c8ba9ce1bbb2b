import type { Clues } from "./clues.ts";

/** Why a place is thought to be the one that a message means. */
export type MatchReason =
  | "SAME_PERSON"
  | "SAME_ADDRESS"
  | "UNVERIFIED_ADDRESS"
  | "SIMILAR_ADDRESS"
  | "SAME_COURSE"
  | "AWAITS_PARTNER";

interface PlaceFacts {
  personId: string;
  emails: { address: string; verifiedAt: Date | null; isPrimary: boolean }[];
  courseRef: string | null;
  isAccepted: boolean;
  isOpen: boolean;
}

const weights: Record<MatchReason, number> = {
  SAME_PERSON: 0.6,
  SAME_ADDRESS: 0.5,
  UNVERIFIED_ADDRESS: 0.35,
  SIMILAR_ADDRESS: 0.15,
  SAME_COURSE: 0.25,
  AWAITS_PARTNER: 0.15,
};

/**
 * How likely a message means a place, 0 to 1, with the reasons. Nothing speaks for a place of which neither the person nor an
 * address fits. It is a suggestion: a person decides.
 */
export function weighMatch(
  clues: Clues,
  place: PlaceFacts,
): { likelihood: number; reasons: MatchReason[] } {
  const reasons: MatchReason[] = [];
  if (clues.personId === place.personId) reasons.push("SAME_PERSON");
  const address = addressReason(clues.email, place.emails);
  if (address) reasons.push(address);
  if (reasons.length === 0) return { likelihood: 0, reasons };
  if (clues.courseRef !== null && clues.courseRef === place.courseRef)
    reasons.push("SAME_COURSE");
  if (place.isOpen && !place.isAccepted) reasons.push("AWAITS_PARTNER");
  const sum = reasons.reduce((total, reason) => total + weights[reason], 0);
  return { likelihood: Math.min(sum, 1), reasons };
}

function addressReason(
  email: string | null,
  known: PlaceFacts["emails"],
): MatchReason | null {
  if (!email) return null;
  const same = known.find(({ address }) => address === email);
  if (same)
    return same.verifiedAt || same.isPrimary
      ? "SAME_ADDRESS"
      : "UNVERIFIED_ADDRESS";
  const box = (address: string) => address.split("@")[0];
  return known.some(({ address }) => box(address) === box(email))
    ? "SIMILAR_ADDRESS"
    : null;
}
