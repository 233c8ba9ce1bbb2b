-- Checkouts that should have been heard of by now: few beside all orders.
CREATE INDEX order_unheard ON "Order" ("expiresAt") WHERE state IN ('OPEN', 'PENDING') AND "checkoutSessionId" IS NOT NULL;
