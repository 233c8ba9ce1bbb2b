import type { DressedWebhook, WebhookBody } from "./outbox.ts";
import { dressPostback } from "./scorm.dress.ts";
import type { SimulatedPartner } from "./settings.ts";
import { dressStandard } from "./standard.dress.ts";
import type { EnrolmentStore } from "./store.ts";

type Dress = (
  partner: SimulatedPartner,
  message: WebhookBody,
  store: EnrolmentStore,
) => DressedWebhook | null;

/** How each kind of school says what happened. */
export const dresses: Record<NonNullable<SimulatedPartner["kind"]>, Dress> = {
  rest: dressStandard,
  account: dressStandard,
  scorm: dressPostback,
  // What is completed there is told by file.
  voucher: () => null,
};
