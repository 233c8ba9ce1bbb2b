import { Prisma, type Database } from "@throughline/prisma";
import { boundsOf, type MonthRange } from "./month-range.ts";
import { findPlacesOfNeed } from "./seat-forecast.ts";
import type { SeatNeed } from "./seat-forecast.rules.ts";

/** The lists behind a report's figures. */
export const reportLists = [
  "PAYMENTS",
  "REFUNDS",
  "DISPUTES",
  "SHARES",
  "CLASSES",
  "BOOKED",
  "ATTENDED",
  "NO_SHOWS",
  "EXCUSED",
  "UNMARKED",
  "SKIPPED_AHEAD",
  "UNBOOKED",
] as const;
export type ReportList = (typeof reportLists)[number];

/** One row behind a figure: who or what it is about, and where it leads. */
export interface ReportRow {
  id: string;
  /** The person's, the payee's or the class's name. */
  name: string;
  /** The step, the product, or who teaches. */
  about: string;
  /** When it was paid, when the class is, or since when somebody waits; null where nobody knows. */
  at: Date | null;
  /** Of a class: the zone of its clock. */
  timeZone: string | null;
  amount: number | null;
  currency: string | null;
  /** Of a class: seats taken and seats there are. */
  seatsTaken: number | null;
  seats: number | null;
  personId: string | null;
  orderNumber: number | null;
  sessionId: string | null;
  enrollmentId: string | null;
}

/** Which rows: of which list, and of what. UNBOOKED asks for a step, every other list for months. */
export interface RowsWanted extends MonthRange {
  list: ReportList;
  /** Undefined for all courses; null for what belongs to none. */
  courseId?: string | null;
  courseStepId: string | null;
  currency: string | null;
  /** UNBOOKED: only those who will need the seat then. */
  need?: SeatNeed | null;
}

type Reader = Pick<Database, "$queryRaw">;

/** The rows behind a figure, in the order of time. Empty for whoever is not staff. */
export async function readReportRows(
  db: Reader,
  wanted: RowsWanted,
  { limit, offset }: { limit: number; offset: number },
  now: Date,
): Promise<ReportRow[]> {
  const list = await listOf(db, wanted, now);
  return db.$queryRaw<ReportRow[]>`
    SELECT * FROM (${list}) listed ORDER BY at, name, id LIMIT ${limit} OFFSET ${offset}`;
}

/** How many rows there are behind a figure. */
export async function countReportRows(
  db: Reader,
  wanted: RowsWanted,
  now: Date,
): Promise<number> {
  const list = await listOf(db, wanted, now);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${list}) listed`;
  return row?.count ?? 0;
}

const lists: Record<ReportList, (wanted: RowsWanted, now: Date) => Prisma.Sql> =
  {
    PAYMENTS: (wanted) => money(payments, wanted),
    REFUNDS: (wanted) => money(refunds, wanted),
    DISPUTES: (wanted) => money(disputes, wanted),
    SHARES: (wanted) => money(shares, wanted),
    CLASSES: classes,
    BOOKED: (wanted) => bookings(Prisma.sql`true`, wanted),
    ATTENDED: (wanted) => bookings(Prisma.sql`a.state = 'ATTENDED'`, wanted),
    NO_SHOWS: (wanted) => bookings(Prisma.sql`a.state = 'NO_SHOW'`, wanted),
    EXCUSED: (wanted) => bookings(Prisma.sql`a.state = 'EXCUSED'`, wanted),
    UNMARKED: (wanted, now) =>
      bookings(
        Prisma.sql`a.state IS NULL AND s."startsAt" + s.minutes * interval '1 minute' <= ${now}`,
        wanted,
      ),
    SKIPPED_AHEAD: (wanted) => bookings(Prisma.sql`b."skippedAhead"`, wanted),
    UNBOOKED: unbooked,
  };

async function listOf(
  db: Reader,
  wanted: RowsWanted,
  now: Date,
): Promise<Prisma.Sql> {
  const { list, courseStepId, need } = wanted;
  if (list !== "UNBOOKED" || !need || courseStepId === null)
    return lists[list](wanted, now);
  const places = await findPlacesOfNeed(db, courseStepId, need);
  return Prisma.sql`
    WITH waiting AS MATERIALIZED (${unbooked(wanted, now)})
    SELECT waiting.* FROM waiting
    JOIN needs_of_enrollments(ARRAY(SELECT "enrollmentId" FROM waiting)) needed ON needed."entitlementId" = waiting.id
    WHERE needed."atStepId" = ANY (${places}::uuid[])`;
}

/** What moved: its order, its time, its amount, and whom it went to where that is not the buyer. */
const payments = Prisma.sql`
  SELECT id, "orderId", "settledAt" AS at, amount, NULL AS payee FROM "Payment" WHERE state = 'SUCCEEDED'`;
const refunds = Prisma.sql`
  SELECT id, "orderId", "settledAt" AS at, amount, NULL AS payee FROM "Refund" WHERE state = 'SUCCEEDED'`;
const disputes = Prisma.sql`
  SELECT id, "orderId", "openedAt" AS at, amount, NULL AS payee FROM "Dispute" WHERE state <> 'WON'`;
const shares = Prisma.sql`
  SELECT entry.id, t."orderId", entry.at, CASE entry.kind WHEN 'SALE' THEN entry.amount ELSE -entry.amount END AS amount,
    coalesce(payee.name, person."givenName" || ' ' || person."familyName") AS payee
  FROM "PayoutEntry" entry
  JOIN "Transfer" t ON t.id = entry."transferId"
  JOIN "PayoutAccount" account ON account.id = entry."payoutAccountId"
  LEFT JOIN "Partner" payee ON payee.id = account."partnerId"
  LEFT JOIN "Person" person ON person.id = account."personId"
  WHERE entry.kind IN ('SALE', 'REFUND')`;

function money(moved: Prisma.Sql, wanted: RowsWanted): Prisma.Sql {
  const { since, until } = boundsOf(wanted);
  return Prisma.sql`
    SELECT moved.id, coalesce(payee, trim(p."givenName" || ' ' || p."familyName"), o.email, '') AS name, product.name AS about,
      moved.at, NULL AS "timeZone", moved.amount, o.currency, NULL::int AS "seatsTaken", NULL::int AS seats,
      CASE WHEN payee IS NULL THEN o."personId" END AS "personId", o.number AS "orderNumber",
      NULL AS "sessionId", NULL AS "enrollmentId"
    FROM (${moved}) moved
    JOIN "Order" o ON o.id = moved."orderId"
    JOIN "Product" product ON product.id = o."productId"
    LEFT JOIN "Person" p ON p.id = o."personId"
    WHERE moved.at >= ${since} AND moved.at < ${until} AND ${isOf(Prisma.sql`product."courseId"`, wanted)}
      AND (${wanted.currency}::text IS NULL OR o.currency = ${wanted.currency})`;
}

function classes(wanted: RowsWanted): Prisma.Sql {
  const { since, until } = boundsOf(wanted);
  return Prisma.sql`
    SELECT DISTINCT s.id, s.title AS name, coalesce(s."instructorName", '') AS about, s."startsAt" AS at, s."timeZone",
      NULL::int AS amount, NULL AS currency, s.capacity AS seats,
      s."seatsTaken" + (SELECT count(*)::int FROM "Booking" b WHERE b."sessionId" = s.id AND b.state = 'CANCELED'
        AND booking_counts(b.state, b."bookedAt", b."canceledAt", s."startsAt")) AS "seatsTaken",
      NULL AS "personId", NULL::int AS "orderNumber", s.id AS "sessionId", NULL AS "enrollmentId"
    FROM "Session" s
    LEFT JOIN "StepOption" o ON o."sessionId" = s.id
    LEFT JOIN "CourseStep" cs ON cs.id = o."courseStepId"
    WHERE s.state = 'SCHEDULED' AND s.kind = 'GROUP' AND s."startsAt" >= ${since} AND s."startsAt" < ${until}
      AND ${isOf(Prisma.sql`cs."courseId"`, wanted)}`;
}

function bookings(which: Prisma.Sql, wanted: RowsWanted): Prisma.Sql {
  const { since, until } = boundsOf(wanted);
  return Prisma.sql`
    SELECT b.id, trim(p."givenName" || ' ' || p."familyName") AS name, coalesce(es.label || ' · ', '') || s.title AS about,
      s."startsAt" AS at, s."timeZone", NULL::int AS amount, NULL AS currency, NULL::int AS "seatsTaken", NULL::int AS seats,
      p.id AS "personId", NULL::int AS "orderNumber", s.id AS "sessionId", coalesce(es."enrollmentId", t."enrollmentId") AS "enrollmentId"
    FROM "Session" s
    JOIN "Booking" b ON b."sessionId" = s.id
      AND booking_counts(b.state, b."bookedAt", b."canceledAt", s."startsAt")
    JOIN "Person" p ON p.id = b."personId"
    LEFT JOIN "Attendance" a ON a."bookingId" = b.id
    LEFT JOIN "EnrollmentStep" es ON es.id = b."enrollmentStepId"
    LEFT JOIN "Entitlement" t ON b."enrollmentStepId" IS NULL AND t.id = b."entitlementId"
    WHERE s.state = 'SCHEDULED' AND s."startsAt" >= ${since} AND s."startsAt" < ${until}
      AND ${which} AND ${isOf(Prisma.sql`b."courseId"`, wanted)}`;
}

function unbooked({ courseStepId }: RowsWanted, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT t.id, trim(p."givenName" || ' ' || p."familyName") AS name, es.label || ' · ' || es.title AS about,
      es."openedAt" AS at, NULL AS "timeZone", NULL::int AS amount, NULL AS currency,
      NULL::int AS "seatsTaken", NULL::int AS seats,
      p.id AS "personId", NULL::int AS "orderNumber", NULL AS "sessionId", es."enrollmentId"
    FROM "EnrollmentStep" es
    JOIN "Entitlement" t ON t."enrollmentStepId" = es.id AND t.kind = 'STEP_BOOKING' AND t.available > 0
    JOIN "Enrollment" e ON e.id = es."enrollmentId"
    JOIN "Person" p ON p.id = e."personId"
    WHERE es."courseStepId" = ${courseStepId}::uuid AND es.state IN ('PENDING', 'IN_PROGRESS') AND e.state = 'ACTIVE'
      AND (t."expiresAt" IS NULL OR t."expiresAt" > ${now})`;
}

function isOf(
  course: Prisma.Sql,
  { courseId }: Pick<RowsWanted, "courseId">,
): Prisma.Sql {
  return courseId === undefined
    ? Prisma.sql`true`
    : Prisma.sql`${course} IS NOT DISTINCT FROM ${courseId}::uuid`;
}
