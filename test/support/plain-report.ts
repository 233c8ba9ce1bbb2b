import type { Database } from "@throughline/prisma";

const monthOf = (time: Date) => time.toISOString().slice(0, 7);

/** The lines of the reports, counted row by row in the plainest way: what the real ones are compared with. */
export async function countPlainly(db: Database, now: Date) {
  return {
    revenue: await countRevenue(db),
    classes: await countClasses(db, now),
    enrollments: await countEnrollments(db),
    standing: await countStanding(db, now),
  };
}

/** Adds numbers up under a name. */
function tally<Key extends string>(keys: readonly Key[]) {
  const lines = new Map<string, Record<Key, number>>();
  return {
    lines,
    add(name: string, key: Key, amount: number) {
      const zero = Object.fromEntries(keys.map((each) => [each, 0]));
      const line = lines.get(name) ?? (zero as Record<Key, number>);
      line[key] += amount;
      lines.set(name, line);
    },
  };
}

async function countRevenue(db: Database) {
  const sums = tally([
    ...(["payments", "gross", "refunds", "disputed"] as const),
    ...(["partnerShare"] as const),
  ]);
  const orders = await db.order.findMany({
    include: {
      product: true,
      payments: true,
      refunds: true,
      disputes: true,
      transfers: { include: { entries: true } },
    },
  });
  for (const { product, currency, ...order } of orders) {
    const name = (at: Date) =>
      `${product.courseId ?? ""} ${monthOf(at)} ${currency}`;
    for (const { state, settledAt, amount } of order.payments)
      if (state === "SUCCEEDED" && settledAt) {
        sums.add(name(settledAt), "payments", 1);
        sums.add(name(settledAt), "gross", amount);
      }
    for (const { state, settledAt, amount } of order.refunds)
      if (state === "SUCCEEDED" && settledAt)
        sums.add(name(settledAt), "refunds", amount);
    for (const { state, openedAt, amount } of order.disputes)
      if (state !== "WON") sums.add(name(openedAt), "disputed", amount);
    for (const { at, kind, amount } of order.transfers.flatMap(
      ({ entries }) => entries,
    )) {
      if (kind === "SALE") sums.add(name(at), "partnerShare", amount);
      if (kind === "REFUND") sums.add(name(at), "partnerShare", -amount);
    }
  }
  return Object.fromEntries(sums.lines);
}

async function countClasses(db: Database, now: Date) {
  const sums = tally([
    ...(["classes", "seats", "seatsTaken", "booked", "attended"] as const),
    ...(["noShows", "excused", "unmarked", "skippedAhead"] as const),
  ]);
  const sessions = await db.session.findMany({
    where: { state: "SCHEDULED" },
    include: {
      options: { include: { courseStep: true } },
      bookings: {
        where: { bookedAt: { not: null } },
        include: {
          attendance: true,
          enrollmentStep: { include: { enrollment: true } },
          entitlement: { include: { enrollment: true } },
        },
      },
    },
  });
  for (const session of sessions) {
    const month = monthOf(session.startsAt);
    const isOver = ({ state }: { state: string }) => state === "CANCELED";
    const stayed = session.bookings.filter(
      (booking) =>
        !isOver(booking) || (booking.canceledAt ?? 0) >= session.startsAt,
    );
    const courses = new Set(
      session.options.map(({ courseStep }) => courseStep.courseId),
    );
    if (session.kind === "GROUP")
      for (const courseId of courses.size > 0 ? courses : [""]) {
        sums.add(`${courseId} ${month}`, "classes", 1);
        sums.add(`${courseId} ${month}`, "seats", session.capacity);
        sums.add(
          `${courseId} ${month}`,
          "seatsTaken",
          session.seatsTaken + stayed.filter(isOver).length,
        );
      }
    const over = session.startsAt.getTime() + session.minutes * 60_000;
    for (const booking of stayed) {
      const { enrollmentStep, entitlement, attendance } = booking;
      const enrollment = enrollmentStep?.enrollment ?? entitlement.enrollment;
      const name = `${enrollment?.courseId ?? ""} ${month}`;
      sums.add(name, "booked", 1);
      if (booking.skippedAhead) sums.add(name, "skippedAhead", 1);
      if (attendance) sums.add(name, marks[attendance.state], 1);
      else if (over <= now.getTime()) sums.add(name, "unmarked", 1);
    }
  }
  return Object.fromEntries(sums.lines);
}

const marks = {
  ATTENDED: "attended",
  NO_SHOW: "noShows",
  EXCUSED: "excused",
} as const;

async function countEnrollments(db: Database) {
  const sums = tally(["enrolled", "completed", "dropped"]);
  for (const {
    courseId,
    enrolledAt,
    state,
  } of await db.enrollment.findMany()) {
    const name = `${courseId} ${monthOf(enrolledAt)}`;
    sums.add(name, "enrolled", 1);
    if (state === "COMPLETED") sums.add(name, "completed", 1);
    if (state === "CANCELED" || state === "REFUNDED")
      sums.add(name, "dropped", 1);
  }
  return Object.fromEntries(sums.lines);
}

/** Where those stand who have a right to book a step and have not, counted from every one of them. */
export const countStanding = (db: Database, now: Date) =>
  db.$queryRaw<object[]>`
    SELECT es."courseStepId", cs.position AS at, count(*)::int AS students
    FROM "Entitlement" t
    JOIN "EnrollmentStep" es ON es.id = t."enrollmentStepId" AND es.state IN ('PENDING', 'IN_PROGRESS')
    JOIN "Enrollment" e ON e.id = es."enrollmentId" AND e.state = 'ACTIVE'
    CROSS JOIN LATERAL (
      SELECT coalesce((
        SELECT before."courseStepId" FROM "EnrollmentStep" before
        WHERE es."openedAt" IS NULL AND before."enrollmentId" = e.id AND before.required
          AND before.state IN ('PENDING', 'IN_PROGRESS', 'FAILED')
        ORDER BY before.position LIMIT 1
      ), es."courseStepId") AS id
    ) place
    JOIN "CourseStep" cs ON cs.id = place.id
    WHERE t.kind = 'STEP_BOOKING' AND t.available > 0 AND (t."expiresAt" IS NULL OR t."expiresAt" > ${now}::timestamptz)
    GROUP BY 1, 2 ORDER BY 1, 2`;
