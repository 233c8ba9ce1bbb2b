import type { Store } from "@throughline/domain/transaction";
import type { Mailer } from "@throughline/integrations/mail/client";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
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
  school: { name: string; signatory: string; portalUrl: string };
}
