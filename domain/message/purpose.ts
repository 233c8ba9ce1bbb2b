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
  /** What was bought is paid: the receipt, and for a guest the link that makes it theirs. */
  orderPaid: { worthHours: 14 * 24 },
  /** The checkout is done, and the money takes days: the bank is waited for. */
  orderPending: { worthHours: 3 * 24 },
  /** They took a purchase of a course that they are in already: its place can be given away. */
  placeSpare: { worthHours: 14 * 24 },
  /** Money goes back. */
  orderRefunded: { worthHours: 14 * 24 },
  /** What needs the staff since the last letter. */
  staffDigest: { worthHours: 24 },
  /** Their course stands still, for its payment is disputed or its license does not run. */
  coursePaused: { worthHours: 7 * 24 },
  /** What stopped their course is settled. */
  courseResumed: { worthHours: 7 * 24 },
  /** Their course ended before they completed it: the payment or the place went back. */
  courseEnded: { worthHours: 14 * 24 },
  /** Somebody gave them a place; goes to their address in the name of whoever gave it. */
  seatInvitation: { worthHours: 7 * 24 },
  /** What becomes of a license, for whoever manages it: its trial ends, a payment failed, its places stopped. */
  licenseNotice: { worthHours: 3 * 24 },
  /** A seat in a class is theirs. */
  classBooked: { worthHours: 72 },
  /** A booking ended, by them or by the school. */
  classLeft: { worthHours: 72 },
  /** A class that they booked is at another time or place. */
  classMoved: { worthHours: 72 },
  /** A class that they booked, or waited for, was called off. */
  classCanceled: { worthHours: 72 },
  /** A seat that they waited for is held for them for a time. */
  seatOffered: { worthHours: 24 },
  /** The offer ran out or was withdrawn; the seat moved on. */
  offerEnded: { worthHours: 72 },
  /** Booking closed while they waited. */
  waitEnded: { worthHours: 72 },
} as const;

export type Purpose = keyof typeof purposes;
