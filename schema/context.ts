import type { LoggedEvent } from "@throughline/domain/event/read";
import type { EvidenceRow } from "@throughline/domain/partner/take-in-evidence";
import type { Vault } from "@throughline/domain/partner/vault";
import type { Tx } from "@throughline/domain/transaction";
import type {
  Database,
  PartnerAdapterKind,
  UserRole,
} from "@throughline/prisma";

/** Who asks. Without a login: role ANONYMOUS and no ids. */
export interface RequestViewer {
  role: UserRole | "ANONYMOUS";
  userId: string | null;
  personId: string | null;
  /** Records of the same human that were merged into this one: what happened to them happened to the viewer. */
  formerPersonIds: readonly string[];
  name: string;
}

/** What a request's resolvers work with. */
export interface Context {
  viewer: RequestViewer;
  /** Reads as the viewer: row-level security stands behind every statement. */
  db: Database;
  /** Runs one command as the viewer, in one transaction. */
  transact: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * Runs a command that the viewer may set off but whose rows it may not write, such as a student who takes up a step: the
   * viewer is the actor, the rights are the school's. Ask first, through `db`, whether the thing is the viewer's.
   */
  transactForViewer: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
  now: () => Date;
  school: School;
  feed: EventFeed;
  partners: PartnerDoor;
  /** Seals what is kept secret, and opens it for whom it is meant. */
  vault: Vault;
  lti: LtiDoor;
  stripe: StripeDoor;
  guests: GuestDoor;
}

/** The school, as it shows itself. */
export interface School {
  name: string;
  /** The portal's origin. */
  portalUrl: string;
}

/** The live end of the event log. */
export interface EventFeed {
  /**
   * The events after a cursor (from now on where it is null) that match, in order, each once, until the consumer returns.
   * Throws `InvalidCursor` where the cursor is not one of ours.
   */
  follow: (
    after: string | null,
    matches: (event: LoggedEvent) => boolean,
  ) => AsyncIterable<LoggedEvent>;
  /** The end of the log as of now. */
  position: () => Promise<{ cursor: string }>;
}

/** The way to partners while a person waits. Nothing here writes. */
export interface PartnerDoor {
  /** Where the student goes to take a step at its partner, asked of the partner now. */
  launch: (partnerEnrollmentId: string) => Promise<LaunchOutcome>;
  /** New access details for a place, asked of the partner now; the former open nothing any more. */
  renewAccess: (partnerEnrollmentId: string) => Promise<RenewedAccess>;
  /** Whether the partner answers and accepts our credentials, asked of it now. */
  test: (partnerId: string) => Promise<PartnerHealth>;
  /** What a partner can do at all; null where it has no connection. Calls nobody. */
  capabilities: (partnerId: string) => Promise<PartnerCapabilities | null>;
  /** Reads a file in which a partner tells of completions. Calls nobody. */
  readEvidence: (partnerId: string, text: string) => Promise<EvidenceReading>;
  /** What is wrong with a connection before it is kept; null where all is well. Looks its hosts up, and calls nobody. */
  faultOfConnection: (connection: {
    adapter: PartnerAdapterKind;
    baseUrl: string;
    settings: Record<string, unknown>;
  }) => Promise<{ field: string; reason: string } | null>;
}

/** Where a student goes to take a step. */
export type LaunchOutcome =
  | { kind: "redirect"; url: string }
  /** The student's browser posts these fields there. */
  | {
      kind: "formPost";
      url: string;
      fields: { name: string; value: string }[];
    }
  /** The student redeems a code, at the address where there is one. */
  | { kind: "voucher"; code: string; url: string | null }
  /** We let nobody go; the reason is for whoever asks. */
  | { kind: "refused"; reason: string }
  | { kind: "unavailable"; reason: string };

export type RenewedAccess =
  | { kind: "renewed"; details: Record<string, string> }
  | { kind: "unavailable"; reason: string };

export type PartnerHealth =
  { kind: "healthy" } | { kind: "unavailable"; reason: string };

/** What a partner can do. */
export interface PartnerCapabilities {
  enrols: boolean;
  needsVoucher: boolean;
  withdraws: boolean;
  launches: "redirect" | "formPost" | "voucher" | "none";
  reportsProgress: boolean;
  sendsWebhooks: boolean;
  givesAccess: boolean;
  importsCsv: boolean;
}

/** A partner's file, read. Rows count from 1, the heading apart. */
export type EvidenceReading =
  | { kind: "read"; rows: EvidenceRow[] }
  | { kind: "unreadable"; reason: string }
  | { kind: "unsupported" };

/** How often those who are not signed in may do something. */
export interface GuestDoor {
  /** Counts a checkout that a guest begins, and says in how many seconds they may try again: 0 where this one is heard. */
  countCheckout: () => Promise<number>;
}

/** The way to Stripe while a person waits. Nothing here writes to our database. */
export interface StripeDoor {
  /** False where no key is set: nothing can be sold then, and the screens say so. */
  isConfigured: boolean;
  /** Opens a hosted checkout; the same key finds the same one. */
  createCheckout: (checkout: CheckoutRequest) => Promise<CheckoutStart>;
  /** Makes the account where `stripeAccountId` is null, then a link by which its owner tells Stripe what it wants to know. */
  startOnboarding: (onboarding: OnboardingRequest) => Promise<OnboardingStart>;
  /** Where the owner of a license changes seats, card, or cancels: Stripe's own customer portal. */
  startBillingPortal: (portal: {
    customerId: string;
    returnUrl: string;
  }) => Promise<{ kind: "ready"; url: string } | StripeUnavailable>;
}

export interface StripeUnavailable {
  kind: "unavailable";
  reason: string;
}

export interface CheckoutRequest {
  orderId: string;
  mode: "payment" | "subscription";
  stripePriceId: string;
  quantity: number;
  trialDays: number;
  /** Where it is known; a guest types it at Stripe. */
  email: string | null;
  successUrl: string;
  cancelUrl: string;
  /** Groups the transfers of one order. */
  transferGroup: string;
  /** For reading in Stripe's dashboard, and for finding our way back. */
  metadata: Record<string, string>;
}

export type CheckoutStart =
  | { kind: "ready"; checkoutSessionId: string; url: string; expiresAt: Date }
  | StripeUnavailable;

export interface OnboardingRequest {
  payoutAccountId: string;
  stripeAccountId: string | null;
  /** The payee's accounts that were closed before: none of them is meant. */
  formerStripeAccountIds: readonly string[];
  name: string;
  email: string;
  country: string;
  refreshUrl: string;
  returnUrl: string;
}

export type OnboardingStart =
  { kind: "ready"; stripeAccountId: string; url: string } | StripeUnavailable;

/** LTI, where we are the platform that opens partners' tools. */
export interface LtiDoor {
  endpoints: LtiEndpoints;
  /** Where the admin goes to choose what a step opens at its tool. */
  startDeepLink: (courseStepId: string) => Promise<DeepLinkStart>;
}

/** What a tool must be told of us. */
export interface LtiEndpoints {
  issuer: string;
  authorizationUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  deepLinkUrl: string;
}

export type DeepLinkStart =
  | { kind: "ready"; url: string }
  | { kind: "notFound" | "refused"; message: string };

/** Thrown by {@link EventFeed.follow}. */
export class InvalidCursor extends Error {
  override name = "InvalidCursor";
}
