import {
  DisputeState,
  OrderState,
  PaymentState,
  RefundState,
} from "@throughline/prisma";
import { refundableNow } from "@throughline/domain/refund/refund.rules";
import { builder } from "../builder.ts";
import { own } from "../policy/own.ts";

export const OrderStateEnum = builder.enumType(OrderState, {
  name: "OrderState",
});
const PaymentStateEnum = builder.enumType(PaymentState, {
  name: "PaymentState",
});
const RefundStateEnum = builder.enumType(RefundState, { name: "RefundState" });
const DisputeStateEnum = builder.enumType(DisputeState, {
  name: "DisputeState",
});

const ofBuyer = {
  select: { order: { select: { personId: true } } },
  authScopes: ({ order }: { order: { personId: string | null } }) =>
    own(order.personId),
} as const;

export const Payment = builder.prismaObject("Payment", {
  description: "Amounts are in the currency's smallest unit.",
  ...ofBuyer,
  fields: (t) => ({
    id: t.exposeID("id"),
    state: t.expose("state", { type: PaymentStateEnum }),
    amount: t.exposeInt("amount"),
    refunded: t.exposeInt("refunded", {
      description: "What went back of it, disputes that were lost among it.",
    }),
    leftToRefund: t.int({
      description:
        "What may be given back of it now: what is on its way back is spoken for, and nothing can be while its bank disputes any of it.",
      authScopes: { staff: true },
      select: {
        state: true,
        amount: true,
        refunds: true,
        disputes: true,
      },
      resolve: (payment) =>
        payment.state === "SUCCEEDED" ? refundableNow(payment) : 0,
    }),
    currency: t.exposeString("currency"),
    failureReason: t.exposeString("failureReason", { nullable: true }),
    receiptUrl: t.exposeString("receiptUrl", {
      nullable: true,
      description: "Stripe's own receipt.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
    paymentIntentId: t.exposeString("paymentIntentId", {
      nullable: true,
      authScopes: { staff: true },
    }),
  }),
});

export const Refund = builder.prismaNode("Refund", {
  nullable: true,
  id: { field: "id" },
  description: "Money that goes back to the buyer.",
  ...ofBuyer,
  fields: (t) => ({
    state: t.expose("state", { type: RefundStateEnum }),
    amount: t.exposeInt("amount"),
    reason: t.exposeString("reason"),
    decidedByName: t.exposeString("decidedByName", {
      authScopes: { staff: true },
    }),
    revokedAt: t.expose("revokedAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When it was decided which rights go with it; null while that is open.",
    }),
    lastError: t.exposeString("lastError", {
      nullable: true,
      authScopes: { staff: true },
    }),
    stripeRefundId: t.exposeString("stripeRefundId", {
      nullable: true,
      authScopes: { staff: true },
    }),
    paymentId: t.exposeString("paymentId", {
      nullable: true,
      description:
        "Which of the order's payments it gives back; the first where it is null.",
      authScopes: { staff: true },
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
  }),
});

export const Dispute = builder.prismaObject("Dispute", {
  description: "A buyer's bank asks for the money back.",
  authScopes: { staff: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    state: t.expose("state", { type: DisputeStateEnum }),
    amount: t.exposeInt("amount"),
    reason: t.exposeString("reason"),
    stripeDisputeId: t.exposeString("stripeDisputeId"),
    suspendedCount: t.int({
      description: "How many enrollments it suspended.",
      select: { suspended: true },
      resolve: ({ suspended }) => suspended.length,
    }),
    openedAt: t.expose("openedAt", { type: "DateTime" }),
    dueAt: t.expose("dueAt", {
      type: "DateTime",
      nullable: true,
      description: "Until when Stripe takes evidence.",
    }),
    closedAt: t.expose("closedAt", { type: "DateTime", nullable: true }),
  }),
});

export const Inquiry = builder.prismaObject("Inquiry", {
  description:
    "A buyer's bank asks about a payment. Nothing was taken, nothing stops, and it can be refunded; it may become a dispute.",
  authScopes: { staff: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    amount: t.exposeInt("amount"),
    reason: t.exposeString("reason"),
    stripeDisputeId: t.exposeString("stripeDisputeId"),
    openedAt: t.expose("openedAt", { type: "DateTime" }),
    dueAt: t.expose("dueAt", {
      type: "DateTime",
      nullable: true,
      description: "Until when Stripe takes evidence.",
    }),
    closedAt: t.expose("closedAt", {
      type: "DateTime",
      nullable: true,
      description: "When the bank asked no more, or disputed the payment.",
    }),
  }),
});

export const Order = builder.prismaNode("Order", {
  nullable: true,
  id: { field: "id" },
  description:
    "One purchase, from the checkout on. Amounts are in the currency's smallest unit.",
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    number: t.exposeInt("number", { description: "What people call it." }),
    state: t.expose("state", { type: OrderStateEnum }),
    quantity: t.exposeInt("quantity"),
    isForOthers: t.exposeBoolean("isForOthers", {
      description: "The places are given as seats.",
    }),
    currency: t.exposeString("currency"),
    unitAmount: t.exposeInt("unitAmount"),
    total: t.exposeInt("total", {
      nullable: true,
      description: "What was paid, with discount and tax; null before.",
    }),
    discount: t.exposeInt("discount"),
    tax: t.exposeInt("tax"),
    refunded: t.exposeInt("refunded", {
      description:
        "What went back of all its payments, disputes that were lost among it.",
    }),
    email: t.exposeString("email", { nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    paidAt: t.expose("paidAt", { type: "DateTime", nullable: true }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      nullable: true,
      description: "Until when it can be paid.",
    }),
    checkoutUrl: t.string({
      nullable: true,
      description: "Where it is paid, while it can be.",
      select: { checkoutUrl: true, state: true, expiresAt: true },
      resolve: ({ checkoutUrl, state, expiresAt }, _args, { now }) =>
        state === "OPEN" && expiresAt !== null && expiresAt > now()
          ? checkoutUrl
          : null,
    }),
    isClaimed: t.boolean({
      description:
        "Whether a guest's purchase is in the buyer's account by now; true of whoever was signed in.",
      select: { state: true, claimedAt: true },
      resolve: ({ claimedAt }) => claimedAt !== null,
    }),
    beganEnrollment: t.exposeBoolean("beganEnrollment", {
      description: "False where the buyer was enrolled in the course before.",
    }),
    enrollment: t.relation("enrollment", { nullable: true }),
    product: t.relation("product"),
    person: t.relation("person", { nullable: true }),
    payments: t.relation("payments", {
      query: { orderBy: { createdAt: "asc" } },
    }),
    refunds: t.relation("refunds", {
      query: { orderBy: { createdAt: "asc" } },
    }),
    inquiries: t.relation("inquiries", {
      authScopes: { staff: true },
      query: { orderBy: { openedAt: "asc" } },
    }),
    disputes: t.relation("disputes", {
      authScopes: { staff: true },
      query: { orderBy: { openedAt: "asc" } },
    }),
    transfers: t.relation("transfers", {
      authScopes: { staff: true },
      description: "What of it goes to whom.",
      query: { orderBy: { createdAt: "asc" } },
    }),
    isDisputed: t.boolean({
      description:
        "The buyer's bank asks for the money back; the course stands still meanwhile.",
      authScopes: { staff: true },
      select: { disputes: { where: { state: "OPEN" }, take: 1 } },
      resolve: ({ disputes }) => disputes.length > 0,
    }),
    checkoutSessionId: t.exposeString("checkoutSessionId", {
      nullable: true,
      authScopes: { staff: true },
    }),
  }),
});
