import type { Database } from "@throughline/prisma";
import { seedEnrollments } from "@throughline/seed/bulk";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makeProduct } from "@throughline/seed/factory/product";
import { seededRandom } from "@throughline/seed/factory/random";

const courseCount = 10;
/** Months in which they enrolled. */
const months = 12;
/** Students of one class, and how many it could take. */
const classSize = 10;
const capacity = 12;

/**
 * Makes a school of ten courses, each of partner steps and classes in turn, whose students enrolled over a year: everybody
 * paid, every class that was taken was booked and marked, and half of the open ones are booked. The same ones every time.
 */
export async function seedSchool(
  owner: Database,
  students: number,
): Promise<{ courseId: string }> {
  const { id: partnerId } = await makePartner(owner, { slug: "bench" });
  const courses = [];
  for (let count = 0; count < courseCount; count += 1) {
    const course = await makeCourse(owner, {
      steps: [{ partnerId }, {}, { partnerId }, {}, { partnerId }, {}],
    });
    await makeProduct(owner, { courseId: course.id });
    courses.push(course);
  }
  const random = seededRandom(students);
  for (let ago = 0; ago < months; ago += 1)
    await seedEnrollments(owner, {
      courses,
      students: Math.ceil(students / months),
      random,
      now: new Date(Date.now() - ago * 30 * 86_400_000),
    });
  await owner.$transaction(
    async (tx) => {
      await fillClasses(tx);
      await fillOrders(tx, partnerId);
    },
    { timeout: 900_000 },
  );
  await owner.$executeRaw`VACUUM ANALYZE`;
  return { courseId: courses[0]?.id ?? "" };
}

type Writer = Pick<Database, "$executeRaw">;

/** Ten by ten as they came to it, the students of a step take a class; the rights to it and who was there follow from that. */
async function fillClasses(tx: Writer): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE bench_seat ON COMMIT DROP AS
    SELECT *, n / ${classSize}::int AS class FROM (
      SELECT es.id AS step_id, es."courseStepId" AS course_step_id, es."enrollmentId" AS enrollment_id, e."personId" AS person_id,
        es.state = 'COMPLETED' AS is_over, es."openedAt" AS opened_at,
        gen_random_uuid() AS booking_id, gen_random_uuid() AS entitlement_id,
        (row_number() OVER (PARTITION BY es."courseStepId", es.state = 'COMPLETED' ORDER BY es."openedAt", es.id) - 1)::int AS n,
        es.state IN ('COMPLETED', 'IN_PROGRESS') AND (es.state = 'COMPLETED' OR hashtext(es.id::text) % 2 = 0) AS is_booked
      FROM "EnrollmentStep" es JOIN "Enrollment" e ON e.id = es."enrollmentId"
      WHERE es.kind = 'SESSION'
    ) step`;
  await tx.$executeRaw`
    CREATE TEMP TABLE bench_class ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, course_step_id, is_over, class, count(*)::int AS taken,
      CASE WHEN is_over THEN max(opened_at) ELSE now() + (1 + class % 60) * interval '1 day' END AS starts_at
    FROM bench_seat WHERE is_booked GROUP BY course_step_id, is_over, class`;
  await tx.$executeRaw`
    INSERT INTO "Session" (id, title, "startsAt", "timeZone", minutes, capacity, "updatedAt")
    SELECT id, 'Class ' || class, starts_at, 'America/Chicago', 90, ${capacity}::int, now() FROM bench_class`;
  await tx.$executeRaw`
    INSERT INTO "StepOption" ("courseStepId", "sessionId") SELECT course_step_id, id FROM bench_class`;
  await tx.$executeRaw`
    INSERT INTO "Entitlement" (id, "personId", kind, "enrollmentStepId", "enrollmentId", "grantKey", available, held)
    SELECT entitlement_id, person_id, 'STEP_BOOKING', step_id, enrollment_id, 'step:' || step_id,
      CASE WHEN is_booked THEN 0 ELSE 1 END, CASE WHEN is_booked AND NOT is_over THEN 1 ELSE 0 END
    FROM bench_seat`;
  await tx.$executeRaw`
    INSERT INTO "Booking" (id, "personId", "sessionId", "enrollmentStepId", "entitlementId", state, "skippedAhead", "bookedAt", "updatedAt")
    SELECT booking_id, person_id, class.id, step_id, entitlement_id, 'BOOKED', n % 20 = 0, least(opened_at, starts_at), now()
    FROM bench_seat JOIN bench_class class USING (course_step_id, is_over, class) WHERE is_booked`;
  await tx.$executeRaw`
    INSERT INTO "Attendance" ("bookingId", state, "markedByName", "markedAt")
    SELECT booking_id, (CASE WHEN n % 15 = 0 THEN 'NO_SHOW' WHEN n % 40 = 1 THEN 'EXCUSED' ELSE 'ATTENDED' END)::"AttendanceState",
      'The bench', now()
    FROM bench_seat WHERE is_booked AND is_over AND n % 30 <> 2`;
}

/** Everybody paid; some got their money back, some banks took it back, and the partner has its share of most. */
async function fillOrders(tx: Writer, partnerId: string): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE bench_order ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS payment_id, e.id AS enrollment_id, e."personId" AS person_id,
      e."enrolledAt" AS at, product.id AS product_id, price.id AS price_id, price."unitAmount" AS amount, price.currency,
      (row_number() OVER (ORDER BY e.id))::int AS n
    FROM "Enrollment" e
    JOIN "Product" product ON product."courseId" = e."courseId"
    JOIN "Price" price ON price."productId" = product.id`;
  await tx.$executeRaw`
    INSERT INTO "Order" (id, "productId", "priceId", state, "personId", currency, "unitAmount", total, "enrollmentId", "createdAt", "paidAt", "updatedAt")
    SELECT id, product_id, price_id, 'PAID', person_id, currency, amount, amount, enrollment_id, at, at, at FROM bench_order`;
  await tx.$executeRaw`
    INSERT INTO "Payment" (id, "orderId", state, amount, currency, "createdAt", "settledAt")
    SELECT payment_id, id, 'SUCCEEDED', amount, currency, at, at FROM bench_order`;
  await tx.$executeRaw`
    INSERT INTO "Refund" (id, "orderId", state, amount, "decidedByName", "createdAt", "settledAt")
    SELECT gen_random_uuid(), id, 'SUCCEEDED', amount / 2, 'The bench', at, at + interval '5 days' FROM bench_order WHERE n % 20 = 0`;
  await tx.$executeRaw`
    INSERT INTO "Dispute" (id, "orderId", "stripeDisputeId", amount, "openedAt")
    SELECT gen_random_uuid(), id, 'dp_' || id, amount, at + interval '9 days' FROM bench_order WHERE n % 100 = 1`;
  await tx.$executeRaw`
    INSERT INTO "PayoutAccount" (id, "partnerId", email, "updatedAt") VALUES (gen_random_uuid(), ${partnerId}::uuid, 'bench@partner.example', now())`;
  await tx.$executeRaw`
    INSERT INTO "Transfer" (id, "orderId", "payoutAccountId", state, amount, currency, "createdAt")
    SELECT gen_random_uuid(), o.id, account.id, 'SENT', o.amount / 4, o.currency, at
    FROM bench_order o CROSS JOIN "PayoutAccount" account WHERE n % 4 <> 0`;
  await tx.$executeRaw`
    INSERT INTO "PayoutEntry" (id, "payoutAccountId", "transferId", kind, amount, currency, key, at)
    SELECT gen_random_uuid(), "payoutAccountId", id, 'SALE', amount, currency, 'sale:' || id, "createdAt" FROM "Transfer"`;
}
