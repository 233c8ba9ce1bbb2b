import type { Stripe } from "stripe";
import { adoptPayments, type KnownPayment } from "./adopt.ts";
import {
  closeAccount,
  deauthorize,
  failPayout,
  provide,
  restrict,
} from "./account.ts";
import { billingNow } from "./billing-time.ts";
import {
  cancel,
  pause,
  resume,
  runBillingOf,
  setCard,
  type Card,
} from "./billing.ts";
import { expire } from "./checkout.ts";
import {
  closeDispute,
  closeInquiry,
  escalateInquiry,
  openDispute,
  openInquiry,
  type Doubt,
} from "./dispute.ts";
import type { ApiFaults } from "./fault.ts";
import type { ApiDesk } from "./api.ts";
import type { StripeOutbox } from "./outbox.ts";
import {
  payCheckout,
  settleCheckout,
  type PayOutcome,
  type Purchase,
} from "./pay.ts";
import { addPromotion } from "./promotion.ts";
import { addRefund, settleRefund } from "./refund.ts";
import { cancelAtPeriodEnd } from "./subscription.ts";
import { emit, type House, type World } from "./world.ts";
import { idIn } from "./reference.ts";

/**
 * What buyers, banks, account owners and people in Stripe's dashboard do. A checkout is named by its id or its address; a
 * payment by the id of its checkout, payment intent, charge or invoice. All throw where there is no such thing.
 */
export interface StripeControls {
  /** `grace@example.com` buys where nothing else is said. */
  pay(checkout: string, purchase?: Partial<Purchase>): PayOutcome;
  decline(checkout: string, purchase?: Partial<Purchase>): PayOutcome;
  payLater(checkout: string, purchase?: Partial<Purchase>): PayOutcome;
  /** The payment that takes days has come in, or has not. False where none is on its way. */
  settle(checkout: string, arrived?: boolean): boolean;
  expire(checkout: string): void;
  /** All that is left where no amount is given. */
  refundInDashboard(payment: string, amount?: number): Stripe.Refund;
  settleRefund(refund: string, arrived?: boolean): boolean;
  openDispute(payment: string, doubt?: Doubt): Stripe.Dispute;
  closeDispute(dispute: string, outcome: "won" | "lost"): boolean;
  /** The bank asks, and takes nothing; then it does, or asks no more. */
  openInquiry(payment: string, doubt?: Doubt): Stripe.Dispute;
  escalateInquiry(inquiry: string): boolean;
  closeInquiry(inquiry: string): boolean;
  /** Moves all subscriptions that have no test clock of their own. */
  advanceClock(by: { days: number }): void;
  /** What the bank of a customer, or of a subscription's, says from now on. */
  setCard(owner: string, card: Card): void;
  pauseSubscription(subscription: string): boolean;
  resumeSubscription(subscription: string): boolean;
  cancelSubscription(
    subscription: string,
    when?: { atPeriodEnd: boolean },
  ): void;
  setSeats(subscription: string, seats: number): void;
  /** The owner tells all that is wanted, or what is named. */
  onboard(account: string, given?: string[]): void;
  /** Stripe wants to know more, and stops transfers until then. */
  restrict(account: string, requirement?: string): void;
  closeAccount(account: string): void;
  /** The owner takes the school's access away. */
  deauthorize(account: string): void;
  failPayout(
    account: string,
    payout: { amount: number; currency: string },
  ): Stripe.Payout;
  addPromotionCode(promotion: {
    code: string;
    percentOff?: number;
    amountOff?: number;
    currency?: string;
  }): Stripe.PromotionCode;
  /** Takes up payments that the school knows and the simulator does not, and returns how many. */
  adopt(payments: readonly KnownPayment[]): number;
  setHouse(change: Partial<Pick<House, "taxPercent" | "refundsPend">>): void;
  setFaults(change: Partial<ApiFaults>): void;
  /** The next answers to a call, such as `POST /v1/refunds`, are lost on the way after it was carried out. */
  loseReplies(call: string, times?: number): void;
  /** How many answers to a call are still to be lost. */
  repliesToLose(call: string): number;
  /** All idempotency keys are forgotten, as Stripe does after a day or more. */
  forgetKeys(): void;
  outbox: StripeOutbox;
}

/** The controls of one simulator. */
export function controlsOf(
  world: World,
  {
    faults,
    lostReplies,
    replies,
  }: Pick<ApiDesk, "faults" | "lostReplies" | "replies">,
): StripeControls {
  const { books, outbox } = world;
  const buy =
    (how: Purchase["how"]) =>
    (checkout: string, purchase: Partial<Purchase> = {}) =>
      payCheckout(world, sessionOf(world, checkout), {
        email: "grace@example.com",
        name: "Grace Hopper",
        how,
        ...purchase,
      });
  const subscriptionOf = (id: string) => books.get("subscription", id);
  const accountOf = (id: string) => books.get("v2.core.account", id);
  return {
    pay: buy("pay"),
    decline: buy("decline"),
    payLater: buy("payLater"),
    settle: (checkout, arrived = true) =>
      settleCheckout(world, sessionOf(world, checkout), arrived),
    expire(checkout) {
      const session = sessionOf(world, checkout);
      if (session.status === "open") expire(world, session);
    },
    refundInDashboard: (payment, amount) =>
      addRefund(world, chargeOf(world, payment), {
        amount,
        reason: "requested_by_customer",
        metadata: {},
      }),
    settleRefund: (refund, arrived = true) =>
      settleRefund(world, books.get("refund", refund), arrived),
    openDispute: (payment, doubt) =>
      openDispute(world, chargeOf(world, payment), doubt),
    closeDispute: (dispute, outcome) =>
      closeDispute(world, books.get("dispute", dispute), outcome),
    openInquiry: (payment, doubt) =>
      openInquiry(world, chargeOf(world, payment), doubt),
    escalateInquiry: (inquiry) =>
      escalateInquiry(world, books.get("dispute", inquiry)),
    closeInquiry: (inquiry) =>
      closeInquiry(world, books.get("dispute", inquiry)),
    advanceClock({ days }) {
      world.house.aheadMs += days * 86_400_000;
      runBillingOf(world, null);
    },
    setCard(owner, card) {
      const subscription = books.find("subscription", owner);
      const customer = subscription ? idIn(subscription.customer) : owner;
      setCard(world, books.get("customer", customer).id, card);
    },
    pauseSubscription: (id) => pause(world, subscriptionOf(id)),
    resumeSubscription: (id) => resume(world, subscriptionOf(id)),
    cancelSubscription(id, when = { atPeriodEnd: false }) {
      const subscription = subscriptionOf(id);
      if (when.atPeriodEnd) {
        cancelAtPeriodEnd(world, subscription, true);
        emit(world, "customer.subscription.updated", subscription);
      } else
        cancel(world, subscription, billingNow(world, subscription.test_clock));
    },
    setSeats(id, seats) {
      const subscription = subscriptionOf(id);
      const [item] = subscription.items.data;
      if (item) item.quantity = seats;
      emit(world, "customer.subscription.updated", subscription);
    },
    onboard: (id, given) => provide(world, accountOf(id), given),
    restrict: (id, requirement) => restrict(world, accountOf(id), requirement),
    closeAccount: (id) => closeAccount(world, accountOf(id)),
    deauthorize: (id) => deauthorize(world, accountOf(id)),
    failPayout: (id, payout) => failPayout(world, accountOf(id), payout),
    addPromotionCode: (promotion) => addPromotion(world, promotion),
    adopt: (payments) => adoptPayments(world, payments),
    setHouse: (change) => void Object.assign(world.house, change),
    setFaults: (change) => void Object.assign(faults, change),
    loseReplies: (call, times = 1) => lostReplies.lose(call, times),
    repliesToLose: (call) => lostReplies.left(call),
    forgetKeys: () => replies.forgetAll(),
    outbox,
  };
}

function sessionOf(world: World, checkout: string): Stripe.Checkout.Session {
  const [id = checkout] = /cs_test_\w+/.exec(checkout) ?? [];
  return world.books.get("checkout.session", id);
}

function chargeOf(world: World, payment: string): Stripe.Charge {
  const { books } = world;
  const [sessionId = ""] = /cs_test_\w+/.exec(payment) ?? [];
  const session = books.find("checkout.session", sessionId);
  const invoiceId = session?.invoice ?? payment;
  const paid = books
    .all("invoice_payment")
    .find((one) => one.invoice === invoiceId);
  const intentId =
    session?.payment_intent ?? paid?.payment.payment_intent ?? payment;
  const intent = books.find("payment_intent", idIn(intentId));
  return books.get("charge", idIn(intent?.latest_charge ?? payment));
}
