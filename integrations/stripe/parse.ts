import { z } from "zod";

/** What an event of Stripe says of itself. What it says of its object is not used: that is fetched anew. */
export interface StripeMessage {
  /** Stripe's id of the event. */
  id: string;
  type: string;
  occurredAt: Date;
  /** The connected account that it happened in; null for the school's own. */
  account: string | null;
  /** What it is about, in Stripe's words, such as `checkout.session`; null where it is about nothing that has an id. */
  about: { object: string; id: string } | null;
  /** Messages with the same one concern one purchase, one license or one account, and are applied one after another. */
  orderedBy: string;
}

type StripeParse =
  | { kind: "parsed"; message: StripeMessage }
  | { kind: "malformed"; field: string; reason: string };

/** Reads a verified body: an event of v1, or a thin one of v2. Types that are not known are read too. */
export function parseStripeMessage(rawBody: Uint8Array): StripeParse {
  let body: unknown;
  try {
    body = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(rawBody),
    );
  } catch {
    return malformed("body", "is not JSON");
  }
  const kind = envelope.safeParse(body);
  if (!kind.success) return faultOf(kind.error);
  return kind.data.object === "v2.core.event" ? parseThin(body) : parseV1(body);
}

const envelope = z.looseObject({
  object: z.enum(["event", "v2.core.event"], "must be event or v2.core.event"),
});

const id = z.string("is missing").regex(/^[\w-]{1,200}$/, "is no id of Stripe");
const eventType = z
  .string("is missing")
  .regex(/^[a-z0-9_.[\]]{1,120}$/, "is no type of event");

const v1Event = z.object({
  id,
  type: eventType,
  created: z
    .number("is missing")
    .int("must be whole seconds")
    .min(0, "must be whole seconds")
    .max(99_999_999_999, "is too far ahead"),
  account: id.nullish(),
  data: z.object(
    { object: z.looseObject({}, "must be an object") },
    "must be an object",
  ),
});

function parseV1(body: unknown): StripeParse {
  const read = v1Event.safeParse(body);
  if (!read.success) return faultOf(read.error);
  const event = read.data;
  const object = event.data.object;
  const about = subject.safeParse(object);
  const account = event.account ?? null;
  return parsed({
    id: event.id,
    type: event.type,
    occurredAt: new Date(event.created * 1_000),
    account,
    about: about.success ? about.data : null,
    orderedBy: account ?? ordererOf(object) ?? event.id,
  });
}

const subject = z.object({ object: z.string().max(120), id });

/** By what messages about one thing find each other, the first that is there. */
function ordererOf(object: Record<string, unknown>): string | null {
  const found = [
    parentSubscriptionOf(object),
    object.subscription,
    object.payment_intent,
    object.id,
  ].map(idOf);
  return found.find((one) => one !== null) ?? null;
}

/** Where an invoice keeps its subscription since 2025. */
function parentSubscriptionOf({ parent }: Record<string, unknown>): unknown {
  const read = invoiceParent.safeParse(parent);
  return read.success ? read.data.subscription_details.subscription : null;
}

const invoiceParent = z.object({
  subscription_details: z.object({ subscription: z.unknown() }),
});

/** An id, or that of an object which is given whole in its place. */
function idOf(value: unknown): string | null {
  const plain = id.safeParse(value);
  if (plain.success) return plain.data;
  const whole = z.object({ id }).safeParse(value);
  return whole.success ? whole.data.id : null;
}

const thinEvent = z.object({
  id,
  type: eventType,
  created: z.iso.datetime({ offset: true, error: "must be a time" }),
  context: z.string().max(500).nullish(),
  related_object: z
    .object({ id, type: z.string().max(120) }, "must be an object")
    .nullish(),
});

function parseThin(body: unknown): StripeParse {
  const read = thinEvent.safeParse(body);
  if (!read.success) return faultOf(read.error);
  const { related_object: about, ...event } = read.data;
  return parsed({
    id: event.id,
    type: event.type,
    occurredAt: new Date(event.created),
    account: about?.type === "v2.core.account" ? about.id : null,
    about: about ? { object: about.type, id: about.id } : null,
    orderedBy: about?.id ?? event.id,
  });
}

function parsed(message: StripeMessage): StripeParse {
  return { kind: "parsed", message };
}

function faultOf({ issues: [issue] }: z.ZodError): StripeParse {
  return malformed(
    issue?.path.join(".") || "body",
    issue?.message ?? "is not an event",
  );
}

function malformed(field: string, reason: string): StripeParse {
  return { kind: "malformed", field, reason };
}
