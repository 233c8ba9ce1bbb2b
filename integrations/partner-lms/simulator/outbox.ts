import { setTimeout as wait } from "node:timers/promises";
import type { Faults } from "./fault.ts";

/** A webhook that a simulated school has to say. */
export interface OutgoingWebhook {
  slug: string;
  id: string;
  type: string;
  /** Our reference of the enrolment it speaks of. */
  reference: string;
  createdAt: Date;
  attempts: number;
  state: "queued" | "retrying" | "delivered" | "failed" | "lost";
  /** What the last attempt met: a status, or why there was none. */
  lastAnswer: string | null;
}

/** Where one school's webhooks go, and how it misbehaves now. */
export interface WebhookDestination {
  faults: () => Readonly<Faults>;
  /** How the school says something now; null where it does not say such things at all. */
  dress: (message: WebhookBody) => DressedWebhook | null;
}

/** A message as it leaves. */
export interface DressedWebhook {
  url: string;
  body: string;
  /** Made anew for each attempt. */
  headers: (id: string, now: Date) => Record<string, string>;
}

/** The signed webhooks of all simulated schools, on their way or gone. */
export interface Outbox {
  /** Queues one message; returns at once. */
  post(slug: string, message: WebhookBody): void;
  /** Newest first, at most `limit`. */
  latest(limit: number): OutgoingWebhook[];
  /** Webhooks that are not delivered, failed or lost yet. */
  pending(): number;
  close(): Promise<void>;
}

/** The body of one webhook. */
export interface WebhookBody {
  type: string;
  timestamp: string;
  data: { reference: string } & Record<string, unknown>;
}

interface OutboxSettings {
  destinations: Map<string, WebhookDestination>;
  now: () => Date;
  random: () => number;
  retryFactor: number;
}

/** Seconds before each attempt, as the Standard Webhooks specification proposes. */
const SCHEDULE_SECONDS = [
  0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
];

const ATTEMPT_TIMEOUT_MS = 15_000;
const KEPT = 500;
const REORDER_PATIENCE_MS = 1_000;
const DOWN_POLL_MS = 250;
const AT_ONCE = 32;

/** An outbox that sends as soon as something is posted. */
export function startOutbox(settings: OutboxSettings): Outbox {
  const closing = new AbortController();
  const kept: OutgoingWebhook[] = [];
  const running = new Set<Promise<void>>();
  const held = new Map<string, () => void>();
  const slots = slotsOf(AT_ONCE);
  let posted = 0;
  let pending = 0;

  function post(slug: string, message: WebhookBody): void {
    const destination = settings.destinations.get(slug);
    if (destination === undefined) throw new Error(`no school named ${slug}`);
    const dressed = destination.dress(message);
    if (dressed === null) return;
    posted += 1;
    const webhook: OutgoingWebhook = {
      slug,
      id: `msg_${settings.now().getTime().toString(36)}_${posted.toString(36)}_${Math.floor(settings.random() * 36 ** 6).toString(36)}`,
      type: message.type,
      reference: message.data.reference,
      createdAt: settings.now(),
      attempts: 0,
      state: "queued",
      lastAnswer: null,
    };
    kept.unshift(webhook);
    if (kept.length > KEPT) kept.length = KEPT;
    pending += 1;
    const run = carry(webhook, dressed, destination)
      .catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
      })
      .finally(() => {
        pending -= 1;
        running.delete(run);
      });
    running.add(run);
  }

  async function carry(
    webhook: OutgoingWebhook,
    dressed: DressedWebhook,
    destination: WebhookDestination,
  ): Promise<void> {
    const faults = destination.faults();
    if (settings.random() < faults.webhookLoseRate) {
      webhook.state = "lost";
      return;
    }
    const releaseOther = await swapWithNext(webhook.slug, faults);
    if (faults.webhookDelayMs > 0) await pause(faults.webhookDelayMs);
    const delivery = deliver(webhook, dressed, destination);
    await delivery.finally(releaseOther);
    for (let extra = 0; extra < faults.webhookDuplicates; extra += 1) {
      await attempt(webhook, dressed);
    }
  }

  /** With reordering on, a message waits (not for ever) until the next one has been sent. */
  async function swapWithNext(
    slug: string,
    faults: Readonly<Faults>,
  ): Promise<() => void> {
    const waiting = held.get(slug);
    if (waiting !== undefined) {
      held.delete(slug);
      return waiting;
    }
    if (faults.webhookReorder) {
      const overtaken = new Promise<void>((resolve) => held.set(slug, resolve));
      const own = held.get(slug);
      await Promise.race([overtaken, pause(REORDER_PATIENCE_MS)]);
      if (held.get(slug) === own) held.delete(slug);
    }
    return () => undefined;
  }

  async function deliver(
    webhook: OutgoingWebhook,
    dressed: DressedWebhook,
    destination: WebhookDestination,
  ): Promise<void> {
    for (const seconds of SCHEDULE_SECONDS) {
      if (seconds > 0) await pause(seconds * 1_000 * settings.retryFactor);
      while (destination.faults().down) await pause(DOWN_POLL_MS);
      const status = await attempt(webhook, dressed);
      if (status !== null && status >= 200 && status < 300) {
        webhook.state = "delivered";
        return;
      }
      if (status === 410) break;
      webhook.state = "retrying";
    }
    webhook.state = "failed";
  }

  async function attempt(
    webhook: OutgoingWebhook,
    { url, headers, body }: DressedWebhook,
  ): Promise<number | null> {
    const release = await slots.take();
    try {
      webhook.attempts += 1;
      const response = await fetch(url, {
        method: "POST",
        headers: headers(webhook.id, settings.now()),
        body,
        redirect: "manual",
        signal: AbortSignal.any([
          closing.signal,
          AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
        ]),
      });
      await response.arrayBuffer();
      webhook.lastAnswer = String(response.status);
      return response.status;
    } catch {
      closing.signal.throwIfAborted();
      webhook.lastAnswer = "no answer";
      return null;
    } finally {
      release();
    }
  }

  async function pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: closing.signal });
  }

  return {
    post,
    latest: (limit) => kept.slice(0, limit),
    pending: () => pending,
    async close() {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}

/** At most `count` holders at a time, first come first served. */
function slotsOf(count: number): { take(): Promise<() => void> } {
  const queue: (() => void)[] = [];
  let free = count;
  function release(): void {
    const next = queue.shift();
    if (next === undefined) free += 1;
    else next();
  }
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => queue.push(resolve));
      return release;
    },
  };
}
