import { randomBytes } from "node:crypto";
import path from "node:path";
import { openDatabase } from "@throughline/prisma";
import { makeConnection } from "@throughline/seed/factory/connection";
import { makePartner } from "@throughline/seed/factory/partner";
import type { FreshDatabase } from "../../support/database.ts";
import { freePort } from "../../support/port.ts";
import { until } from "../../support/until.ts";
import { startChild } from "../child.ts";

const program = path.join(import.meta.dirname, "../../../api/server.ts");
const slug = "bench";

/** The api as it runs in production, in a process of its own, with one partner that may send messages. */
export interface IngestApi {
  url: string;
  /** Where the partner sends to. */
  path: string;
  secret: string;
  source: string;
  close: () => Promise<void>;
}

/** Starts it on a database. No worker runs: what is measured ends with the answer. */
export async function startIngestApi(urls: FreshDatabase): Promise<IngestApi> {
  const encryptionKey = randomBytes(32);
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const owner = openDatabase(urls.owner, { max: 1 });
  const { id: partnerId } = await makePartner(owner, { slug });
  await makeConnection(owner, {
    partnerId,
    encryptionKey,
    webhookSecrets: [secret],
  });
  await owner.$disconnect();
  const url = `http://127.0.0.1:${await freePort()}`;
  const api = startChild(program, {
    env: {
      NODE_ENV: "production",
      DATABASE_URL: urls.api,
      AUTH_DATABASE_URL: urls.auth,
      PORT: new URL(url).port,
      API_URL: url,
      PORTAL_URL: "http://portal.test",
      ADMIN_URL: "http://admin.test",
      AUTH_SECRET: randomBytes(32).toString("hex"),
      ENCRYPTION_KEY: encryptionKey.toString("base64"),
      SMTP_URL: "smtp://127.0.0.1:1",
      LOG_LEVEL: "error",
    },
  });
  await until("the api answers", () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    url,
    path: `/webhooks/partners/${slug}`,
    secret,
    source: `partners/${slug}`,
    close: api.stop,
  };
}
