import {
  readStatement,
  type StatementOfMonth,
} from "@throughline/domain/payout/read-statement";
import type { Prisma } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { PayoutAccount, PayoutEntryKindEnum } from "./payout.type.ts";

const StatementLine = builder
  .objectRef<StatementOfMonth>("PayoutStatement")
  .implement({
    description:
      "A payee's month in one currency; amounts in its smallest unit: sums, so that they may be more than 32 bits hold. Months are UTC's.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      currency: t.exposeString("currency"),
      owedBefore: t.exposeFloat("owedBefore", {
        description: "What was owed to the payee when the month began.",
      }),
      sales: t.exposeFloat("sales", {
        description: "Shares of what was sold.",
      }),
      refunds: t.exposeFloat("refunds", {
        description: "What refunds took of them.",
      }),
      sent: t.exposeFloat("sent"),
      takenBack: t.exposeFloat("takenBack"),
      owedAfter: t.exposeFloat("owedAfter", {
        description: "What is owed after it; below zero the payee owes it.",
      }),
    }),
  });

type EntryRecord = Prisma.PayoutEntryGetPayload<{
  include: { transfer: { include: { order: { select: { number: true } } } } };
}>;

const PayoutEntry = builder.objectRef<EntryRecord>("PayoutEntry").implement({
  description: "One line of a payee's statement.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime" }),
    kind: t.expose("kind", { type: PayoutEntryKindEnum }),
    amount: t.exposeInt("amount"),
    currency: t.exposeString("currency"),
    orderNumber: t.int({
      nullable: true,
      description: "The purchase that it is a share of; staff see it.",
      resolve: ({ transfer }) => transfer.order?.number ?? null,
    }),
  }),
});

const mostLines = 10_000;

builder.prismaObjectField(PayoutAccount, "statement", (t) =>
  t.field({
    type: [StatementLine],
    description:
      "What was sold, refunded and sent in a month, for each currency.",
    select: { id: true },
    args: { month: t.arg.string({ description: "As 2026-05." }) },
    resolve: ({ id: payoutAccountId }, { month }, { db }) =>
      readStatement(db, { payoutAccountId, ...spanOf(month) }),
  }),
);

builder.prismaObjectField(PayoutAccount, "entries", (t) =>
  t.field({
    type: [PayoutEntry],
    description: `The lines of a month's statement, oldest first; at most ${mostLines}.`,
    select: { id: true },
    args: { month: t.arg.string({ description: "As 2026-05." }) },
    resolve({ id: payoutAccountId }, { month }, { db }) {
      const { from, until } = spanOf(month);
      return db.payoutEntry.findMany({
        where: {
          payoutAccountId,
          at: { gte: from, lt: until },
        },
        include: {
          transfer: { include: { order: { select: { number: true } } } },
        },
        orderBy: [{ at: "asc" }, { id: "asc" }],
        take: mostLines,
      });
    },
  }),
);

function spanOf(month: string): { from: Date; until: Date } {
  const read = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(month);
  if (!read) throw badInput("month", "Give a month such as 2026-05.");
  const [year, number] = [Number(read[1]), Number(read[2])];
  return {
    from: new Date(Date.UTC(year, number - 1)),
    until: new Date(Date.UTC(year, number)),
  };
}
