import type { PartnerMessageParse } from "./parse.ts";

/**
 * What every partner school's adapter can do, whatever it speaks underneath.
 *
 * No method throws for anything the partner does: each answer is an outcome with a name.
 * After `unavailable` nobody knows whether the partner acted, so a caller that tries `enrol`
 * again first asks `findEnrolment` with the same reference, and creates only when it is absent.
 */
export interface PartnerAdapter {
  /** What this partner can do at all; what it cannot is answered `unsupported`. */
  capabilities(): Capabilities;
  enrol(input: EnrolInput): Promise<EnrolOutcome>;
  /** Looks an enrolment up by the reference that was sent with it. */
  findEnrolment(reference: string): Promise<FindOutcome>;
  /** A fresh address that opens the training for this one learner. */
  launch(input: LaunchInput): Promise<LaunchOutcome>;
  /** Makes new access details, so that the former open nothing; only where the partner gives any. */
  renewAccess?: (externalId: string) => Promise<AccessOutcome>;
  /** Safe to repeat: withdrawing what is already gone is `absent`. */
  withdraw(input: WithdrawInput): Promise<WithdrawOutcome>;
  /** One page of what the partner says of all its enrolments of ours, from a cursor on; null for the first page. With `since`, only what changed since then, where the partner can tell. */
  fetchProgress(cursor: string | null, since?: Date): Promise<ProgressOutcome>;
  /** The partner's own certificate of one completed enrolment. */
  fetchCertificate(externalId: string): Promise<CertificateOutcome>;
  /** Checks that a webhook is truly the partner's; nothing in it may be trusted before. */
  verifyWebhook(delivery: WebhookDelivery): WebhookVerification;
  /** Reads the body of a verified webhook. Left out where that is in the format of `README.md`, which `parse.ts` reads. */
  readWebhook?: (rawBody: Uint8Array, now: Date) => PartnerMessageParse;
  /** Reads a file in which the partner tells of progress, row by row. */
  importCsv(file: Uint8Array, now: Date): CsvImport | Unsupported;
  health(): Promise<HealthOutcome>;
}

/** What a partner can do. */
export interface Capabilities {
  /** Enrols by itself when asked; otherwise it takes a voucher that the school holds. */
  enrols: boolean;
  needsVoucher: boolean;
  withdraws: boolean;
  /** How a student gets in. */
  launches: "redirect" | "formPost" | "voucher" | "none";
  /** Can be asked for its enrolments, which reconciliation needs. */
  reportsProgress: boolean;
  sendsWebhooks: boolean;
  /** Gives access details that are shown to the student once. Only `enrol` tells them, so it looks up by itself what a lost reply left behind. */
  givesAccess: boolean;
  importsCsv: boolean;
}

/** The partner cannot do this at all. */
export interface Unsupported {
  kind: "unsupported";
}

/** One enrolment as the partner sees it. */
export interface ReportedEnrolment {
  externalId: string;
  /** Our reference, echoed; null where the partner does not keep it. */
  reference: string | null;
  status: PartnerEnrolmentStatus;
  /** Whole percent; null where the partner does not say. */
  progress: number | null;
  score: number | null;
  /** When it last changed there. */
  changedAt: Date | null;
  certificateUrl: string | null;
}

/** A page of enrolments; `next` is null on the last one. */
export type ProgressOutcome =
  | {
      kind: "page";
      enrolments: ReportedEnrolment[];
      next: string | null;
      /** How many entries made no sense and were left out. */
      faulty?: number;
    }
  | Unsupported
  | Refused
  | Unavailable;

/** A partner's certificate. */
export type CertificateOutcome =
  | { kind: "found"; url: string; issuedAt: Date | null }
  | { kind: "absent" }
  | Unsupported
  | Refused
  | Unavailable;

/** A webhook as it came in. */
export interface WebhookDelivery {
  rawBody: Uint8Array;
  /** One header by its name in lower case; undefined where it is missing or given twice. */
  header: (name: string) => string | undefined;
  /** All secrets valid now. */
  secrets: readonly string[];
  now: Date;
}

/** Whether a webhook is the partner's. `id` is the same for every attempt at one message. */
export type WebhookVerification =
  | { kind: "verified"; id: string; sentAt: Date }
  | { kind: "badSignature"; reason: string }
  | { kind: "stale"; reason: string }
  | { kind: "malformed"; field: string; reason: string }
  | Unsupported;

/** What reading a file gave: its rows, or why none of it can be read. */
export type CsvImport =
  { kind: "read"; rows: CsvRow[] } | { kind: "unreadable"; reason: string };

/** A row that makes sense as a message, or one that does not, with the column and the reason. Rows count from 1, the heading apart. */
export type CsvRow =
  | {
      row: number;
      kind: "parsed";
      /** The same for the same fact, in whatever file it stands. */
      dedupeId: string;
      /** In the format of `README.md`. */
      rawBody: string;
    }
  | { row: number; kind: "faulty"; field: string; reason: string };

/** One learner to be enrolled in one of the partner's courses. */
export interface EnrolInput {
  /** The same for every attempt at the same enrolment. */
  idempotencyKey: string;
  /** Our id of the partner enrolment; the partner echoes it in every webhook. */
  reference: string;
  /** The partner's own code for the course. */
  courseRef: string;
  learner: PartnerLearner;
  /** The code taken for this student, where the partner needs one. */
  voucher?: string;
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
  /** The student's code, where the partner needs one. */
  voucher?: string;
}

/** The withdrawal of one enrolment, with the reason that the partner is given. */
export interface WithdrawInput {
  externalId: string;
  reason: string;
}

/** How an enrolment went; `refused` is final, `unavailable` is looked up and tried again. */
export type EnrolOutcome =
  | {
      kind: "accepted";
      externalId: string;
      launchUrl: string | null;
      /** Name and value of what the student signs in with, where the partner made an account; told this once. */
      access?: Record<string, string>;
    }
  | Refused
  | Unavailable;

/** New access details, told this once. */
export type AccessOutcome =
  { kind: "renewed"; access: Record<string, string> } | Refused | Unavailable;

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
  | {
      kind: "formPost";
      url: string;
      fields: Record<string, string>;
      expiresAt: Date | null;
    }
  | { kind: "voucher"; code: string; url: string | null }
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
  cause: UnavailableCause;
  reason: string;
  retryAfterSeconds: number | null;
}

/** Why there is no answer: how long to wait, and whether the partner as a whole is in trouble, goes by this. */
export type UnavailableCause =
  /** 429: the partner is well and wants fewer calls. */
  | "rateLimited"
  /** 408, 409, 425: the moment was bad for this request. */
  | "passing"
  | "timeout"
  | "network"
  /** 5xx, and every other status that is not one of the contract's. */
  | "server"
  /** A success whose body makes no sense. */
  | "nonsense";
