import { createHmac } from "node:crypto";

/** A webhook as a partner puts it on the wire. */
export interface SignedWebhook {
  headers: Record<string, string>;
  body: string;
}

/** Signs a body as Standard Webhooks v1 does. `secret` is `whsec_` and base64; `at` in milliseconds. */
export function signWebhook(
  body: string,
  { id, secret, at }: { id: string; secret: string; at: number },
): SignedWebhook {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const timestamp = String(Math.floor(at / 1_000));
  const signature = createHmac("sha256", key)
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64");
  return {
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${signature}`,
    },
    body,
  };
}

/** What a partner says when a learner has got on, in the partner's own words. */
export function progressBody({
  reference,
  percent,
  at,
}: {
  reference: string;
  percent: number;
  at: number;
}): string {
  return JSON.stringify({
    type: percent === 100 ? "course.completed" : "progress.updated",
    timestamp: new Date(at).toISOString(),
    data: { reference, course_id: "bench-course", progress: percent },
  });
}
