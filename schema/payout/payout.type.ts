import {
  requirementInWords,
  requirementsSchema,
  type Requirement,
} from "@throughline/domain/payout/account.rules";
import { fullName } from "@throughline/domain/person/person.rules";
import {
  PayoutAccountState,
  PayoutEntryKind,
  TransferState,
} from "@throughline/prisma";
import { builder } from "../builder.ts";
import { Course } from "../course/course.type.ts";
import { own } from "../policy/own.ts";

export const PayoutAccountStateEnum = builder.enumType(PayoutAccountState, {
  name: "PayoutAccountState",
});
const TransferStateEnum = builder.enumType(TransferState, {
  name: "TransferState",
});
export const PayoutEntryKindEnum = builder.enumType(PayoutEntryKind, {
  name: "PayoutEntryKind",
});

const PayoutRequirement = builder
  .objectRef<Requirement>("PayoutRequirement")
  .implement({
    description: "Something that Stripe wants to know of a payee.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      field: t.exposeString("field", {
        description: "Stripe's own name of it.",
      }),
      label: t.string({
        description: "What it is, in words.",
        resolve: ({ field }) => requirementInWords(field),
      }),
      reason: t.exposeString("reason", {
        nullable: true,
        description: "What is wrong with what was given, in Stripe's words.",
      }),
      deadline: t.field({
        type: "DateTime",
        nullable: true,
        resolve: ({ deadline }) => (deadline ? new Date(deadline) : null),
      }),
      urgency: t.string({
        description: "`overdue`, `now` or `later`.",
        resolve: ({ urgency }) => urgency,
      }),
      awaitsStripe: t.boolean({
        description: "It was given, and Stripe looks at it.",
        resolve: ({ awaits }) => awaits === "stripe",
      }),
    }),
  });

export const PayoutAccount = builder.prismaNode("PayoutAccount", {
  nullable: true,
  id: { field: "id" },
  description:
    "Where a partner's or an instructor's share of sales is paid. Bank details are Stripe's alone.",
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    state: t.expose("state", { type: PayoutAccountStateEnum }),
    email: t.exposeString("email"),
    country: t.exposeString("country", { description: "ISO 3166." }),
    payeeName: t.string({
      select: {
        partner: { select: { name: true } },
        person: { select: { givenName: true, familyName: true } },
      },
      resolve: ({ partner, person }) =>
        partner?.name ?? (person ? fullName(person) : ""),
    }),
    partner: t.relation("partner", { nullable: true }),
    person: t.relation("person", { nullable: true }),
    requirements: t.field({
      type: [PayoutRequirement],
      description: "What Stripe says is missing.",
      select: { requirements: true },
      resolve: ({ requirements }) => requirementsSchema.parse(requirements),
    }),
    lastError: t.exposeString("lastError", {
      nullable: true,
      description:
        "What the payee's bank said last, where it refused the money.",
    }),
    stripeAccountId: t.exposeString("stripeAccountId", {
      nullable: true,
      authScopes: { staff: true },
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    observedAt: t.expose("observedAt", { type: "DateTime", nullable: true }),
    shares: t.relation("shares", {
      query: { orderBy: [{ courseId: "asc" }, { id: "asc" }] },
    }),
    transfers: t.relatedConnection("transfers", {
      cursor: "id",
      totalCount: true,
      query: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
    }),
  }),
});

const ofPayee = {
  select: { payoutAccount: { select: { personId: true } } },
  authScopes: ({
    payoutAccount,
  }: {
    payoutAccount: { personId: string | null };
  }) => own(payoutAccount.personId),
} as const;

export const PayoutShare = builder.prismaObject("PayoutShare", {
  description:
    "What of each sale of a course goes to a payee: a percentage of what is paid without tax, or an amount for each place.",
  ...ofPayee,
  fields: (t) => ({
    id: t.exposeID("id"),
    course: t.relation("course"),
    courseStep: t.relation("courseStep", { nullable: true }),
    payoutAccount: t.relation("payoutAccount"),
    basisPoints: t.exposeInt("basisPoints", {
      nullable: true,
      description: "Hundredths of a percent.",
    }),
    amount: t.exposeInt("amount", {
      nullable: true,
      description: "In the currency's smallest unit.",
    }),
    currency: t.exposeString("currency", { nullable: true }),
  }),
});

export const Transfer = builder.prismaNode("Transfer", {
  nullable: true,
  id: { field: "id" },
  description:
    "A payee's share of one payment. Amounts are in the currency's smallest unit.",
  ...ofPayee,
  fields: (t) => ({
    state: t.expose("state", { type: TransferStateEnum }),
    amount: t.exposeInt("amount"),
    currency: t.exposeString("currency"),
    toReverse: t.exposeInt("toReverse", {
      description: "What refunds take of it.",
    }),
    reversed: t.exposeInt("reversed", {
      description: "What of that was taken back by now, or never sent.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    sentAt: t.expose("sentAt", { type: "DateTime", nullable: true }),
    lastError: t.exposeString("lastError", {
      nullable: true,
      authScopes: { staff: true },
    }),
    order: t.relation("order", { authScopes: { staff: true } }),
    payoutAccount: t.relation("payoutAccount"),
  }),
});

builder.prismaObjectField(Course, "payoutShares", (t) =>
  t.relation("payoutShares", {
    type: PayoutShare,
    authScopes: { staff: true },
    query: { orderBy: { id: "asc" } },
  }),
);
