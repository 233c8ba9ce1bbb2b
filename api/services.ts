import { openQueue } from "@throughline/domain/queue/queue";
import type { Store } from "@throughline/domain/transaction";
import { smtpMailer, type Mailer } from "@throughline/integrations/mail/client";
import { openStripe } from "@throughline/integrations/stripe/client";
import type { StripeSettings } from "@throughline/integrations/stripe/env";
import { openDatabase } from "@throughline/prisma";
import { openHints } from "@throughline/prisma/hint";
import { viewedBy } from "@throughline/prisma/viewer";
import { openAuth, type Auth } from "./auth/auth.ts";
import { identityFinder, type IdentityFinder } from "./auth/identity.ts";
import { openBadgeOffice, type BadgeOffice } from "./badge/badge-office.ts";
import type { Services } from "./context.ts";
import type { ApiEnv } from "./env.ts";
import { openFeed } from "./events/feed.ts";
import type { Origins } from "./http/origins.ts";
import type { Logger } from "./log.ts";
import type { StripeDesk } from "./stripe/door.ts";
import { taxSettingOf } from "./stripe/tax-setting.ts";

export interface OpenServices extends Services {
  auth: Auth;
  badges: BadgeOffice;
  identityOf: IdentityFinder;
  close: () => Promise<void>;
}

export interface ServiceOptions {
  env: ApiEnv;
  origins: Origins;
  now: () => Date;
  log: Logger;
  mailer?: Mailer;
}

/** How long mail that is being handed over may still take when the process ends, in milliseconds. */
const mailPatienceMs = 1_000;

/** Opens what requests are answered with. Throws where the database cannot be reached. */
export async function openServices({
  env,
  origins,
  now,
  log,
  mailer = smtpMailer({ ...env.smtp, from: env.mailFrom }),
}: ServiceOptions): Promise<OpenServices> {
  const onError = (error: unknown) => log.error(error, "in the background");
  const database = openDatabase(env.databaseUrl);
  const authDatabase = openDatabase(env.authDatabaseUrl, { max: 5 });
  const { databaseUrl, redisUrl } = env;
  const hints = openHints({ databaseUrl, redisUrl }, onError);
  const systemDb = viewedBy(database, { role: "SYSTEM", personId: null });
  const feed = openFeed({ db: systemDb, onError });
  const { queue, close: closeQueue } = await openQueue(databaseUrl, onError);
  const store: Store = { database, queue, announce: hints.announce };
  await hints.listen(feed.wake);

  const unfinished = new Set<Promise<unknown>>();
  const inBackground = (work: Promise<unknown>) => {
    unfinished.add(work);
    void work.catch(onError).finally(() => unfinished.delete(work));
  };
  const auth = openAuth({
    env,
    database: authDatabase,
    mailer,
    trustedOrigins: origins.list,
    now,
    log,
    inBackground,
  });

  const school = { name: env.schoolName, portalUrl: env.portalUrl };
  const badges = openBadgeOffice({
    issuer: { name: school.name, url: school.portalUrl },
    store,
    systemDb,
    encryptionKey: env.encryptionKey,
    now,
  });

  return {
    store,
    systemDb,
    feed,
    encryptionKey: env.encryptionKey,
    school,
    allowsPrivatePartners: env.allowsPrivatePartners,
    apiUrl: env.apiUrl,
    stripe: stripeDesk(env.stripe, now),
    guests: {
      counter: async () => (await auth.$context).adapter,
      max: env.authRateLimitMax,
    },
    now,
    auth,
    badges,
    identityOf: identityFinder(systemDb),
    async close() {
      const cut = setTimeout(() => mailer.close(), mailPatienceMs);
      await Promise.allSettled(unfinished);
      clearTimeout(cut);
      mailer.close();
      await Promise.all([feed.close(), hints.close(), closeQueue()]);
      await Promise.all([database.$disconnect(), authDatabase.$disconnect()]);
    },
  };
}

function stripeDesk(
  settings: StripeSettings | null,
  now: () => Date,
): StripeDesk | null {
  if (settings === null) return null;
  const client = openStripe(settings);
  return { client, taxSetting: taxSettingOf(client, now) };
}
