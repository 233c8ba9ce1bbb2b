/** What a partner says about one student's enrolment there, in our words. */
export interface PartnerMessage {
  type:
    | "enrollmentCreated"
    | "progressUpdated"
    | "courseCompleted"
    | "certificateIssued";
  /** The partner's own time of the fact. */
  occurredAt: Date;
  /** The partner's id of the enrolment. */
  externalId: string | null;
  /** Our id of it, echoed. */
  reference: string | null;
  /** Percent. */
  progress: number | null;
  score: number | null;
  certificateUrl: string | null;
  launchUrl: string | null;
}

/** What reading a message's body gave. */
export type Reading =
  | { kind: "parsed"; message: PartnerMessage }
  | { kind: "unknownType"; type: string }
  | { kind: "malformed" | "nonsense"; field: string; reason: string };

/** What became of a message. */
export type Applied =
  | { kind: "applied"; enrollmentStepId?: string }
  | { kind: "ignored"; reason: string; enrollmentStepId?: string }
  | { kind: "quarantined"; reason: string };
