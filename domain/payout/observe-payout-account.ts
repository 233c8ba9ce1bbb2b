import type { PayoutAccountModel } from "@throughline/prisma";
import { enqueue } from "../queue/enqueue.ts";
import { settleTransfer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import {
  accountStateAfter,
  requirementsSchema,
  type Requirement,
} from "./account.rules.ts";
import { recordAccountChange } from "./payout-account.events.ts";

/** What Stripe says of a connected account. */
export interface PayoutAccountFacts {
  stripeAccountId: string;
  /** Ours, from its metadata: Stripe may speak of an account before we kept its id. */
  payoutAccountId: string | null;
  canReceive: boolean;
  isClosed: boolean;
  requirements: readonly Requirement[];
  /** When Stripe was asked. */
  observedAt: Date;
}

const atOnce = 1000;

/** The same for the same, in whatever order the database keeps the parts of each. */
const inWords = (requirements: unknown) =>
  JSON.stringify(requirementsSchema.parse(requirements));

/**
 * Keeps a payee's account as Stripe says it is. An older answer never overwrites a newer one; that it is closed is final, whenever
 * it is told, and ends the account until staff lets the payee begin another one. Once money can go there, the shares that waited for it are sent.
 */
export async function observePayoutAccount(
  tx: Tx,
  facts: PayoutAccountFacts,
  now: Date,
): Promise<
  | { kind: "changed" | "unchanged" | "stale"; payoutAccountId: string }
  | { kind: "unknown"; reason: string }
> {
  const { stripeAccountId, requirements, observedAt } = facts;
  const account =
    (await lockAccount(tx, stripeAccountId)) ??
    (await lockNewAccount(tx, facts));
  if (!account) return aboutFormer(tx, stripeAccountId);
  const { id: payoutAccountId } = account;
  const isOlder = account.observedAt && account.observedAt > observedAt;
  if (isOlder && !facts.isClosed) return { kind: "stale", payoutAccountId };
  const state = accountStateAfter(account.state, facts);
  await tx.db.payoutAccount.update({
    where: { id: payoutAccountId },
    data: {
      state,
      stripeAccountId,
      requirements: requirements.map((each) => ({ ...each })),
      observedAt: isOlder ? account.observedAt : observedAt,
    },
  });
  if (state === "ACTIVE") await sendWhatWaited(tx, payoutAccountId);
  const isSame =
    state === account.state &&
    inWords(requirements) === inWords(account.requirements);
  if (isSame) return { kind: "unchanged", payoutAccountId };
  await recordAccountChange(tx, account, state, now, {
    missing: requirements.length,
  });
  return { kind: "changed", payoutAccountId };
}

/** Locks the account that Stripe knows under an id, then reads it. */
export async function lockAccount(
  tx: Tx,
  stripeAccountId: string,
): Promise<PayoutAccountModel | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "PayoutAccount" WHERE "stripeAccountId" = ${stripeAccountId} FOR UPDATE`;
  return tx.db.payoutAccount.findUnique({ where: { stripeAccountId } });
}

/** The payee whose account was just made, where its id is not kept here yet. */
async function lockNewAccount(
  tx: Tx,
  { payoutAccountId: id, stripeAccountId }: PayoutAccountFacts,
): Promise<PayoutAccountModel | null> {
  if (!id) return null;
  await tx.db
    .$queryRaw`SELECT 1 FROM "PayoutAccount" WHERE id = ${id}::uuid FOR UPDATE`;
  const account = await tx.db.payoutAccount.findUnique({ where: { id } });
  return account?.stripeAccountId === null &&
    !account.formerStripeAccountIds.includes(stripeAccountId)
    ? account
    : null;
}

/** Of an account that was closed, and whose payee has begun another one, nothing is news. */
async function aboutFormer(
  tx: Tx,
  stripeAccountId: string,
): Promise<
  | { kind: "stale"; payoutAccountId: string }
  | { kind: "unknown"; reason: string }
> {
  const payee = await tx.db.payoutAccount.findFirst({
    where: { formerStripeAccountIds: { has: stripeAccountId } },
    select: { id: true },
  });
  return payee
    ? { kind: "stale", payoutAccountId: payee.id }
    : {
        kind: "unknown",
        reason: `The account ${stripeAccountId} is no payee's here.`,
      };
}

async function sendWhatWaited(tx: Tx, payoutAccountId: string) {
  const waiting = await tx.db.transfer.findMany({
    where: { payoutAccountId, state: "PLANNED" },
    orderBy: { createdAt: "asc" },
    select: { id: true },
    take: atOnce,
  });
  for (const { id } of waiting)
    enqueue(tx, settleTransfer, { transferId: id }, { key: id });
}
