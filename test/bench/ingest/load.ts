import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { progressBody, signWebhook } from "../signed-webhook.ts";
import { openConnection } from "./connection.ts";

/** What the load generator is told. */
export interface LoadOrder {
  url: string;
  path: string;
  secret: string;
  connections: number;
  seconds: number;
}

/** What came of it. Every request is in `statuses`. */
export interface LoadResult {
  /** Until the last answer. */
  seconds: number;
  statuses: Record<number, number>;
  /** In milliseconds, one for each answer. */
  latencies: number[];
}

/** Sends new signed webhooks on all connections, each as soon as the one before is answered. */
async function generateLoad(order: LoadOrder): Promise<LoadResult> {
  const statuses: Record<number, number> = {};
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + order.seconds * 1_000;
  const sendOnOneConnection = async () => {
    const connection = openConnection(order.url);
    while (performance.now() < end) {
      const { headers, body } = newWebhook(order.secret);
      const sentAt = performance.now();
      const { status } = await connection.post(order.path, headers, body);
      latencies.push(performance.now() - sentAt);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    connection.close();
  };
  await Promise.all(
    Array.from({ length: order.connections }, sendOnOneConnection),
  );
  return { seconds: (performance.now() - start) / 1_000, statuses, latencies };
}

function newWebhook(secret: string) {
  const at = Date.now();
  const body = progressBody({ reference: randomUUID(), percent: 42, at });
  return signWebhook(body, { id: `msg_${randomUUID()}`, secret, at });
}

process.on("message", (order: LoadOrder) => {
  generateLoad(order)
    .then((result) => process.send?.(result))
    // What went wrong is said by the exit; the parent waits for it too.
    .catch(async (error: unknown) => {
      console.error(error);
      await sleep(10);
      process.exit(1);
    });
});
