import {
  applyMessage,
  type Carry,
} from "@throughline/domain/inbox/apply-message";
import { SetAside, setMessageAside } from "@throughline/domain/inbox/set-aside";
import { transact } from "@throughline/domain/transaction";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import { parseStripeMessage } from "@throughline/integrations/stripe/parse";
import type { InboundMessageModel } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { stripeActor } from "./handler.ts";
import { handlers } from "./handlers.ts";

/** Whose messages wait under an ordering key. */
export const isOfStripe = (orderingKey: string): boolean =>
  orderingKey.startsWith("stripe:");

/**
 * Applies all messages of Stripe's that wait under one key, oldest first: what each is about is fetched anew outside of a
 * transaction, then carried out in one together with marking the message. While Stripe does not answer they wait.
 */
export async function applyStripeMessages(
  desk: Desk,
  { orderingKey }: { orderingKey: string },
): Promise<JobOutcome> {
  for (;;) {
    const message = await desk.store.database.inboundMessage.findFirst({
      where: { orderingKey, state: "RECEIVED" },
      orderBy: { sequence: "asc" },
    });
    if (!message) return done;
    const prepared = await prepare(desk, message);
    if (prepared.kind === "later")
      return { kind: "tryAgain", reason: prepared.reason };
    await carryOut(desk, message, prepared.carry);
  }
}

type Prepared =
  { kind: "ready"; carry: Carry } | { kind: "later"; reason: string };

const settled = (outcome: Awaited<ReturnType<Carry>>): Prepared => ({
  kind: "ready",
  carry: () => Promise.resolve(outcome),
});

/** What can be known of a message without a transaction: what it means, and what its object is at Stripe now. */
async function prepare(
  { stripe: client, store: { database }, now }: Desk,
  { rawBody }: InboundMessageModel,
): Promise<Prepared> {
  const read = parseStripeMessage(Buffer.from(rawBody));
  if (read.kind === "malformed")
    return settled({
      kind: "quarantined",
      reason: `${read.field}: ${read.reason}`,
    });
  const { message } = read;
  const handle = handlers[message.type];
  const objectId = message.about?.id;
  if (!handle || !objectId)
    return settled({
      kind: "ignored",
      reason: `Messages of type ${message.type} are kept but not used.`,
    });
  if (!client)
    return settled({
      kind: "quarantined",
      reason: "No key of Stripe is set, so nothing can be asked of it.",
    });
  try {
    const call = { client, message, objectId, database, now: now() };
    return { kind: "ready", carry: await handle(call) };
  } catch (error) {
    const failure = stripeFailureOf(error);
    if (!failure) throw error;
    const { isPassing, reason } = failure;
    return isPassing
      ? { kind: "later", reason }
      : settled({ kind: "quarantined", reason });
  }
}

async function carryOut(
  { store, now, log }: Desk,
  { id: messageId, type }: InboundMessageModel,
  carry: Carry,
): Promise<void> {
  const onBehalf = { actor: stripeActor };
  try {
    await transact(store, onBehalf, (tx) =>
      applyMessage(tx, { messageId, carry }, now()),
    );
  } catch (error) {
    if (!(error instanceof SetAside)) throw error;
    const { message: reason } = error;
    log.warn({ messageId, type }, reason);
    await transact(store, onBehalf, (tx) =>
      setMessageAside(tx, { messageId, reason }, now()),
    );
  }
}
