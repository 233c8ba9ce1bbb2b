import { stripeApiVersion } from "../client.ts";
import type { Books, WireEvent, WireThinEvent } from "./books.ts";
import type { StripeOutbox } from "./outbox.ts";

/** What all of the simulator works in. */
export interface World {
  books: Books;
  outbox: StripeOutbox;
  /** From 0 to below 1, as `Math.random`. */
  random: () => number;
  now: () => Date;
  /** Where browsers reach the simulator, without a slash at the end. */
  publicUrl: () => string;
  house: House;
  /** What happens in it is told nobody: it happened before. */
  isQuiet?: true;
}

/** What a person sets in Stripe's dashboard, and how the simulated banks behave. */
export interface House {
  /** Stripe Tax: percent of what is sold, on top of it; null where it is switched off. */
  taxPercent: number | null;
  /** Refunds are told as pending until they are settled by hand. */
  refundsPend: boolean;
  /** How far subscriptions without a test clock are ahead of the real time, in milliseconds. */
  aheadMs: number;
}

const letters =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A new id such as `pi_3Qx…`. */
export function newId({ random }: World, prefix: string, length = 16): string {
  const tail = Array.from(
    { length },
    () => letters[Math.floor(random() * letters.length)],
  );
  return `${prefix}_${tail.join("")}`;
}

/** The time now, as Stripe writes it: whole seconds. */
export const secondsNow = ({ now }: World) =>
  Math.floor(now().getTime() / 1_000);

/** Tells the webhook endpoint that something happened; `account` is the connected account that it happened in. */
export function emit(
  world: World,
  type: string,
  object: { id?: string },
  { account, previous }: { account?: string; previous?: object } = {},
): void {
  if (world.isQuiet) return;
  const event: WireEvent = {
    id: newId(world, "evt", 24),
    object: "event",
    ...(account !== undefined && { account }),
    api_version: stripeApiVersion,
    created: secondsNow(world),
    data: {
      // A copy: what happens later does not change what was told.
      object: JSON.parse(JSON.stringify(object)) as object,
      ...(previous && { previous_attributes: previous }),
    },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  world.books.add("event", event);
  world.outbox.post(event, account === undefined ? "own" : "connect");
}

/** The same in the way of v2: the event only names what it is about. */
export function emitThin(
  world: World,
  type: string,
  about: { id: string; object: string; url: string },
): void {
  if (world.isQuiet) return;
  const event: WireThinEvent = {
    id: newId(world, "evt_test", 28),
    object: "v2.core.event",
    type,
    created: world.now().toISOString(),
    livemode: false,
    context: null,
    related_object: { id: about.id, type: about.object, url: about.url },
    reason: null,
  };
  world.books.add("v2.core.event", event);
  world.outbox.post(event, "connect");
}
