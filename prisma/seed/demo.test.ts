import { openDatabase, type Database } from "@throughline/prisma";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshDatabase,
  type FreshDatabase,
} from "../../test/support/database.ts";
import { seedEnrollments } from "./bulk.ts";
import { seedDemoSchool } from "./demo/seed-demo-school.ts";
import type { Login } from "./demo/staff.ts";
import { makeCourse } from "./factory/course.ts";
import { makePartner } from "./factory/partner.ts";
import { pastQueue } from "./factory/past-queue.ts";
import { seededRandom } from "./factory/random.ts";

const now = new Date();
const secret = {
  apiKey: "key",
  webhookSecret: `whsec_${Buffer.alloc(32).toString("base64")}`,
};
const pdf = new TextEncoder().encode("%PDF-1.7");

let fresh: FreshDatabase;
let db: Database;
let logins: Login[];
const jobs: { queue: string; count: number }[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.owner);
  logins = await seedDemoSchool({
    database: db,
    queue: {
      insert: (queue, { length: count }) => {
        jobs.push({ queue, count });
        return pastQueue.insert(queue, []);
      },
    },
    encryptionKey: new Uint8Array(32),
    partnersUrl: "http://127.0.0.1:9",
    partnerSecrets: { milady: secret, certiport: secret, nha: secret },
    portalUrl: "http://127.0.0.1:9",
    schoolName: "Throughline",
    password: "throughline-demo",
    students: 200,
    renderPdf: () => Promise.resolve(pdf),
    signBadge: ({ serial }) => Promise.resolve({ serial }),
    random: seededRandom(1),
    now,
    onProgress: () => {},
  });
}, 300_000);

afterAll(async () => {
  await db.$disconnect();
  await fresh.close();
});

test("the school has 200 students, each enrolled and with a login to come", async () => {
  const pipeline = { course: { code: { not: "LSP" } } };
  expect(await db.enrollment.count({ where: pipeline })).toBe(200);
  // Three of the staff, and those who bought the live programme by themselves.
  expect(await db.person.count()).toBe(203 + 13);
  expect(await db.user.count({ where: { role: "STUDENT" } })).toBe(200);
});

test("the logins of every role have a password, the other students none", async () => {
  const roles = logins.map(({ role }) => role);
  expect(new Set(roles)).toEqual(
    new Set(["SUPER_ADMIN", "ADMIN", "INSTRUCTOR", "STUDENT"]),
  );
  expect(await db.authAccount.count()).toBe(logins.length);
});

test("every state that a command can lead to is there", async () => {
  const steps = await db.enrollmentStep.groupBy({ by: ["state"] });
  expect(steps.map(({ state }) => state).toSorted()).toEqual(
    ["COMPLETED", "FAILED", "IN_PROGRESS", "PENDING", "SKIPPED"].toSorted(),
  );
  const enrollments = await db.enrollment.groupBy({ by: ["state"] });
  expect(enrollments.map(({ state }) => state).toSorted()).toEqual(
    ["ACTIVE", "CANCELED", "COMPLETED", "SUSPENDED"].toSorted(),
  );
  const messages = await db.inboundMessage.groupBy({ by: ["state"] });
  expect(messages.map(({ state }) => state).toSorted()).toEqual(
    ["APPLIED", "IGNORED", "QUARANTINED"].toSorted(),
  );
});

test("two students are stuck, one has failed and one message is set aside", async () => {
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000);
  expect(
    await db.enrollmentStep.count({
      where: { state: "IN_PROGRESS", startedAt: { lt: weekAgo } },
    }),
  ).toBe(2);
  expect(await db.enrollmentStep.count({ where: { state: "FAILED" } })).toBe(1);
  expect(
    await db.inboundMessage.count({ where: { state: "QUARANTINED" } }),
  ).toBe(1);
});

test("the last event of each step says the state that the step is in", async () => {
  expect(await countStepsThatTheLogDenies(db)).toBe(0);
});

test("every completed enrollment has exactly one certificate with its document, and no other has one", async () => {
  const completed = await db.enrollment.findMany({
    where: { state: "COMPLETED" },
    select: { id: true },
  });
  const certified = await db.certificate.findMany({
    where: { document: { isNot: null } },
    select: { enrollmentId: true },
  });
  expect(certified.map(({ enrollmentId }) => enrollmentId).toSorted()).toEqual(
    completed.map(({ id }) => id).toSorted(),
  );
});

test("nothing has happened after now, and nothing is older than three weeks", async () => {
  const { _min, _max } = await db.domainEvent.aggregate({
    _min: { occurredAt: true },
    _max: { occurredAt: true },
  });
  expect(Number(_max.occurredAt)).toBeLessThanOrEqual(Number(now) + 1_000);
  expect(Number(_min.occurredAt)).toBeGreaterThan(
    Number(now) - 22 * 86_400_000,
  );
});

test("the event log is in order of time, as far as stories carried out side by side allow", async () => {
  const events = await db.domainEvent.findMany({
    where: { enrollmentStepId: { not: null } },
    orderBy: { id: "asc" },
    select: { enrollmentStepId: true, occurredAt: true },
  });
  for (const history of Map.groupBy(
    events,
    (event) => event.enrollmentStepId,
  ).values()) {
    const times = history.map(({ occurredAt }) => Number(occurredAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
});

test("the workers are left only the partners that have not answered", async () => {
  const waiting = await db.partnerEnrollment.count({
    where: { observedState: "UNKNOWN", desiredState: "ENROLLED" },
  });
  expect(waiting).toBeGreaterThanOrEqual(5);
  expect(jobs).toEqual([
    { queue: "partner.enrol", count: waiting },
    { queue: "product.mirror", count: 3 },
  ]);
  expect(await db.delivery.count({ where: { state: "QUEUED" } })).toBe(0);
});

test("live classes were attended and missed, and coming ones are booked, full and waited for", async () => {
  const marks = await db.attendance.groupBy({ by: ["state"] });
  expect(marks.map(({ state }) => state).toSorted()).toEqual(
    ["ATTENDED", "EXCUSED", "NO_SHOW"].toSorted(),
  );
  const coming = await db.session.findMany({
    where: { startsAt: { gt: now } },
    include: { waitlist: true },
  });
  expect(new Set(coming.map(({ timeZone }) => timeZone)).size).toBe(2);
  const full = coming.filter(
    ({ kind, capacity, seatsTaken }) =>
      kind === "GROUP" && seatsTaken === capacity,
  );
  expect(full).toHaveLength(1);
  expect(full[0]?.waitlist).toHaveLength(2);
  expect(
    await db.booking.count({ where: { state: "CANCELED" } }),
  ).toBeGreaterThan(0);
});

test("who is in the live programme has paid for it, and what was given back is known", async () => {
  const enrolled = await db.enrollment.findMany({
    where: { course: { code: "LSP" } },
    select: { id: true },
  });
  const orders = await db.order.findMany({
    where: { product: { kind: "COURSE" }, state: "PAID" },
    include: { payments: true, refunds: true },
  });
  expect(orders.map(({ enrollmentId }) => enrollmentId).toSorted()).toEqual(
    enrolled.map(({ id }) => id).toSorted(),
  );
  expect(orders.flatMap(({ payments }) => payments)).toHaveLength(14);
  expect(orders.flatMap(({ refunds }) => refunds)).toMatchObject([
    { state: "SUCCEEDED", amount: 15_000 },
  ]);
  expect(await db.seatShortfall.count()).toBeGreaterThan(0);
});

test("the balances of all rights are the sums of their ledgers, and seats those of the bookings", async () => {
  const [row] = await db.$queryRaw<{ wrong: number }[]>`
    SELECT (SELECT count(*)::int FROM "Entitlement" t
        JOIN (SELECT "entitlementId", sum(available) AS available, sum(held) AS held FROM "EntitlementEntry" GROUP BY 1) sum
          ON sum."entitlementId" = t.id WHERE t.available <> sum.available OR t.held <> sum.held)
      + (SELECT count(*)::int FROM "Session" s WHERE "seatsTaken" <> (
        SELECT count(*) FROM "Booking" b WHERE b."sessionId" = s.id AND b.state IN ('HELD', 'BOOKED'))) AS wrong`;
  expect(row?.wrong).toBe(0);
});

test("a thousand enrollments made at once agree with their log too", async () => {
  const partner = await makePartner(db);
  const step = { partnerId: partner.id };
  const course = await makeCourse(db, { steps: [step, step, step, step] });
  const plan = { courses: [course], random: seededRandom(2), now };
  await seedEnrollments(db, { ...plan, students: 1_000 });

  expect(await db.enrollment.count({ where: { courseId: course.id } })).toBe(
    1_000,
  );
  expect(await countStepsThatTheLogDenies(db)).toBe(0);
  const states = await db.enrollmentStep.groupBy({
    by: ["state"],
    where: { partnerId: partner.id },
  });
  expect(states).toHaveLength(5);
  const completed = { courseId: course.id, state: "COMPLETED" } as const;
  expect(await db.certificate.count({ where: { courseId: course.id } })).toBe(
    await db.enrollment.count({ where: completed }),
  );
});

async function countStepsThatTheLogDenies(database: Database): Promise<number> {
  const [row] = await database.$queryRaw<{ denied: number }[]>`
    SELECT count(*)::int AS denied
    FROM "EnrollmentStep" s
    LEFT JOIN LATERAL (
      SELECT payload->>'to' AS state FROM "DomainEvent" e
      WHERE e."enrollmentStepId" = s.id AND payload ? 'to' ORDER BY id DESC LIMIT 1
    ) last ON true
    WHERE coalesce(last.state, 'PENDING') <> s.state::text`;
  return row?.denied ?? -1;
}
