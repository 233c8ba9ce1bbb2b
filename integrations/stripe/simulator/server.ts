import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import {
  readRequest,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { serveApi, type ApiDesk } from "./api.ts";
import { serveBilling } from "./billing.page.ts";
import { openBooks, type Books } from "./books.ts";
import { expireIfDue } from "./checkout.ts";
import { serveControl } from "./control.routes.ts";
import { controlsOf, type StripeControls } from "./control.ts";
import { noFaults } from "./fault.ts";
import { openReplies } from "./idempotency.ts";
import { openLostReplies } from "./lost-replies.ts";
import { serveOnboarding } from "./onboarding.page.ts";
import { startOutbox, type WebhookEndpoints } from "./outbox.ts";
import { goTo, notice } from "./page.ts";
import { servePay } from "./pay.page.ts";
import { serveReceipt } from "./receipt.page.ts";
import type { House, World } from "./world.ts";

/** Everything that starts a simulator of Stripe. */
export interface StripeSimulatorSettings {
  /** 0 takes any free one. */
  port: number;
  /** 127.0.0.1 unless said. */
  host?: string;
  /** How browsers reach it; its own address unless said. */
  publicUrl?: string;
  /** The one key that it accepts. */
  secretKey: string;
  /** Where events go; nowhere where it is null. */
  webhooks: WebhookEndpoints | null;
  now: () => Date;
  /** From 0 to below 1, as `Math.random`. */
  random: () => number;
  /** How much of the real waiting time webhook retries take; 0.01 unless said. */
  retryFactor?: number;
  /** A file in which it remembers everything from one start to the next. */
  stateFile?: string | null;
}

/** A running simulator of Stripe; its API is at `{url}/v1` and `{url}/v2`. */
export interface StripeSimulator extends StripeControls {
  url: string;
  port: number;
  close(): Promise<void>;
}

const lookMs = 1_000;

/** Starts one HTTP server that stands for Stripe; resolves when it listens. */
export async function startStripeSimulator(
  settings: StripeSimulatorSettings,
): Promise<StripeSimulator> {
  const { now, random, stateFile = null } = settings;
  const address = { url: "" };
  const books = openBooks();
  if (stateFile !== null && existsSync(stateFile))
    books.load(readFileSync(stateFile, "utf8"));
  const world: World = {
    books,
    outbox: startOutbox({
      endpoints: settings.webhooks,
      now,
      random,
      retryFactor: settings.retryFactor ?? 0.01,
    }),
    random,
    now,
    publicUrl: () => settings.publicUrl ?? address.url,
    house: { ...untouched, ...keptHouse(books) },
  };
  const desk: ApiDesk = {
    world,
    secretKey: settings.secretKey,
    replies: openReplies(),
    faults: { ...noFaults },
    lostReplies: openLostReplies(),
  };
  const controls = controlsOf(world, desk);
  const keeper = keeperOf(world, stateFile);
  const looking = setInterval(() => {
    for (const session of books.all("checkout.session"))
      expireIfDue(world, session);
    keeper.keep();
  }, lookMs);

  const server = createServer((incoming, outgoing) => {
    keeper.note(incoming.method);
    answer(desk, controls, incoming, outgoing).catch(() => outgoing.destroy());
  });
  const host = settings.host ?? "127.0.0.1";
  server.listen(settings.port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    clearInterval(looking);
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  address.url = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}`;
  return {
    ...controls,
    url: address.url,
    port,
    async close() {
      clearInterval(looking);
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, world.outbox.close()]);
      keeper.note();
      keeper.keep();
    },
  };
}

const untouched: House = { taxPercent: null, refundsPend: false, aheadMs: 0 };

/** What was set before the last stop. */
const keptHouse = ({ notes }: Books) =>
  JSON.parse(notes.get("house")?.kept ?? "{}") as Partial<House>;

interface Keeper {
  /** A request comes in; all but GET may change something. */
  note: (method?: string) => void;
  /** Writes the books down where they may have changed since, whole or not at all. */
  keep: () => void;
}

function keeperOf({ books, house }: World, file: string | null): Keeper {
  let mayHaveChanged = false;
  return {
    note(method) {
      mayHaveChanged ||= method !== "GET";
    },
    keep() {
      if (file === null || !mayHaveChanged) return;
      mayHaveChanged = false;
      books.notes.set("house", { kept: JSON.stringify(house) });
      writeFileSync(`${file}.new`, books.dump(), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** The control room takes up thousands of payments at once; nobody else sends much. */
const maxBodyBytes = 64_000_000;

async function answer(
  desk: ApiDesk,
  controls: StripeControls,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming, maxBodyBytes);
  if (request === null)
    return write(outgoing, notice(400, "Unreadable", "This cannot be read."));
  const [first = "", second = ""] = request.path;
  if (first === "v1" || first === "v2") {
    const reply = await serveApi(desk, request);
    if (reply === "lost") incoming.socket.destroy();
    else write(outgoing, reply);
    return;
  }
  const serve = pages.get(first);
  write(
    outgoing,
    serve
      ? serve({ desk, controls, request, id: second })
      : notice(404, "Not found", "There is nothing at this address."),
  );
}

interface Visit {
  desk: ApiDesk;
  controls: StripeControls;
  request: HttpRequest;
  id: string;
}

const pages = new Map<string, (visit: Visit) => HttpReply>([
  ["", () => goTo("/control")],
  ["health", () => ({ status: 204 })],
  ["pay", ({ desk, request, id }) => servePay(desk.world, request, id)],
  [
    "onboarding",
    ({ desk, request, id }) => serveOnboarding(desk.world, request, id),
  ],
  ["billing", ({ desk, request, id }) => serveBilling(desk.world, request, id)],
  ["receipts", ({ desk, id }) => serveReceipt(desk.world, id)],
  [
    "control",
    ({ desk, controls, request }) => serveControl(desk, controls, request),
  ],
]);

function write(outgoing: ServerResponse, reply: HttpReply): void {
  outgoing.writeHead(reply.status, reply.headers).end(reply.body ?? "");
}
