import type { Stripe } from "stripe";
import { detailsOf, expireIfDue, planOf } from "./checkout.ts";
import { addCustomer } from "./customer.ts";
import { payInvoice } from "./invoice.ts";
import {
  addIntent,
  failIntent,
  leaveIntentPending,
  succeedIntent,
} from "./payment.ts";
import { reckon } from "./reckoning.ts";
import { startSubscription } from "./subscribe.ts";
import { emit, type World } from "./world.ts";
import { idIn } from "./reference.ts";

/** What a buyer does on the hosted page. */
export interface Purchase {
  how: "pay" | "payLater" | "decline";
  email: string;
  name: string;
  /** Empty or null for none. */
  promotionCode?: string | null;
}

export type PayOutcome =
  | { kind: "complete" }
  | { kind: "declined"; reason: string }
  | {
      kind: "refused";
      field: "email" | "promotionCode" | "session";
      reason: string;
    };

/** A buyer pays, promises to pay by a way that takes days, or has a card that the bank declines. */
export function payCheckout(
  world: World,
  session: Stripe.Checkout.Session,
  purchase: Purchase,
): PayOutcome {
  expireIfDue(world, session);
  if (session.status !== "open")
    return {
      kind: "refused",
      field: "session",
      reason:
        session.status === "expired"
          ? "This checkout has expired."
          : "This checkout is already paid.",
    };
  const email = session.customer_email ?? purchase.email.trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    return {
      kind: "refused",
      field: "email",
      reason: "Enter an e-mail address.",
    };
  const code = purchase.promotionCode?.trim() || null;
  if (code !== null && !session.allow_promotion_codes)
    return {
      kind: "refused",
      field: "promotionCode",
      reason: "This checkout takes no codes.",
    };
  if (!reckon(world, session, code))
    return {
      kind: "refused",
      field: "promotionCode",
      reason: "This code is invalid.",
    };

  const buyer = { email, name: purchase.name.trim() || null };
  const paid =
    session.mode === "subscription"
      ? payForSubscription(world, session, buyer, purchase.how)
      : payOnce(world, session, buyer, purchase.how);
  if (!paid)
    return {
      kind: "declined",
      reason: "Your card was declined. Try another card.",
    };
  close(world, session, buyer);
  return { kind: "complete" };
}

type Buyer = { email: string; name: string | null };

function payOnce(
  world: World,
  session: Stripe.Checkout.Session,
  buyer: Buyer,
  how: Purchase["how"],
): boolean {
  if (session.amount_total === 0 && how !== "decline") {
    session.payment_status = "no_payment_required";
    return true;
  }
  const intent = intentOf(world, session, buyer);
  if (how === "decline") {
    failIntent(world, intent, buyer);
    return false;
  }
  const customer = customerOf(world, session, buyer);
  intent.customer = customer?.id ?? null;
  session.payment_intent = intent.id;
  if (how === "payLater") leaveIntentPending(world, intent);
  else {
    succeedIntent(world, intent, buyer);
    session.payment_status = "paid";
  }
  return true;
}

/** The same payment is tried again after a card was declined. */
function intentOf(
  world: World,
  session: Stripe.Checkout.Session,
  buyer: Buyer,
): Stripe.PaymentIntent {
  const note = world.books.notes.get(session.id);
  const tried = world.books.find("payment_intent", note?.intent ?? "");
  if (tried) {
    tried.amount = session.amount_total ?? 0;
    return tried;
  }
  const plan = planOf(world, session.id);
  const intent = addIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "usd",
    customer: null,
    ...buyer,
    description: plan.description,
    metadata: plan.metadata,
    transferGroup: plan.transferGroup,
  });
  world.books.notes.set(session.id, { ...note, intent: intent.id });
  return intent;
}

function customerOf(
  world: World,
  session: Stripe.Checkout.Session,
  buyer: Buyer,
): Stripe.Customer | undefined {
  if (session.customer !== null)
    return world.books.find("customer", idIn(session.customer));
  if (session.customer_creation === "if_required") return undefined;
  const customer = addCustomer(world, {
    email: buyer.email,
    name: buyer.name ?? undefined,
  });
  session.customer = customer.id;
  return customer;
}

function payForSubscription(
  world: World,
  session: Stripe.Checkout.Session,
  buyer: Buyer,
  how: Purchase["how"],
): boolean {
  if (how === "decline") return false;
  const customer = customerOf(world, session, buyer);
  if (!customer) return false;
  const plan = planOf(world, session.id);
  const { subscription, invoice } = startSubscription(world, {
    customer,
    lines: world.books.lines.get(session.id) ?? [],
    metadata: plan.metadata,
    trialDays: plan.trialDays,
    isPending: how === "payLater",
    amounts: {
      discount: session.total_details?.amount_discount ?? 0,
      tax: session.total_details?.amount_tax ?? 0,
    },
  });
  session.subscription = subscription.id;
  session.invoice = invoice.id;
  if (plan.trialDays > 0) owesNothing(session);
  if (invoice.total === 0) session.payment_status = "no_payment_required";
  else session.payment_status = how === "payLater" ? "unpaid" : "paid";
  return true;
}

/** What is tried is no part of what its checkout comes to: Stripe says 0, before discounts and after. */
function owesNothing(session: Stripe.Checkout.Session): void {
  session.amount_subtotal = 0;
  session.amount_total = 0;
  if (!session.total_details) return;
  session.total_details.amount_discount = 0;
  session.total_details.amount_tax = 0;
}

function close(
  world: World,
  session: Stripe.Checkout.Session,
  buyer: Buyer,
): void {
  session.status = "complete";
  session.url = null;
  session.customer_details = detailsOf(buyer);
  if (session.automatic_tax.enabled) session.automatic_tax.status = "complete";
  const [discount] = session.discounts ?? [];
  const code = world.books.find(
    "promotion_code",
    idIn(discount?.promotion_code),
  );
  if (code) code.times_redeemed += 1;
  emit(world, "checkout.session.completed", session);
}

/** The payment that takes days has come in, or has not. False where none is on its way. */
export function settleCheckout(
  world: World,
  session: Stripe.Checkout.Session,
  arrived: boolean,
): boolean {
  if (session.status !== "complete" || session.payment_status !== "unpaid")
    return false;
  if (session.mode === "subscription")
    return settleFirstInvoice(world, session, arrived);
  const intent = world.books.find(
    "payment_intent",
    idIn(session.payment_intent),
  );
  if (intent?.status !== "processing") return false;
  const buyer = {
    email: session.customer_details?.email ?? null,
    name: session.customer_details?.name ?? null,
  };
  if (arrived) succeedIntent(world, intent, buyer);
  else failIntent(world, intent, buyer);
  tellSettled(world, session, arrived);
  return true;
}

function settleFirstInvoice(
  world: World,
  session: Stripe.Checkout.Session,
  arrived: boolean,
): boolean {
  const invoice = world.books.find("invoice", idIn(session.invoice));
  if (!invoice) return false;
  payInvoice(world, invoice, arrived ? "pay" : "decline");
  tellSettled(world, session, arrived);
  return true;
}

function tellSettled(
  world: World,
  session: Stripe.Checkout.Session,
  arrived: boolean,
): void {
  if (arrived) session.payment_status = "paid";
  emit(
    world,
    arrived
      ? "checkout.session.async_payment_succeeded"
      : "checkout.session.async_payment_failed",
    session,
  );
}
