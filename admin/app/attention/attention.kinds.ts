/** Why something needs a person, in the order in which it is shown. */
export const attentionKinds = [
  "FAILED_STEP",
  "STUDENT_REPORT",
  "QUARANTINED_MESSAGE",
  "PARTNER_DRIFT",
  "STUCK_STEP",
  "UNKNOWN_DELIVERY",
  "SILENT_PARTNER",
  "BREACHED_STEP",
] as const;

export type AttentionKind = (typeof attentionKinds)[number];

/** Whose work is shown. */
export const attentionViews = ["ALL", "MINE", "UNASSIGNED", "SNOOZED"] as const;

export type AttentionView = (typeof attentionViews)[number];
