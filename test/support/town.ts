import { randomBytes } from "node:crypto";
import { readEnv } from "@throughline/api/env";
import { startApi } from "@throughline/api/server";
import {
  startPartnerSimulator,
  type PartnerSimulator,
} from "@throughline/integrations/partner-lms/simulator/server";
import {
  startStripeSimulator,
  type StripeSimulator,
} from "@throughline/integrations/stripe/simulator/server";
import { readEnvironment } from "@throughline/jobs/env";
import { startWorker } from "@throughline/jobs/worker";
import { openDatabase, type Database } from "@throughline/prisma";
import { makeConnection } from "@throughline/seed/factory/connection";
import {
  makeCourse,
  type CourseWithSteps,
} from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makeUser } from "@throughline/seed/factory/user";
import {
  freshDatabase,
  type FreshDatabase,
  type TestDatabaseServer,
} from "./database.ts";
import { openMailbox, type Mailbox } from "./mailbox.ts";
import { freePort } from "./port.ts";
import { signIn, type ApiClient } from "./api-client.ts";

export const adminLogin = {
  email: "admin@school.example",
  password: "a long admin password",
};
export const slugs = ["milady", "certiport", "nha"] as const;
export type Slug = (typeof slugs)[number];

/** The product running for a test: api, worker, three partner schools, Stripe and a mail server, all over real connections. */
export interface Town {
  urls: FreshDatabase;
  /** As the owner, for looking. */
  database: Database;
  api: { url: string };
  partners: PartnerSimulator;
  /** Stands for Stripe: what buyers, banks and its dashboard do, and its webhooks. */
  stripe: StripeSimulator;
  mailbox: Mailbox;
  /** A strict course of three steps, one at each partner. */
  course: CourseWithSteps;
  admin: ApiClient;
  secrets: Record<Slug, string>;
  /** What a worker process of this town is told. */
  jobsEnvironment: Record<string, string>;
  startWorker: () => Promise<{ close: () => Promise<void> }>;
  close: () => Promise<void>;
}

export interface TownPlan {
  workers?: number;
  portalUrl?: string;
  adminUrl?: string;
  /** The school has no key of Stripe. */
  withoutPayments?: boolean;
  /** Where the town's database is made; the tests' own PostgreSQL where it is left out. */
  server?: TestDatabaseServer;
}

/** Builds a town on a fresh database. Without `workers` nobody works until `startWorker` is called. */
export async function openTown({
  workers = 1,
  portalUrl,
  adminUrl,
  withoutPayments = false,
  server,
}: TownPlan = {}): Promise<Town> {
  const urls = await freshDatabase(server);
  const database = openDatabase(urls.owner, { max: 4 });
  const mailbox = await openMailbox();
  const encryptionKey = randomBytes(32);
  const apiUrl = `http://127.0.0.1:${await freePort()}`;
  const stripeSecrets = {
    key: `sk_test_${randomBytes(12).toString("hex")}`,
    webhook: `whsec_${randomBytes(24).toString("base64")}`,
    connectWebhook: `whsec_${randomBytes(24).toString("base64")}`,
  };
  const stripe = await startStripeSimulator({
    port: 0,
    secretKey: stripeSecrets.key,
    webhooks: {
      url: `${apiUrl}/webhooks/stripe`,
      secret: stripeSecrets.webhook,
      connectSecret: stripeSecrets.connectWebhook,
    },
    now: () => new Date(),
    random: Math.random,
    retryFactor: 0.001,
  });
  const common = {
    ...(!withoutPayments && {
      STRIPE_SECRET_KEY: stripeSecrets.key,
      STRIPE_API_BASE: stripe.url,
    }),
    ENCRYPTION_KEY: encryptionKey.toString("base64"),
    SMTP_URL: mailbox.smtpUrl,
    PORTAL_URL: portalUrl ?? "http://portal.test",
    LOG_LEVEL: "silent",
  };
  const api = await startApi(
    readEnv({
      ...common,
      DATABASE_URL: urls.api,
      AUTH_DATABASE_URL: urls.auth,
      PORT: new URL(apiUrl).port,
      API_URL: apiUrl,
      ADMIN_URL: adminUrl ?? "http://admin.test",
      AUTH_SECRET: randomBytes(32).toString("hex"),
      STRIPE_WEBHOOK_SECRET: stripeSecrets.webhook,
      STRIPE_CONNECT_WEBHOOK_SECRET: stripeSecrets.connectWebhook,
      AUTH_RATE_LIMIT_MAX: "1000",
    }),
  );
  const keys = slugs.map((slug) => ({
    slug,
    apiKey: `key-of-${slug}`,
    webhookSecret: `whsec_${randomBytes(32).toString("base64")}`,
  }));
  const partners = await startPartnerSimulator({
    port: 0,
    partners: keys.map((key) => ({
      ...key,
      name: key.slug,
      webhookUrl: `${api.url}/webhooks/partners/${key.slug}`,
      courses: [
        { ref: `${key.slug}-course`, title: `The course of ${key.slug}` },
      ],
    })),
    now: () => new Date(),
    random: Math.random,
    retryFactor: 0.001,
  });
  const course = await makeCatalogue(database, {
    keys,
    partnersUrl: partners.url,
    encryptionKey,
  });
  await makeUser(database, { role: "ADMIN", ...adminLogin });

  const jobsEnvironment = { ...common, DATABASE_URL: urls.worker, PORT: "0" };
  const startOne = () => startWorker(readEnvironment(jobsEnvironment));
  const running = new Set<{ close: () => Promise<void> }>();
  for (let count = 0; count < workers; count += 1)
    running.add(await startOne());

  return {
    urls,
    database,
    api,
    partners,
    stripe,
    mailbox,
    course,
    admin: await signIn(api.url, adminLogin),
    secrets: Object.fromEntries(
      keys.map(({ slug, webhookSecret }) => [slug, webhookSecret]),
    ) as Record<Slug, string>,
    jobsEnvironment,
    async startWorker() {
      const worker = await startOne();
      running.add(worker);
      return {
        async close() {
          running.delete(worker);
          await worker.close();
        },
      };
    },
    async close() {
      await partners.close();
      await stripe.close();
      await Promise.all([...running].map((worker) => worker.close()));
      await api.close();
      await mailbox.close();
      await database.$disconnect();
      await urls.close();
    },
  };
}

interface CatalogueSettings {
  keys: { slug: Slug; apiKey: string; webhookSecret: string }[];
  partnersUrl: string;
  encryptionKey: Uint8Array;
}

async function makeCatalogue(
  database: Database,
  { keys, partnersUrl, encryptionKey }: CatalogueSettings,
): Promise<CourseWithSteps> {
  const steps = [];
  for (const { slug, apiKey, webhookSecret } of keys) {
    const partner = await makePartner(database, { slug, name: slug });
    await makeConnection(database, {
      partnerId: partner.id,
      encryptionKey,
      baseUrl: `${partnersUrl}/${slug}/v1`,
      apiKey,
      webhookSecrets: [webhookSecret],
    });
    steps.push({
      partnerId: partner.id,
      partnerCourseRef: `${slug}-course`,
      label: slug.toUpperCase(),
      title: `At ${slug}`,
    });
  }
  return makeCourse(database, { code: "TOWN", title: "Town Studies", steps });
}
