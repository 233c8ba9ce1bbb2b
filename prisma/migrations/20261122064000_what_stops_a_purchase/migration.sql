-- Buyers are told why places are not to be given away: while the bank looks into the payment, nobody is invited to them.
CREATE POLICY buyers_see_what_stops_their_purchase ON "Dispute" FOR SELECT TO throughline_api
  USING (state = 'OPEN' AND EXISTS (SELECT FROM "Order" o WHERE o.id = "orderId" AND o."personId" = (SELECT viewer_person())));
