import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/** Whose account it is: a partner's or an instructor's. */
export type Payee =
  { partnerId: string; personId?: undefined } | { personId: string };

export interface OpenPayoutAccountInput {
  payee: Payee;
  /** Normalised (`emailSchema`). */
  email: string;
  /** ISO 3166, upper case. */
  country: string;
}

/**
 * Opens the account to which a partner's or an instructor's share is paid; nothing is known to Stripe yet. Each has one: a repeat
 * finds it, with a new address and country as long as Stripe knows nothing of it.
 */
export async function openPayoutAccount(
  tx: Tx,
  { payee, email, country }: OpenPayoutAccountInput,
  now: Date,
): Promise<
  | { kind: "opened" | "changed" | "unchanged"; payoutAccountId: string }
  | Refusal
> {
  const fault = await faultOfPayee(tx, payee);
  if (fault) return fault;
  const where =
    payee.personId === undefined
      ? { partnerId: payee.partnerId }
      : { personId: payee.personId };
  const [made] = await tx.db.payoutAccount.createManyAndReturn({
    data: [{ ...where, email, country, createdAt: now }],
    skipDuplicates: true,
  });
  const account =
    made ?? (await tx.db.payoutAccount.findFirstOrThrow({ where }));
  const payoutAccountId = account.id;
  const isSame = account.email === email && account.country === country;
  if (!made && (isSame || account.stripeAccountId))
    return { kind: "unchanged", payoutAccountId };
  if (!made)
    await tx.db.payoutAccount.update({
      where: { id: payoutAccountId },
      data: { email, country },
    });
  recordEvent(tx, {
    type: "payout.accountChanged",
    occurredAt: now,
    personId: account.personId,
    payload: {
      payoutAccountId,
      partnerId: account.partnerId,
      to: account.state,
    },
  });
  return { kind: made ? "opened" : "changed", payoutAccountId };
}

async function faultOfPayee(tx: Tx, payee: Payee): Promise<Refusal | null> {
  if (payee.personId === undefined) {
    const partner = await tx.db.partner.findUnique({
      where: { id: payee.partnerId },
    });
    return partner ? null : notFound("partnerId", "partner");
  }
  const person = await tx.db.person.findUnique({
    where: { id: payee.personId },
    include: { user: { select: { role: true } } },
  });
  if (!person || person.mergedIntoId) return notFound("personId", "person");
  return !person.user || person.user.role === "STUDENT"
    ? refused("personId", "Only who teaches at the school is paid a share.")
    : null;
}
