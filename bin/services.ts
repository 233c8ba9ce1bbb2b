import type { LoginUrls } from "../prisma/roles.ts";
import { files } from "./layout.ts";
import type { Ports } from "./ports.ts";
import type { Service } from "./process.ts";
import type { Secrets } from "./secrets.ts";
import { simulatedPartners } from "./simulated-partners.ts";
import type { StripeChoice } from "./stripe.ts";
import type { Urls } from "./urls.ts";

export interface Surroundings {
  env: NodeJS.ProcessEnv;
  dev: boolean;
  ports: Ports;
  urls: Urls;
  secrets: Secrets;
  stripe: StripeChoice;
  /** The database as each of the roles may use it. */
  databases: LoginUrls;
}

/**
 * The product's processes in stages, outside world first: a stage is stopped only when the ones after it have ended.
 * Each is given only the secrets that it needs.
 */
export function listServices(surroundings: Surroundings): Service[][] {
  return [
    [
      inbox(surroundings),
      simulator(surroundings),
      ltiTool(surroundings),
      ...(surroundings.stripe.isSimulated
        ? [stripeSimulator(surroundings)]
        : []),
    ],
    [api(surroundings)],
    [jobs(surroundings)],
    [web("portal", surroundings), web("admin", surroundings)],
  ];
}

function inbox({ env, ports, urls }: Surroundings): Service {
  return {
    name: "inbox",
    args: [
      "node_modules/maildev/bin/maildev",
      ...["--ip", "127.0.0.1", "--smtp", String(ports.smtp)],
      ...["--web-ip", "127.0.0.1", "--web", String(ports.inbox)],
      ...["--mail-directory", files.mail],
    ],
    env: withoutSecrets(env),
    healthUrl: `${urls.inbox}/healthz`,
  };
}

function simulator({ env, ports, urls, secrets }: Surroundings): Service {
  return {
    name: "simulator",
    args: ["integrations/partner-lms/simulator/main.ts"],
    env: {
      ...withoutSecrets(env),
      PARTNER_SIMULATOR_HOST: "127.0.0.1",
      PARTNER_SIMULATOR_PORT: String(ports.simulator),
      PARTNER_SIMULATOR_PUBLIC_URL: urls.simulator,
      PARTNER_SIMULATOR_RETURN_URL: urls.portal,
      PARTNER_SIMULATOR_PARTNERS: JSON.stringify(
        simulatedPartners(secrets.partners, urls.partnerWebhooks),
      ),
    },
    healthUrl: `${urls.simulator}/control/state`,
  };
}

/** Registered with this school as the seed connects it. */
function ltiTool({ env, ports, urls }: Surroundings): Service {
  return {
    name: "lti-tool",
    args: ["integrations/partner-lms/lti/simulator/main.ts"],
    env: {
      ...withoutSecrets(env),
      LTI_TOOL_HOST: "127.0.0.1",
      LTI_TOOL_PORT: String(ports.ltiTool),
      LTI_TOOL_PUBLIC_URL: urls.ltiTool,
      LTI_TOOL_CLIENT_ID: "practice-lab",
      LTI_TOOL_DEPLOYMENT_ID: "throughline-demo",
      LTI_TOOL_PLATFORM_URL: urls.api,
    },
    healthUrl: `${urls.ltiTool}/health`,
  };
}

/** Remembers what was bought from one start to the next, as the database does. */
function stripeSimulator({ env, ports, urls, stripe }: Surroundings): Service {
  return {
    name: "stripe",
    args: ["integrations/stripe/simulator/main.ts"],
    env: {
      ...withoutSecrets(env),
      ...stripe.api,
      STRIPE_SIMULATOR_HOST: "127.0.0.1",
      STRIPE_SIMULATOR_PORT: String(ports.stripe),
      STRIPE_SIMULATOR_PUBLIC_URL: urls.stripe,
      STRIPE_SIMULATOR_WEBHOOK_URL: urls.stripeWebhooks,
      STRIPE_SIMULATOR_STATE: files.stripe,
    },
    healthUrl: `${urls.stripe}/health`,
  };
}

function api(surroundings: Surroundings): Service {
  const { env, dev, ports, urls, secrets, databases, stripe } = surroundings;
  return {
    name: "api",
    args: [...watched(dev), "api/server.ts"],
    env: {
      ...withoutSecrets(env),
      NODE_ENV: dev ? "development" : "production",
      HOST: env.HOST || "127.0.0.1",
      PORT: String(ports.api),
      DATABASE_URL: databases.api,
      AUTH_DATABASE_URL: databases.auth,
      AUTH_SECRET: secrets.auth,
      ENCRYPTION_KEY: secrets.encryption,
      API_URL: urls.api,
      PORTAL_URL: urls.portal,
      ADMIN_URL: urls.admin,
      SMTP_URL: urls.smtp,
      // The demo's partner schools run on this machine.
      PRIVATE_PARTNERS: env.PRIVATE_PARTNERS || "allow",
      ...stripe.api,
    },
    healthUrl: `${urls.api}/health`,
  };
}

function jobs(surroundings: Surroundings): Service {
  const { env, dev, ports, urls, secrets, databases, stripe } = surroundings;
  return {
    name: "jobs",
    args: [...watched(dev), "jobs/worker.ts"],
    env: {
      ...withoutSecrets(env),
      NODE_ENV: dev ? "development" : "production",
      HOST: "127.0.0.1",
      PORT: String(ports.jobs),
      DATABASE_URL: databases.worker,
      ENCRYPTION_KEY: secrets.encryption,
      PORTAL_URL: urls.portal,
      ADMIN_URL: urls.admin,
      API_URL: urls.api,
      SMTP_URL: urls.smtp,
      ...stripe.jobs,
      PRIVATE_PARTNERS: env.PRIVATE_PARTNERS || "allow",
    },
    healthUrl: `http://127.0.0.1:${ports.jobs}/health`,
  };
}

function web(name: "portal" | "admin", surroundings: Surroundings): Service {
  const { env, dev, ports, urls } = surroundings;
  return {
    name,
    args: [`${name}/server.ts`, ...(dev ? ["--dev"] : [])],
    env: {
      ...withoutSecrets(env),
      NODE_ENV: dev ? "development" : "production",
      HOST: env.HOST || "127.0.0.1",
      PORT: String(ports[name]),
      PUBLIC_URL: urls[name],
      PORTAL_URL: urls.portal,
      API_URL: urls.api,
    },
    healthUrl: `http://127.0.0.1:${ports[name]}/healthz`,
  };
}

function watched(dev: boolean) {
  return dev ? ["--watch", "--watch-preserve-output"] : [];
}

const secretVariables = [
  "DATABASE_URL",
  "AUTH_DATABASE_URL",
  "DATABASE_ROLE_SECRET",
  "AUTH_SECRET",
  "ENCRYPTION_KEY",
  "DEMO_PARTNER_SECRETS",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "STRIPE_WEBHOOK_SECRET_PREVIOUS",
  "STRIPE_CONNECT_WEBHOOK_SECRET",
];

function withoutSecrets(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !secretVariables.includes(entry[0]),
  );
  return Object.fromEntries(entries);
}
