/**
 * What every partner school's adapter can do, whatever it speaks underneath.
 *
 * No method throws for anything the partner does: each answer is an outcome with a name.
 * After `unavailable` nobody knows whether the partner acted, so a caller that tries `enrol`
 * again first asks `findEnrolment` with the same reference, and creates only when it is absent.
 */
export interface PartnerAdapter {
  enrol(input: EnrolInput): Promise<EnrolOutcome>;
  /** Looks an enrolment up by the reference that was sent with it. */
  findEnrolment(reference: string): Promise<FindOutcome>;
  /** A fresh address that opens the training for this one learner. */
  launch(input: LaunchInput): Promise<LaunchOutcome>;
  /** Safe to repeat: withdrawing what is already gone is `absent`. */
  withdraw(input: WithdrawInput): Promise<WithdrawOutcome>;
  health(): Promise<HealthOutcome>;
}

/** One learner to be enrolled in one of the partner's courses. */
export interface EnrolInput {
  /** The same for every attempt at the same enrolment. */
  idempotencyKey: string;
  /** Our id of the partner enrolment; the partner echoes it in every webhook. */
  reference: string;
  /** The partner's own code for the course. */
  courseRef: string;
  learner: PartnerLearner;
}

/** What a partner is told about a learner. */
export interface PartnerLearner {
  /** Our id of the person. */
  reference: string;
  email: string;
  givenName: string;
  familyName: string;
}

/** The launch of one enrolment. */
export interface LaunchInput {
  externalId: string;
}

/** The withdrawal of one enrolment, with the reason that the partner is given. */
export interface WithdrawInput {
  externalId: string;
  reason: string;
}

/** How an enrolment went; `refused` is final, `unavailable` is looked up and tried again. */
export type EnrolOutcome =
  | { kind: "accepted"; externalId: string; launchUrl: string | null }
  | Refused
  | Unavailable;

/** What a lookup by reference found. */
export type FindOutcome =
  | {
      kind: "found";
      externalId: string;
      launchUrl: string | null;
      status: PartnerEnrolmentStatus;
      /** Whole percent, 0 to 100; null where the partner does not say. */
      progress: number | null;
    }
  | { kind: "absent" }
  | Refused
  | Unavailable;

/** How far the partner says an enrolment is. */
export type PartnerEnrolmentStatus =
  "pending" | "enrolled" | "completed" | "withdrawn";

/** Where to send the learner. */
export type LaunchOutcome =
  | { kind: "redirect"; url: string; expiresAt: Date | null }
  | { kind: "unavailable"; reason: string };

/** How a withdrawal went; `absent` means that the partner no longer knows the enrolment. */
export type WithdrawOutcome =
  { kind: "withdrawn" } | { kind: "absent" } | Refused | Unavailable;

/** Whether the partner answers and accepts our credentials. */
export type HealthOutcome =
  { kind: "healthy" } | { kind: "unavailable"; reason: string };

/** The partner understood and said no (4xx but 408, 409, 425, 429): never retried. */
export interface Refused {
  kind: "refused";
  httpStatus: number;
  reason: string;
}

/** No answer, or none that makes sense: to be tried again, not before `retryAfterSeconds` where given. */
export interface Unavailable {
  kind: "unavailable";
  reason: string;
  retryAfterSeconds: number | null;
}
