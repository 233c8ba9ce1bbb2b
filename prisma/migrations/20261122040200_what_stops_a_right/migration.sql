-- Whoever has a right from an order is told that it stands still while its payment is disputed. What the bank writes is for the staff.
CREATE POLICY people_see_what_stops_their_rights ON "Dispute" FOR SELECT TO throughline_api
  USING (state = 'OPEN' AND EXISTS (SELECT FROM "Entitlement" r LEFT JOIN "Seat" p ON p.id = r."seatId"
    WHERE r."personId" = (SELECT viewer_person()) AND "Dispute"."orderId" IN (r."orderId", p."orderId")));
