import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

/** Where events go: the school's own, and those of connected accounts and of v2, each signed with its own secret. */
export interface WebhookEndpoints {
  url: string;
  secret: string;
  connectSecret: string;
}

/** How the outbox misbehaves; a change lays some of it over what is set. */
interface OutboxFaults {
  /** How many times in all each event is sent. */
  times: number;
  /** Each event waits so long before it is sent. */
  delayMs: number;
  /** Share of events that are never sent. */
  loseRate: number;
  /** Each event waits for the next one and leaves after it, for a second at most. */
  reorder: boolean;
}

interface PostedEvent {
  id: string;
  type: string;
}

interface SentEvent {
  id: string;
  type: string;
  createdAt: Date;
  attempts: number;
  state: "held" | "queued" | "retrying" | "delivered" | "failed" | "lost";
  /** What the last attempt met: a status, or why there was none. */
  lastAnswer: string | null;
}

/** The events on their way to the webhook endpoint. */
export interface StripeOutbox {
  post(event: PostedEvent, from: "own" | "connect"): void;
  /** From now on events wait. */
  hold(): void;
  /** Mixes those that wait, and with them the repeats that are wished. */
  shuffle(): void;
  /** Sends those that wait one after another, and lets the next ones go by themselves. */
  release(): void;
  /** From now on each event is sent so many times in all, also those that wait. */
  repeat(times: number): void;
  /** Takes those of this type that wait away, all where it is left out; they are never sent. */
  lose(type?: string): void;
  /** Sends one again, as Stripe does when its answer was lost. False for an unknown one. */
  resend(eventId: string): boolean;
  setFaults(change: Partial<OutboxFaults>): void;
  faults(): Readonly<OutboxFaults>;
  /** Newest first, at most `limit`. */
  latest(limit: number): SentEvent[];
  /** Events that are not delivered, failed, lost or held. */
  pending(): number;
  /** Events that are held. */
  waiting(): number;
  /** Resolves when nothing is on its way any more; what is held does not count. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface OutboxSettings {
  endpoints: WebhookEndpoints | null;
  now: () => Date;
  random: () => number;
  /** How much of the real waiting time retries take. */
  retryFactor: number;
}

/** Seconds before each attempt; live, Stripe tries for three days. */
const scheduleSeconds = [0, 30, 300, 1_800, 7_200, 18_000, 36_000, 86_400];

const attemptTimeoutMs = 15_000;
const kept = 500;
const reorderPatienceMs = 1_000;

interface Letter {
  event: PostedEvent;
  from: "own" | "connect";
  record: SentEvent;
}

/** An outbox that sends as soon as something is posted. */
export function startOutbox(settings: OutboxSettings): StripeOutbox {
  const faults: OutboxFaults = {
    times: 1,
    delayMs: 0,
    loseRate: 0,
    reorder: false,
  };
  const closing = new AbortController();
  const letters = new Map<string, Letter>();
  const running = new Set<Promise<void>>();
  let held: Letter[] | null = null;
  let overtaken: (() => void) | null = null;

  function post(event: PostedEvent, from: Letter["from"]): void {
    const letter: Letter = {
      event,
      from,
      record: {
        id: event.id,
        type: event.type,
        createdAt: settings.now(),
        attempts: 0,
        state: "queued",
        lastAnswer: null,
      },
    };
    letters.set(event.id, letter);
    const [oldest] = letters.keys();
    if (letters.size > kept && oldest !== undefined) letters.delete(oldest);
    if (settings.endpoints === null) return;
    if (held) {
      letter.record.state = "held";
      held.push(letter);
    } else if (settings.random() < faults.loseRate)
      letter.record.state = "lost";
    else run(carry(letter));
  }

  function run(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
      })
      .finally(() => running.delete(watched));
    running.add(watched);
  }

  async function carry(letter: Letter): Promise<void> {
    const letOtherGo = await swapWithNext();
    if (faults.delayMs > 0) await pause(faults.delayMs);
    await deliver(letter).finally(letOtherGo);
    for (let count = 1; count < faults.times; count += 1) await attempt(letter);
  }

  async function swapWithNext(): Promise<() => void> {
    if (overtaken) {
      const letGo = overtaken;
      overtaken = null;
      return letGo;
    }
    if (faults.reorder) {
      const { promise, resolve } = Promise.withResolvers<void>();
      overtaken = resolve;
      await Promise.race([promise, pause(reorderPatienceMs)]);
      if (overtaken === resolve) overtaken = null;
    }
    return () => undefined;
  }

  async function deliver(letter: Letter): Promise<void> {
    const { record } = letter;
    record.state = "queued";
    for (const seconds of scheduleSeconds) {
      if (seconds > 0) await pause(seconds * 1_000 * settings.retryFactor);
      const status = await attempt(letter);
      if (status !== null && status >= 200 && status < 300) {
        record.state = "delivered";
        return;
      }
      record.state = "retrying";
    }
    record.state = "failed";
  }

  async function attempt({ event, from, record }: Letter) {
    const { endpoints } = settings;
    if (endpoints === null) return null;
    const body = JSON.stringify(event);
    const secret = from === "own" ? endpoints.secret : endpoints.connectSecret;
    try {
      record.attempts += 1;
      const response = await fetch(endpoints.url, {
        method: "POST",
        headers: {
          "content-type": "application/json; charset=utf-8",
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          "stripe-signature": signatureOf(body, secret, settings.now()),
        },
        body,
        redirect: "manual",
        signal: AbortSignal.any([
          closing.signal,
          AbortSignal.timeout(attemptTimeoutMs),
        ]),
      });
      await response.arrayBuffer();
      record.lastAnswer = String(response.status);
      return response.status;
    } catch {
      closing.signal.throwIfAborted();
      record.lastAnswer = "no answer";
      return null;
    }
  }

  async function sendInTurn(waiting: Letter[]): Promise<void> {
    for (const letter of waiting) {
      await deliver(letter);
    }
  }

  const pause = (milliseconds: number) =>
    wait(milliseconds, undefined, { signal: closing.signal });

  return {
    post,
    hold() {
      held ??= [];
    },
    shuffle() {
      if (held) held = shuffled(repeated(held, faults.times), settings.random);
    },
    release() {
      const waiting = repeated(held ?? [], faults.times);
      held = null;
      run(sendInTurn(waiting));
    },
    repeat(times) {
      faults.times = times;
      if (held) held = repeated(held, times);
    },
    lose(type) {
      const lost = held?.filter(({ event }) => !type || event.type === type);
      for (const { record } of lost ?? []) record.state = "lost";
      if (held) held = held.filter((letter) => !lost?.includes(letter));
    },
    resend(eventId) {
      const letter = letters.get(eventId);
      if (!letter) return false;
      run(deliver(letter));
      return true;
    },
    setFaults: (change) => void Object.assign(faults, change),
    faults: () => ({ ...faults }),
    latest: (limit) =>
      [...letters.values()]
        .slice(-limit)
        .reverse()
        .map(({ record }) => ({ ...record })),
    pending: () => running.size,
    waiting: () => held?.length ?? 0,
    async settled() {
      while (running.size > 0) await Promise.allSettled(running);
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}

/** `stripe-signature` as Stripe writes it. */
export function signatureOf(body: string, secret: string, now: Date): string {
  const timestamp = Math.floor(now.getTime() / 1_000);
  const signature = createHmac("sha256", secret)
    .update(`${timestamp}.${body}`)
    .digest("hex");
  return `t=${timestamp},v1=${signature}`;
}

/** Every one so many times, those that are there already counted. */
function repeated(letters: Letter[], times: number): Letter[] {
  const distinct = [...new Set(letters)];
  const counts = new Map<Letter, number>();
  for (const letter of letters)
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [
    ...letters,
    ...distinct.flatMap((letter) =>
      Array.from(
        { length: Math.max(0, times - (counts.get(letter) ?? 0)) },
        () => letter,
      ),
    ),
  ];
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
