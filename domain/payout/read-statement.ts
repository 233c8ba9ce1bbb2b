import type { Database, PayoutEntryKind, Prisma } from "@throughline/prisma";

/** A payee's month in one currency; amounts in its smallest unit. What is owed at the end is `owedAfter`. */
export interface StatementOfMonth {
  currency: string;
  owedBefore: number;
  sales: number;
  refunds: number;
  sent: number;
  takenBack: number;
  owedAfter: number;
}

type Reader = Pick<Database | Prisma.TransactionClient, "payoutEntry">;

/** What one line adds to what is owed to the payee. */
export const signOf: Record<PayoutEntryKind, 1 | -1> = {
  SALE: 1,
  REFUND: -1,
  SENT: -1,
  TAKEN_BACK: 1,
};

/** What was sold, refunded and sent for a payee from one time up to another, and what was owed before and after, by currency. */
export async function readStatement(
  db: Reader,
  {
    payoutAccountId,
    from,
    until,
  }: { payoutAccountId: string; from: Date; until: Date },
): Promise<StatementOfMonth[]> {
  const sumBy = (at: Prisma.DateTimeFilter) =>
    db.payoutEntry.groupBy({
      by: ["currency", "kind"],
      where: { payoutAccountId, at },
      _sum: { amount: true },
    });
  const before = await sumBy({ lt: from });
  const within = await sumBy({ gte: from, lt: until });
  const currencies = new Set(
    [...before, ...within].map(({ currency }) => currency),
  );
  return [...currencies].toSorted().map((currency) => {
    const owedBefore = owedOf(before, currency);
    const amount = (kind: PayoutEntryKind) => amountOf(within, currency, kind);
    return {
      currency,
      owedBefore,
      sales: amount("SALE"),
      refunds: amount("REFUND"),
      sent: amount("SENT"),
      takenBack: amount("TAKEN_BACK"),
      owedAfter: owedBefore + owedOf(within, currency),
    };
  });
}

interface Sum {
  currency: string;
  kind: PayoutEntryKind;
  _sum: { amount: number | null };
}

const amountOf = (sums: readonly Sum[], currency: string, kind: string) =>
  sums.find((sum) => sum.currency === currency && sum.kind === kind)?._sum
    .amount ?? 0;

const owedOf = (sums: readonly Sum[], currency: string) =>
  sums
    .filter((sum) => sum.currency === currency)
    .reduce(
      (owed, { kind, _sum }) => owed + signOf[kind] * (_sum.amount ?? 0),
      0,
    );
