import { randomBytes } from "node:crypto";
import { password as passwords } from "@throughline/api/auth/password";
import { readEnv, type ApiEnv } from "@throughline/api/env";
import { startApi, type Overrides } from "@throughline/api/server";
import { seal } from "@throughline/domain/partner/seal";
import type { Mail } from "@throughline/integrations/mail/client";
import {
  openDatabase,
  type Database,
  type UserRole,
} from "@throughline/prisma";
import { freshDatabase, type FreshDatabase } from "./database.ts";

/** An api that listens on a port of its own, with a database of its own. */
export interface TestApi {
  url: string;
  env: ApiEnv;
  database: FreshDatabase;
  /** As the owner: sees and writes everything. */
  db: Database;
  /** The mail that it sent. */
  mails: Mail[];
  close: () => Promise<void>;
}

export const portalUrl = "http://portal.school.test";

/** Starts an api in this process. `env` replaces variables of the environment. */
export async function startTestApi({
  env: variables = {},
  ...overrides
}: Overrides & { env?: NodeJS.ProcessEnv } = {}): Promise<TestApi> {
  const database = await freshDatabase();
  const env = readEnv({
    DATABASE_URL: database.api,
    AUTH_DATABASE_URL: database.auth,
    PORT: "0",
    AUTH_SECRET: "a secret of the tests, long enough",
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    PORTAL_URL: portalUrl,
    ADMIN_URL: "http://admin.school.test",
    API_URL: "http://api.school.test",
    SMTP_URL: "smtp://127.0.0.1:1",
    LOG_LEVEL: "silent",
    AUTH_RATE_LIMIT_MAX: "1000",
    ...variables,
  });
  const mails: Mail[] = [];
  const mailer = {
    send: (mail: Mail) => {
      mails.push(mail);
      const { messageId } = mail;
      return Promise.resolve({
        kind: "sent",
        messageId,
        response: "",
      } as const);
    },
    close: () => {},
  };
  const api = await startApi(env, { mailer, ...overrides });
  const db = openDatabase(database.owner, { max: 2 });
  return {
    url: api.url,
    env,
    database,
    db,
    mails,
    async close() {
      await api.close();
      await db.$disconnect();
      await database.close();
    },
  };
}

/** A person with a login; without a password, as somebody who was invited only. */
export async function addLogin(
  { db }: Pick<TestApi, "db">,
  login: { email: string; password?: string; role?: UserRole },
): Promise<{ userId: string; personId: string }> {
  const { email, password, role = "STUDENT" } = login;
  const user = await db.user.create({
    data: {
      email,
      role,
      name: "Ana Lovelace",
      person: {
        create: {
          givenName: "Ana",
          familyName: "Lovelace",
          emails: { create: { address: email } },
        },
      },
    },
  });
  const userId = user.id;
  if (password)
    await db.authAccount.create({
      data: {
        userId,
        accountId: userId,
        providerId: "credential",
        password: await passwords.hash(password),
      },
    });
  return { userId, personId: user.personId };
}

/** Signs in and returns the Cookie header. Throws where that is refused. */
export async function signIn(
  { url }: Pick<TestApi, "url">,
  credentials: { email: string; password: string },
): Promise<string> {
  const answer = await postJson(`${url}/api/auth/sign-in/email`, credentials);
  if (!answer.ok) throw new Error(`sign-in was answered ${answer.status}`);
  const cookies = answer.headers.getSetCookie();
  return cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ");
}

/** Posts JSON as the portal's web server does. */
export function postJson(
  address: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(address, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: portalUrl,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

/** A connected partner. Returns its id and its webhook secret. */
export async function addPartner(
  { db, env }: Pick<TestApi, "db" | "env">,
  { slug, baseUrl = "http://127.0.0.1:1" }: { slug: string; baseUrl?: string },
): Promise<{ partnerId: string; secret: string }> {
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const { id } = await db.partner.create({
    data: {
      slug,
      name: slug,
      connection: {
        create: {
          baseUrl,
          sealedApiKey: seal(env.encryptionKey, "sesame"),
          sealedWebhookSecrets: [seal(env.encryptionKey, secret)],
        },
      },
    },
  });
  return { partnerId: id, secret };
}
