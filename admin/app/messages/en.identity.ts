/** Texts of one human with several records: merging, taking back, addresses, and whom a stray webhook means. */
export const identity = {
  "records.title": "The same human?",
  "records.explain":
    "Records with the same name, telephone or address may be one person.",
  "records.none": "No other record looks like this one.",
  "records.find": "Find another record",
  "records.merged": "merged in",
  "records.undo": "Take back",
  "records.compare": "Compare",
  "records.isMerged":
    "This record was merged into another person. Everything of it is there now.",
  "lookalike.NAME": "same name",
  "lookalike.PHONE": "same telephone",
  "lookalike.ADDRESS": "similar address",

  "merge.title": "Merge two records",
  "merge.question": "Are {merged} and {kept} the same person?",
  "merge.explain":
    "Everything of {merged} goes over to {kept}. Both logins lead to the one person then. You can take it back.",
  "merge.addresses": "Addresses",
  "merge.courses": "Courses",
  "merge.course": "{course} ({state})",
  "merge.certificates": "Certificates",
  "merge.nothing": "None",
  "merge.login.NONE": "Neither has a login.",
  "merge.login.KEPT_STAYS": "The login of the kept record stays.",
  "merge.login.MOVES": "The login goes over.",
  "merge.login.BOTH_STAY": "Both logins stay and lead to the same person.",
  "merge.impossible": "They cannot be merged as things stand.",
  "merge.refused": "Nothing was changed.",
  "merge.reason": "How do you know?",
  "merge.submit": "Merge them",
  "merge.otherWay": "Keep {merged} instead",
  "merge.find": "Which other record?",
  "merge.findExplain": "Find it by part of a name or an address.",
  "merge.foundNobody": "Nobody else is found.",
  "unmerge.question": "Is {name} somebody else after all?",
  "unmerge.explain":
    "What was moved goes back to that record. What came after the merge stays here.",
  "unmerge.reason": "Why?",
  "unmerge.submit": "Take the merge back",

  "address.add": "Add an address",
  "address.label": "E-mail address",
  "address.reason": "How do you know it is theirs?",
  "address.verified": "It is verified",
  "address.verifiedExplain":
    "Only verified addresses count for certain when a webhook is matched.",
  "address.submit": "Add",
  "address.refused": "No address was added.",

  "match.title": "Whom does it mean?",
  "match.explain":
    "These places at the partner fit best. Choosing one applies the webhook there, and all others that wait under the same number.",
  "match.place": "Place",
  "match.likelihood": "{percent} likely",
  "match.remember": "Keep the webhook’s address as this person’s",
  "match.reason": "How do you know?",
  "match.submit": "This is the one",
  "matchReason.SAME_PERSON": "names this person",
  "matchReason.SAME_ADDRESS": "same address",
  "matchReason.UNVERIFIED_ADDRESS": "same address, not verified",
  "matchReason.SIMILAR_ADDRESS": "similar address",
  "matchReason.SAME_COURSE": "same course",
  "matchReason.AWAITS_PARTNER": "waits for the partner",
  "inbox.done.match":
    "It is applied where you said. The state below changes by itself.",
} as const;
