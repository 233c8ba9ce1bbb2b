import type { Stripe } from "stripe";
import { missing } from "./problem.ts";

/** What the simulator keeps, by Stripe's name of its kind. */
interface Kinds {
  product: Stripe.Product;
  price: Stripe.Price;
  coupon: Stripe.Coupon;
  promotion_code: Stripe.PromotionCode;
  customer: Stripe.Customer;
  "checkout.session": Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  balance_transaction: Stripe.BalanceTransaction;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  subscription: Stripe.Subscription;
  invoice: Stripe.Invoice;
  invoice_payment: Stripe.InvoicePayment;
  "test_helpers.test_clock": Stripe.TestHelpers.TestClock;
  transfer: Stripe.Transfer;
  transfer_reversal: Stripe.TransferReversal;
  payout: Stripe.Payout;
  "v2.core.account": Stripe.V2.Core.Account;
  event: WireEvent;
  "v2.core.event": WireThinEvent;
}

/** An event of v1 as it is sent: what it tells of is a copy of that moment. */
export interface WireEvent extends Omit<Stripe.EventBase, "type"> {
  type: string;
}

/** A thin event of v2: it only says what it is about. */
export interface WireThinEvent {
  id: string;
  object: "v2.core.event";
  type: string;
  created: string;
  livemode: false;
  context: string | null;
  related_object: { id: string; type: string; url: string } | null;
  reason: null;
}

type Kind = keyof Kinds;
type Kept = { id: string; object: string };

/** Everything that the simulator remembers. */
export interface Books {
  add<K extends Kind>(kind: K, object: Kinds[K]): Kinds[K];
  find<K extends Kind>(kind: K, id: string): Kinds[K] | undefined;
  /** Throws Stripe's refusal where there is none; `param` says which parameter named it. */
  get<K extends Kind>(kind: K, id: string, param?: string): Kinds[K];
  /** Newest first. */
  all<K extends Kind>(kind: K): Kinds[K][];
  remove(kind: Kind, id: string): void;
  /** Of any kind, for `expand`. */
  findAny(id: string): object | undefined;
  /** Lines of checkout sessions, which are shown only where they are asked for. */
  lines: Map<string, Stripe.LineItem[]>;
  /** What else is known of an object and Stripe tells nobody, such as whether a customer's card is declined. */
  notes: Map<string, Record<string, string>>;
  /** All of it as JSON, and back. */
  dump(): string;
  load(text: string): void;
}

/** Empty books. */
export function openBooks(): Books {
  const shelves = new Map<string, Map<string, Kept>>();
  const lines = new Map<string, Stripe.LineItem[]>();
  const notes = new Map<string, Record<string, string>>();

  function shelf(kind: string) {
    const known = shelves.get(kind);
    if (known) return known;
    const fresh = new Map<string, Kept>();
    shelves.set(kind, fresh);
    return fresh;
  }
  const find = <K extends Kind>(kind: K, id: string) =>
    shelf(kind).get(id) as Kinds[K] | undefined;

  return {
    add(kind, object) {
      shelf(kind).set(object.id, object);
      return object;
    },
    find,
    get(kind, id, param) {
      const found = find(kind, id);
      if (!found) throw missing(kind, id, param);
      return found;
    },
    all: <K extends Kind>(kind: K) =>
      [...shelf(kind).values()].reverse() as Kinds[K][],
    remove: (kind, id) => void shelf(kind).delete(id),
    findAny(id) {
      for (const one of shelves.values()) {
        const found = one.get(id);
        if (found) return found;
      }
      return undefined;
    },
    lines,
    notes,
    dump: () =>
      JSON.stringify({
        shelves: [...shelves].map(([kind, kept]) => [kind, [...kept.values()]]),
        lines: [...lines],
        notes: [...notes],
      }),
    load(text) {
      const dumped = JSON.parse(text) as {
        shelves: [string, Kept[]][];
        lines: [string, Stripe.LineItem[]][];
        notes: [string, Record<string, string>][];
      };
      for (const [kind, kept] of dumped.shelves)
        for (const object of kept) shelf(kind).set(object.id, object);
      for (const [id, kept] of dumped.lines) lines.set(id, kept);
      for (const [id, kept] of dumped.notes) notes.set(id, kept);
    },
  };
}
