import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { Database } from "@throughline/prisma";
import { until } from "./until.ts";

/**
 * Waits until the school's books of money add up and say what Stripe's say, for answers may still be on their way; throws with what
 * does not.
 */
export async function booksAgree(
  database: Database,
  stripe: StripeClient,
): Promise<void> {
  let faults: string[] = [];
  await until("the books agree", async () => {
    faults = await whatMoneyDoesNotAddUp(database, stripe);
    return faults.length === 0;
  }).catch(() => {
    throw new Error(faults.join("\n"));
  });
}

/**
 * Everything in the school's books of money that does not add up, or that Stripe's books say otherwise, in words; nothing where
 * all is as it has to be.
 */
async function whatMoneyDoesNotAddUp(
  database: Database,
  stripe: StripeClient,
): Promise<string[]> {
  return [
    ...(await faultsOfTransfers(database, stripe)),
    ...(await faultsOfPayments(database, stripe)),
  ];
}

async function faultsOfTransfers(database: Database, stripe: StripeClient) {
  const transfers = await database.transfer.findMany({
    include: { entries: true, order: true },
  });
  const faults = [];
  for (const transfer of transfers) {
    const { id, amount, asked, reversed, toReverse, stripeTransferId } =
      transfer;
    const { data } = await stripe.transfers.list({
      transfer_group: `order_${transfer.order.number}`,
      limit: 100,
    });
    const sent = data.filter(({ metadata }) => metadata.transfer_id === id);
    const sum = (kind: string) =>
      transfer.entries
        .filter((entry) => entry.kind === kind)
        .reduce((total, entry) => total + entry.amount, 0);
    const wanted = {
      sent: stripeTransferId === null ? [] : [stripeTransferId],
      amount: stripeTransferId === null ? 0 : (asked ?? 0),
      back: stripeTransferId === null ? 0 : reversed - (amount - (asked ?? 0)),
    };
    const found = {
      sent: sent.map((one) => one.id),
      amount: sent.reduce((total, one) => total + one.amount, 0),
      back: sent.reduce((total, one) => total + one.amount_reversed, 0),
    };
    if (JSON.stringify(wanted) !== JSON.stringify(found))
      faults.push(
        `transfer ${id}: here ${JSON.stringify(wanted)}, at Stripe ${JSON.stringify(found)}`,
      );
    const lines = {
      SALE: amount,
      REFUND: toReverse,
      SENT: found.amount,
      TAKEN_BACK: found.back,
    };
    for (const [kind, expected] of Object.entries(lines))
      if (sum(kind) !== expected)
        faults.push(
          `transfer ${id}: the statement has ${kind} ${sum(kind)}, not ${expected}`,
        );
  }
  return faults;
}

async function faultsOfPayments(database: Database, stripe: StripeClient) {
  const orders = await database.order.findMany({
    include: { payments: true, refunds: true, disputes: true },
  });
  const faults = [];
  for (const { number, refunded, payments, refunds, disputes } of orders) {
    const all = payments.reduce((total, each) => total + each.refunded, 0);
    if (refunded !== all)
      faults.push(`order ${number} counts ${refunded}, its payments ${all}`);
    for (const { id, chargeId, paymentIntentId, ...payment } of payments) {
      const ofIt = refunds.filter(({ paymentId }) => paymentId === id);
      const lost = disputes.filter(
        ({ paymentId, state }) => paymentId === id && state === "LOST",
      );
      const back = [
        ...ofIt.filter(({ state }) => state === "SUCCEEDED"),
        ...lost,
      ].reduce((total, { amount }) => total + amount, 0);
      if (payment.refunded !== Math.min(back, payment.amount))
        faults.push(`payment ${id} counts ${payment.refunded}, not ${back}`);
      if (payment.state !== "SUCCEEDED" || !(chargeId ?? paymentIntentId))
        continue;
      const { data } = await stripe.refunds.list({
        ...(paymentIntentId
          ? { payment_intent: paymentIntentId }
          : { charge: chargeId ?? "" }),
        limit: 100,
      });
      const known = ofIt.flatMap((each) => each.stripeRefundId ?? []);
      const told = data.map((each) => each.id);
      if (known.toSorted().join() !== told.toSorted().join())
        faults.push(
          `payment ${id}: refunds here ${known.join()}, at Stripe ${told.join()}`,
        );
    }
  }
  return faults;
}
