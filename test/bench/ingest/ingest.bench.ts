import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import {
  freshDatabase,
  type FreshDatabase,
  type TestDatabaseServer,
} from "../../support/database.ts";
import { startChild, type Child } from "../child.ts";
import { quantile } from "../quantile.ts";
import type { BenchReport } from "../report.ts";
import { progressBody, signWebhook } from "../signed-webhook.ts";
import { startIngestApi, type IngestApi } from "./api.ts";
import { bareTable } from "./bare-handler.ts";
import type { LoadOrder, LoadResult } from "./load.ts";

const rounds = 3;
const connections = 64;
const seconds = 5;
const warmUpSeconds = 2;
/** As many as the api's own pool has. */
const bareConnections = 10;

type Target = Pick<LoadOrder, "url" | "path">;

/**
 * Signed webhooks per second, each on the disk before its answer, against a handler that does one INSERT for each request and
 * nothing else. Throws where an accepted message is not found afterwards, or a repeated one is not known.
 */
export async function benchIngest({
  server,
}: {
  server: TestDatabaseServer;
}): Promise<BenchReport> {
  const urls = await freshDatabase(server);
  const bare = startChild(path.join(import.meta.dirname, "bare-handler.ts"), {
    args: [urls.owner, String(bareConnections)],
  });
  const load = startChild(path.join(import.meta.dirname, "load.ts"));
  const api = await startIngestApi(urls);
  try {
    const bareTarget = { url: await bare.next<string>(), path: "/" };
    const send = (target: Target, forSeconds: number) =>
      sendLoad(load, { ...target, secret: api.secret, seconds: forSeconds });
    const warmUps = {
      bare: await send(bareTarget, warmUpSeconds),
      api: await send(api, warmUpSeconds),
    };
    const measured = { bare: [] as LoadResult[], api: [] as LoadResult[] };
    for (let round = 0; round < rounds; round += 1) {
      measured.bare.push(await send(bareTarget, seconds));
      measured.api.push(await send(api, seconds));
    }
    const stored = {
      bare: await requireAllStored(urls, bareTable, [
        warmUps.bare,
        ...measured.bare,
      ]),
      api: await requireAllStored(urls, '"InboundMessage"', [
        warmUps.api,
        ...measured.api,
      ]),
    };
    await requireRepeatKnown(api);
    return report(measured, stored, await durabilityOf(urls));
  } finally {
    await Promise.all([load.stop(), bare.stop(), api.close()]);
    await urls.close();
  }
}

async function sendLoad(
  load: Child,
  order: Omit<LoadOrder, "connections">,
): Promise<LoadResult> {
  const result = await load.ask<LoadResult>({ ...order, connections });
  const refused = Object.keys(result.statuses).filter(
    (status) => status !== "202",
  );
  if (refused.length > 0)
    throw new Error(
      `not all was accepted: ${JSON.stringify(result.statuses)} by ${order.url}`,
    );
  return result;
}

/** Counts what was answered with 202 and what is in the table; throws where they differ. */
async function requireAllStored(
  urls: FreshDatabase,
  table: string,
  results: LoadResult[],
): Promise<number> {
  const accepted = results.reduce(
    (sum, { latencies }) => sum + latencies.length,
    0,
  );
  const { count } = await ask<{ count: string }>(
    urls,
    `SELECT count(*) FROM ${table}`,
  );
  if (Number(count) !== accepted)
    throw new Error(`${accepted} were accepted, ${count} are in ${table}`);
  return accepted;
}

/** Sends one message twice; throws unless the first is accepted and the second known. */
async function requireRepeatKnown({
  url,
  path,
  secret,
}: IngestApi): Promise<void> {
  const at = Date.now();
  const { headers, body } = signWebhook(
    progressBody({ reference: randomUUID(), percent: 42, at }),
    { id: `msg_${randomUUID()}`, secret, at },
  );
  const post = async () => {
    const answer = await fetch(url + path, { method: "POST", headers, body });
    return `${answer.status} ${await answer.text()}`;
  };
  const said = [await post(), await post()];
  const expected = ['202 {"status":"accepted"}', '200 {"status":"duplicate"}'];
  if (said.join() !== expected.join())
    throw new Error(`a repeated message was answered ${said.join(", ")}`);
}

async function durabilityOf(urls: FreshDatabase): Promise<string> {
  const settings = await ask<Record<string, string>>(
    urls,
    "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit",
  );
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

async function ask<Row extends object>(
  urls: FreshDatabase,
  sql: string,
): Promise<Row> {
  const client = new pg.Client({ connectionString: urls.owner });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql);
    return rows[0] as Row;
  } finally {
    await client.end();
  }
}

function report(
  measured: { bare: LoadResult[]; api: LoadResult[] },
  stored: { bare: number; api: number },
  durability: string,
): BenchReport {
  const bare = summarise(measured.bare);
  const api = summarise(measured.api);
  return {
    ratios: [
      {
        what: "signed webhooks per second, of the bare handler's",
        times: api.perSecond / bare.perSecond,
      },
      { what: "p50 latency, of the bare handler's", times: api.p50 / bare.p50 },
      { what: "p99 latency, of the bare handler's", times: api.p99 / bare.p99 },
    ],
    columns: ["", "per second", "p50 ms", "p99 ms", "each round, per second"],
    rows: [
      ["bare INSERT", bare.perSecond, bare.p50, bare.p99, bare.each],
      ["signed webhook", api.perSecond, api.p50, api.p99, api.each],
    ],
    notes: [
      `${connections} connections, ${rounds} rounds of ${seconds} s each in turn after a warm-up; ${durability}`,
      `all ${stored.api} accepted messages are in InboundMessage, all ${stored.bare} in the plain table`,
      "a repeated message is answered 200 duplicate",
    ],
  };
}

function summarise(results: LoadResult[]) {
  const latencies = results.flatMap((result) => result.latencies);
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    perSecond: latencies.length / total,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    each: results
      .map((each) => Math.round(each.latencies.length / each.seconds))
      .join(" "),
  };
}
