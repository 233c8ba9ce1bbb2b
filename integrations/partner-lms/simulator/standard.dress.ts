import { createHmac } from "node:crypto";
import type { DressedWebhook, WebhookBody } from "./outbox.ts";
import type { SimulatedPartner } from "./settings.ts";

/** A message as Standard Webhooks have it: signed anew for each attempt. */
export function dressStandard(
  {
    webhookUrl,
    webhookSecret,
  }: Pick<SimulatedPartner, "webhookUrl" | "webhookSecret">,
  message: WebhookBody,
): DressedWebhook {
  const body = JSON.stringify(message);
  return {
    url: webhookUrl,
    body,
    headers: (id, now) => signedHeaders(id, body, webhookSecret, now),
  };
}

function signedHeaders(
  id: string,
  body: string,
  secret: string,
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1_000);
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key)
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64");
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature}`,
  };
}
