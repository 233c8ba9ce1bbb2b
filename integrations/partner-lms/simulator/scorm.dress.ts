import type { DressedWebhook, WebhookBody } from "./outbox.ts";
import { describeRegistration } from "./scorm.routes.ts";
import type { SimulatedPartner } from "./settings.ts";
import type { EnrolmentStore } from "./store.ts";

/** A postback as SCORM Cloud makes it: the registration as it stands, to the address given with it. Other news are not told. */
export function dressPostback(
  { slug }: SimulatedPartner,
  { type, data }: WebhookBody,
  store: EnrolmentStore,
): DressedWebhook | null {
  const enrolment = store.byReference(slug, data.reference);
  const tells = type === "progress.updated" || type === "course.completed";
  if (!tells || enrolment?.postBack === undefined) return null;
  const { url, userName, password } = enrolment.postBack;
  const credentials = Buffer.from(`${userName}:${password}`).toString("base64");
  return {
    url,
    body: JSON.stringify(describeRegistration(enrolment)),
    headers: () => ({
      "content-type": "application/json",
      authorization: `Basic ${credentials}`,
    }),
  };
}
