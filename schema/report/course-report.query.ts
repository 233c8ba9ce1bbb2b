import {
  readClassMonths,
  type ClassMonth,
} from "@throughline/domain/report/class-months";
import {
  readEnrollmentMonths,
  type EnrollmentMonth,
} from "@throughline/domain/report/enrollment-months";
import type { MonthRange } from "@throughline/domain/report/month-range";
import {
  readRevenueMonths,
  type RevenueMonth,
} from "@throughline/domain/report/revenue-months";
import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { writeNodeId } from "../node-id.ts";
import { readMonths } from "./month-args.ts";

const staff = { authScopes: { staff: true } };

const share = (part: number, whole: number) =>
  whole === 0 ? null : part / whole;

const courseIdOf = ({ courseId }: { courseId: string | null }) =>
  courseId && writeNodeId("Course", courseId);

const EnrollmentMonthType = builder
  .objectRef<EnrollmentMonth>("EnrollmentMonth")
  .implement({
    description:
      "Those who enrolled in one course in one month (UTC), and what has become of them.",
    ...staff,
    fields: (t) => ({
      courseId: t.id({
        resolve: ({ courseId }) => writeNodeId("Course", courseId),
      }),
      month: t.exposeString("month", { description: "Such as 2026-11." }),
      enrolled: t.exposeInt("enrolled"),
      completed: t.exposeInt("completed"),
      dropped: t.exposeInt("dropped", {
        description: "Canceled or refunded.",
      }),
      completionRate: t.float({
        nullable: true,
        description: "Completed of all who enrolled: 0 to 1.",
        resolve: ({ completed, enrolled }) => share(completed, enrolled),
      }),
    }),
  });

const RevenueMonthType = builder
  .objectRef<RevenueMonth>("RevenueMonth")
  .implement({
    description:
      "What moved for one course in one month (UTC) in one currency, in its smallest unit.",
    ...staff,
    fields: (t) => ({
      courseId: t.id({
        nullable: true,
        description: "Null for what belongs to no course, such as credits.",
        resolve: courseIdOf,
      }),
      month: t.exposeString("month"),
      currency: t.exposeString("currency", {
        description: "ISO 4217, lower case.",
      }),
      payments: t.exposeInt("payments", {
        description: "How many payments came in.",
      }),
      gross: t.exposeFloat("gross", {
        description: "What buyers paid, tax included.",
      }),
      refunds: t.exposeFloat("refunds"),
      disputed: t.exposeFloat("disputed", {
        description:
          "What banks took back: disputes that are open or lost, in the month in which they were opened.",
      }),
      partnerShare: t.exposeFloat("partnerShare", {
        description:
          "What goes to partners and instructors, less what refunds take back of it.",
      }),
      net: t.exposeFloat("net", {
        description: "Gross less refunds, disputes and the partners' share.",
      }),
    }),
  });

const ClassMonthType = builder.objectRef<ClassMonth>("ClassMonth").implement({
  description:
    "The classes of one course that start in one month (UTC), and who came. Canceled ones are not in it.",
  ...staff,
  fields: (t) => ({
    courseId: t.id({
      nullable: true,
      description: "Null for classes and bookings of no course.",
      resolve: courseIdOf,
    }),
    month: t.exposeString("month"),
    classes: t.exposeInt("classes", {
      description:
        "Group classes that are an option of one of the course's steps; one of two courses counts for each.",
    }),
    seats: t.exposeInt("seats"),
    seatsTaken: t.exposeInt("seatsTaken", {
      description: "Booked, or held for an offer.",
    }),
    seatFill: t.float({
      nullable: true,
      description: "Seats taken of all seats: 0 to 1.",
      resolve: ({ seatsTaken, seats }) => share(seatsTaken, seats),
    }),
    booked: t.exposeInt("booked"),
    attended: t.exposeInt("attended"),
    noShows: t.exposeInt("noShows"),
    excused: t.exposeInt("excused"),
    unmarked: t.exposeInt("unmarked", {
      description:
        "Booked for a class that is over, and nobody said whether they came.",
    }),
    noShowRate: t.float({
      nullable: true,
      description: "No-shows of those who came or should have: 0 to 1.",
      resolve: ({ noShows, attended }) => share(noShows, noShows + attended),
    }),
    skippedAhead: t.exposeInt("skippedAhead", {
      description:
        "Booked although an earlier required step was neither done nor booked.",
    }),
  }),
});

interface ReportOf extends MonthRange {
  courseId: string | null;
}

const CourseReport = builder.objectRef<ReportOf>("CourseReport").implement({
  description:
    "How courses do, by course and month. Months are UTC's; where nothing happened a line is left out.",
  ...staff,
  fields: (t) => ({
    enrollments: t.field({
      type: [EnrollmentMonthType],
      description: "By the month of enrolling, oldest first.",
      async resolve({ courseId, ...range }, _args, { db }) {
        const courses = await db.course.findMany({
          where: courseId ? { id: courseId } : {},
          orderBy: { code: "asc" },
          select: { id: true },
        });
        const courseIds = courses.map(({ id }) => id);
        return readEnrollmentMonths(db, { ...range, courseIds });
      },
    }),
    revenue: t.field({
      type: [RevenueMonthType],
      description:
        "By month and currency, oldest first; amounts of several currencies are never added up.",
      resolve: (report, _args, { db }) => readRevenueMonths(db, report),
    }),
    classes: t.field({
      type: [ClassMonthType],
      description: "By the month of the class, oldest first.",
      resolve: (report, _args, { db, now }) =>
        readClassMonths(db, report, now()),
    }),
  }),
});

builder.queryField("courseReport", (t) =>
  t.field({
    type: CourseReport,
    description: "Enrollments, revenue and classes by course and month.",
    ...staff,
    args: {
      from: t.arg.string({ description: "The first month, as 2026-01." }),
      to: t.arg.string({ description: "The last month, as 2026-12." }),
      courseId: t.arg.id({
        required: false,
        description: "One course; all if left out.",
      }),
    },
    resolve: (_root, { courseId, ...range }) => ({
      ...readMonths(range),
      courseId: courseId ? readId("courseId", "Course", courseId) : null,
    }),
  }),
);
