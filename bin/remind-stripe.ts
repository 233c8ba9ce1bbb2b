import pg from "pg";

/**
 * Tells the simulator of Stripe the payments that the school has and it does not, such as those of the demo's past, so that
 * they can be refunded and disputed like any other.
 */
export async function remindStripe(
  databaseUrl: string,
  simulatorUrl: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client
    .query<object>(payments)
    .finally(() => client.end());
  const response = await fetch(`${simulatorUrl}/control/payments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(rows),
  });
  if (!response.ok)
    throw new Error(
      `the Stripe simulator refused its payments: ${await response.text()}`,
    );
}

const payments = `
  SELECT payment."paymentIntentId", payment."chargeId", o."customerId", o.id AS "orderId", 'order_' || o.number AS "transferGroup",
    payment.amount, payment.currency, coalesce(o.email, mail.address) AS email,
    extract(epoch FROM coalesce(payment."settledAt", payment."createdAt"))::int AS "paidAt",
    coalesce(
      (SELECT json_agg(json_build_object('id', refund."stripeRefundId", 'amount', refund.amount))
       FROM "Refund" refund
       WHERE refund."orderId" = o.id AND refund.state = 'SUCCEEDED' AND refund."stripeRefundId" IS NOT NULL), '[]') AS refunds
  FROM "Payment" payment
  JOIN "Order" o ON o.id = payment."orderId"
  LEFT JOIN "EmailAddress" mail ON mail."personId" = o."personId" AND mail."isPrimary"
  WHERE payment.state = 'SUCCEEDED' AND payment.amount > 0 AND payment."invoiceId" IS NULL
    AND payment."paymentIntentId" IS NOT NULL AND payment."chargeId" IS NOT NULL
  ORDER BY payment."createdAt"`;
