import type { Database } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { Course } from "./course.type.ts";

/** What buyers have begun about a course and not ended. */
interface CourseUnderway {
  checkouts: number;
  seats: number;
  licenses: number;
}

const Underway = builder.objectRef<CourseUnderway>("CourseUnderway").implement({
  description:
    "What buyers have begun about a course and not ended: who takes it off sale should know.",
  authScopes: { staff: true },
  fields: (t) => ({
    checkouts: t.exposeInt("checkouts", {
      description: "Purchases that are being paid.",
    }),
    seats: t.exposeInt("seats", {
      description: "Places that are paid and nobody has claimed.",
    }),
    licenses: t.exposeInt("licenses", {
      description: "Subscriptions that run.",
    }),
  }),
});

builder.prismaObjectField(Course, "underway", (t) =>
  t.field({
    type: Underway,
    authScopes: { staff: true },
    select: { id: true },
    resolve: ({ id }, _args, { db, now }) => countUnderway(db, id, now()),
  }),
);

async function countUnderway(
  db: Pick<Database, "order" | "seat" | "license">,
  courseId: string,
  now: Date,
): Promise<CourseUnderway> {
  const product = { courseId };
  const [checkouts, seats, licenses] = await Promise.all([
    db.order.count({
      where: {
        product,
        OR: [
          { state: "PENDING" },
          {
            state: "OPEN",
            OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
          },
        ],
      },
    }),
    db.seat.count({
      where: { state: { in: ["OPEN", "INVITED"] }, order: { product } },
    }),
    db.license.count({
      where: { product, state: { in: ["TRIAL", "ACTIVE", "PAST_DUE"] } },
    }),
  ]);
  return { checkouts, seats, licenses };
}
