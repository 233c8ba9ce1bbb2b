import type { Store } from "@throughline/domain/transaction";
import type { Logo } from "@throughline/integrations/certificate/logo";
import type { Mailer } from "@throughline/integrations/mail/client";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { Logger } from "pino";

/** What a job works with. Time, randomness and the outside world come from here alone. */
export interface Desk {
  store: Store;
  now: () => Date;
  randomBytes: (size: number) => Uint8Array;
  log: Logger;
  mailer: Mailer;
  /** The adapter that reaches a partner; null for a partner without a connection. */
  partnerAdapter: (partnerId: string) => Promise<PartnerAdapter | null>;
  /** Null where the school has no key of Stripe. */
  stripe: StripeClient | null;
  school: School;
  /** Seals what the school keeps secret: its signing keys. */
  encryptionKey: Uint8Array;
}

/** What stands on certificates and in mails. */
export interface School {
  name: string;
  signatory: string;
  portalUrl: string;
  adminUrl: string;
  /** IANA name of the zone of the school's own clock. */
  timeZone: string;
  /** When the staff's digest is written, by that clock: `07:00`. */
  digestAt: string;
  /** Null where the school has none. */
  logo: Logo | null;
}
