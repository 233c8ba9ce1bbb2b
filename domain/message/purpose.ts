/** Why the school writes to a person, and how long that is still worth saying, in hours. */
export const purposes = {
  /** Set a password and begin. */
  invitation: { worthHours: 7 * 24 },
  /** A partner accepted the student: the step can be begun. */
  stepStarted: { worthHours: 72 },
  /** The course is completed; the certificate is ready. */
  courseCompleted: { worthHours: 14 * 24 },
  /** The certificate was issued anew, such as after a change of name. */
  certificateReissued: { worthHours: 14 * 24 },
  /** The certificate ends soon. */
  certificateExpiring: { worthHours: 14 * 24 },
  /** What needs the staff since the last letter. */
  staffDigest: { worthHours: 24 },
} as const;

export type Purpose = keyof typeof purposes;
