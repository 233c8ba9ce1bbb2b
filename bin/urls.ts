import type { Ports } from "./ports.ts";

export type Urls = ReturnType<typeof chooseUrls>;

/** Where each part is found. PORTAL_URL and ADMIN_URL name what people type where a proxy stands in front. */
export function chooseUrls(env: NodeJS.ProcessEnv, ports: Ports) {
  const api = `http://127.0.0.1:${ports.api}`;
  return {
    portal: env.PORTAL_URL || `http://127.0.0.1:${ports.portal}`,
    admin: env.ADMIN_URL || `http://127.0.0.1:${ports.admin}`,
    api,
    graphql: `${api}/graphql`,
    subscriptions: `ws://127.0.0.1:${ports.api}/graphql`,
    partnerWebhooks: `${api}/webhooks/partners`,
    inbox: `http://127.0.0.1:${ports.inbox}`,
    smtp: env.SMTP_URL || `smtp://127.0.0.1:${ports.smtp}`,
    simulator: `http://127.0.0.1:${ports.simulator}`,
    ltiTool: `http://127.0.0.1:${ports.ltiTool}`,
    stripe: `http://127.0.0.1:${ports.stripe}`,
    stripeWebhooks: `${api}/webhooks/stripe`,
  };
}
