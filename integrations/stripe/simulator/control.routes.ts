import { z } from "zod";
import {
  json,
  parsedBody,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { wantedOf } from "./account.ts";
import { knownPayment } from "./adopt.ts";
import type { ApiDesk } from "./api.ts";
import { periodEndOf } from "./billing.ts";
import { controlPage } from "./control.page.ts";
import type { StripeControls } from "./control.ts";
import { StripeProblem } from "./problem.ts";

/** Answers `/control…`. Changes are JSON only, which no foreign web page can send. */
export function serveControl(
  desk: ApiDesk,
  controls: StripeControls,
  request: HttpRequest,
): HttpReply {
  const [, action = ""] = request.path;
  if (request.method === "GET" && action === "") return controlPage();
  if (request.method === "GET" && action === "state")
    return json(200, stateOf(desk));
  const act = actions.get(action);
  if (request.method !== "POST" || !act)
    return refuse(404, "There is nothing at this address.");
  if (!request.headers["content-type"]?.startsWith("application/json"))
    return refuse(415, "Send application/json.");
  try {
    return json(200, act(controls, parsedBody(request)) ?? {});
  } catch (error) {
    if (error instanceof StripeProblem)
      return refuse(error.status, error.message);
    if (error instanceof z.ZodError)
      return refuse(
        400,
        `${error.issues[0]?.path.join(".")}: ${error.issues[0]?.message}`,
      );
    throw error;
  }
}

const refuse = (status: number, message: string) =>
  json(status, { error: { message } });

const text = z.string().min(1).max(500);
const rate = z.number().min(0).max(1);
const milliseconds = z.number().int().min(0).max(600_000);

/** An action's body is read before it is carried out. */
function action<T>(
  schema: z.ZodType<T>,
  act: (controls: StripeControls, body: T) => unknown,
): (controls: StripeControls, body: unknown) => unknown {
  return (controls, body) => act(controls, schema.parse(body));
}

const one = z.object({ id: text });
const settling = z.object({ id: text, arrived: z.boolean().default(true) });
const doubt = z.object({
  id: text,
  amount: z.number().int().min(1).optional(),
  reason: text.optional(),
});
const purchase = z.object({
  id: text,
  email: text.optional(),
  name: text.optional(),
  promotionCode: text.optional(),
});

const actions = new Map<
  string,
  (controls: StripeControls, body: unknown) => unknown
>([
  ["pay", action(purchase, (to, { id, ...rest }) => to.pay(id, rest))],
  ["decline", action(purchase, (to, { id, ...rest }) => to.decline(id, rest))],
  [
    "pay-later",
    action(purchase, (to, { id, ...rest }) => to.payLater(id, rest)),
  ],
  [
    "settle",
    action(settling, (to, { id, arrived }) => ({
      settled: to.settle(id, arrived),
    })),
  ],
  ["expire", action(one, (to, { id }) => to.expire(id))],
  [
    "refund",
    action(
      z.object({ id: text, amount: z.number().int().min(1).optional() }),
      (to, { id, amount }) => to.refundInDashboard(id, amount),
    ),
  ],
  [
    "settle-refund",
    action(settling, (to, { id, arrived }) => ({
      settled: to.settleRefund(id, arrived),
    })),
  ],
  [
    "open-dispute",
    action(doubt, (to, { id, ...rest }) => to.openDispute(id, rest)),
  ],
  [
    "open-inquiry",
    action(doubt, (to, { id, ...rest }) => to.openInquiry(id, rest)),
  ],
  [
    "escalate-inquiry",
    action(one, (to, { id }) => ({ escalated: to.escalateInquiry(id) })),
  ],
  [
    "close-inquiry",
    action(one, (to, { id }) => ({ closed: to.closeInquiry(id) })),
  ],
  [
    "close-dispute",
    action(
      z.object({ id: text, outcome: z.enum(["won", "lost"]) }),
      (to, { id, outcome }) => ({ closed: to.closeDispute(id, outcome) }),
    ),
  ],
  [
    "advance-clock",
    action(z.object({ days: z.number().min(0.01).max(730) }), (to, by) =>
      to.advanceClock(by),
    ),
  ],
  [
    "card",
    action(
      z.object({
        id: text,
        card: z.enum(["good", "declined", "wantsConfirmation"]),
      }),
      (to, { id, card }) => to.setCard(id, card),
    ),
  ],
  [
    "pause",
    action(one, (to, { id }) => ({ paused: to.pauseSubscription(id) })),
  ],
  [
    "resume",
    action(one, (to, { id }) => ({ resumed: to.resumeSubscription(id) })),
  ],
  [
    "cancel",
    action(
      z.object({ id: text, atPeriodEnd: z.boolean().default(false) }),
      (to, { id, atPeriodEnd }) => to.cancelSubscription(id, { atPeriodEnd }),
    ),
  ],
  ["onboard", action(one, (to, { id }) => to.onboard(id))],
  ["restrict", action(one, (to, { id }) => to.restrict(id))],
  ["close-account", action(one, (to, { id }) => to.closeAccount(id))],
  [
    "promotion-code",
    action(
      z.object({
        code: text,
        percentOff: z.number().gt(0).max(100).optional(),
        amountOff: z.number().int().min(1).optional(),
        currency: z.string().length(3).optional(),
      }),
      (to, promotion) => to.addPromotionCode(promotion),
    ),
  ],
  [
    "house",
    action(
      z
        .strictObject({
          taxPercent: z.number().min(0).max(100).nullable(),
          refundsPend: z.boolean(),
        })
        .partial(),
      (to, change) => to.setHouse(change),
    ),
  ],
  [
    "faults",
    action(
      z
        .strictObject({
          delayMs: milliseconds,
          failRate: rate,
          rateLimit: z.boolean(),
          down: z.boolean(),
          loseReplyRate: rate,
        })
        .partial(),
      (to, change) => to.setFaults(change),
    ),
  ],
  [
    "outbox",
    action(
      z
        .strictObject({
          times: z.number().int().min(1).max(100),
          delayMs: milliseconds,
          loseRate: rate,
          reorder: z.boolean(),
        })
        .partial(),
      (to, change) => to.outbox.setFaults(change),
    ),
  ],
  [
    "payments",
    action(z.array(knownPayment), (to, payments) => ({
      adopted: to.adopt(payments),
    })),
  ],
  ["hold", action(z.unknown(), (to) => to.outbox.hold())],
  ["shuffle", action(z.unknown(), (to) => to.outbox.shuffle())],
  ["release", action(z.unknown(), (to) => to.outbox.release())],
  ["resend", action(one, (to, { id }) => ({ sent: to.outbox.resend(id) }))],
]);

const shownAtMost = 12;

/** Everything that the control page shows. */
function stateOf({ world, faults }: ApiDesk) {
  const { books, outbox, house } = world;
  return {
    house,
    faults,
    outboxFaults: outbox.faults(),
    pending: outbox.pending(),
    waiting: outbox.waiting(),
    checkouts: books
      .all("checkout.session")
      .slice(0, shownAtMost)
      .map((session) => ({
        id: session.id,
        status: session.status,
        paymentStatus: session.payment_status,
        amount: session.amount_total,
        currency: session.currency,
        email: session.customer_details?.email ?? null,
        url: session.url,
      })),
    charges: books
      .all("charge")
      .slice(0, shownAtMost)
      .map((charge) => ({
        id: charge.id,
        status: charge.status,
        amount: charge.amount,
        refunded: charge.amount_refunded,
        currency: charge.currency,
        email: charge.billing_details.email,
        disputed: charge.disputed,
      })),
    refunds: books
      .all("refund")
      .slice(0, shownAtMost)
      .map(({ id, amount, currency, status }) => ({
        id,
        amount,
        currency,
        status,
      })),
    disputes: books
      .all("dispute")
      .slice(0, shownAtMost)
      .map(({ id, amount, currency, status }) => ({
        id,
        amount,
        currency,
        status,
      })),
    subscriptions: books
      .all("subscription")
      .slice(0, shownAtMost)
      .map((subscription) => ({
        id: subscription.id,
        status: subscription.status,
        seats: subscription.items.data[0]?.quantity ?? 1,
        periodEnd: periodEndOf(subscription),
        endsWithPeriod: subscription.cancel_at_period_end,
      })),
    accounts: books
      .all("v2.core.account")
      .slice(0, shownAtMost)
      .map((account) => ({
        id: account.id,
        name: account.display_name ?? account.contact_email ?? account.id,
        closed: account.closed ?? false,
        wanted: wantedOf(account),
      })),
    webhooks: outbox.latest(20).map((sent) => ({
      ...sent,
      createdAt: sent.createdAt.toISOString(),
    })),
  };
}
