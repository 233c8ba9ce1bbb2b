import type { Database } from "@throughline/prisma";

/** Everything in the ledger and the classes that does not add up, in words; nothing where all is as it has to be. */
export async function whatDoesNotAddUp(
  db: Pick<Database, "$queryRaw">,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ fault: string }[]>`
    SELECT 'right ' || e.id || ' has ' || e.available || '/' || e.held || ', its lines say '
      || coalesce(sum(l.available), 0) || '/' || coalesce(sum(l.held), 0) AS fault
    FROM "Entitlement" e LEFT JOIN "EntitlementEntry" l ON l."entitlementId" = e.id GROUP BY e.id
    HAVING e.available <> coalesce(sum(l.available), 0) OR e.held <> coalesce(sum(l.held), 0) OR e.available < 0 OR e.held < 0
    UNION ALL
    SELECT 'class ' || s.id || ' counts ' || s."seatsTaken" || ' of ' || s.capacity || ', its bookings are ' || count(b.id)
    FROM "Session" s LEFT JOIN "Booking" b ON b."sessionId" = s.id AND b.state IN ('HELD', 'BOOKED') GROUP BY s.id
    HAVING s."seatsTaken" <> count(b.id) OR count(b.id) > s.capacity
    UNION ALL
    SELECT 'right ' || e.id || ' holds ' || e.held || ' for ' || count(b.id) || ' bookings'
    FROM "Entitlement" e LEFT JOIN "Booking" b ON b."entitlementId" = e.id AND b.state IN ('HELD', 'BOOKED')
      AND NOT EXISTS (SELECT FROM "Attendance" a WHERE a."bookingId" = b.id)
      AND NOT EXISTS (SELECT FROM "EntitlementEntry" l WHERE l."bookingId" = b.id AND l.kind = 'CONSUME')
    GROUP BY e.id HAVING e.held <> count(b.id)
    UNION ALL
    SELECT 'booking ' || b.id || ' is held without an open offer' FROM "Booking" b
    WHERE b.state = 'HELD' AND NOT EXISTS (SELECT FROM "WaitlistOffer" o WHERE o."bookingId" = b.id AND o.outcome IS NULL)
    UNION ALL
    SELECT 'offer ' || o.id || ' is open without a held seat' FROM "WaitlistOffer" o JOIN "Booking" b ON b.id = o."bookingId"
      JOIN "WaitlistEntry" w ON w.id = o."entryId"
    WHERE o.outcome IS NULL AND (b.state <> 'HELD' OR w.state <> 'OFFERED')`;
  return rows.map(({ fault }) => fault);
}
