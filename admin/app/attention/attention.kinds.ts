/** Why something needs an admin, in the order in which it is shown. */
export const attentionKinds = [
  "FAILED_STEP",
  "QUARANTINED_MESSAGE",
  "UNKNOWN_DELIVERY",
  "STUCK_STEP",
  "SILENT_PARTNER",
] as const;

export type AttentionKind = (typeof attentionKinds)[number];

/** How many items there are of each kind, and in all. */
export type KindCounts = Record<AttentionKind | "ALL", number>;

/** Counts items by their kind. */
export function countKinds(items: { kind: AttentionKind }[]): KindCounts {
  const counts: KindCounts = {
    ALL: items.length,
    FAILED_STEP: 0,
    QUARANTINED_MESSAGE: 0,
    UNKNOWN_DELIVERY: 0,
    STUCK_STEP: 0,
    SILENT_PARTNER: 0,
  };
  for (const { kind } of items) counts[kind] += 1;
  return counts;
}
