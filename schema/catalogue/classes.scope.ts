import type { Prisma } from "@throughline/prisma";
import { peopleOf } from "../booking/bookings.query.ts";
import { builder } from "../builder.ts";
import type { RequestViewer } from "../context.ts";

/** What classes are to the viewer. */
export type ClassScope = "ALL" | "MINE" | "FOR_CREDITS";

export const ClassScopeEnum = builder.enumType("ClassScope", {
  values: {
    ALL: { description: "All that are offered." },
    MINE: {
      description:
        "Of a course that the viewer is in or completed, or booked or waited for by them.",
    },
    FOR_CREDITS: {
      description:
        "For which a credit of the viewer's can pay: of no course, or of one that they are in or completed; not booked by them, and of no step that they have still to take in one that they are in.",
    },
  } satisfies Record<ClassScope, object>,
});

/** The condition that a scope means for whoever asks. */
export const classesIn: Record<
  ClassScope,
  (viewer: RequestViewer) => Prisma.SessionWhereInput
> = {
  ALL: () => ({}),
  MINE: (viewer) => ({
    OR: [
      isOption({
        course: takenBy(viewer, [
          "ACTIVE",
          "PENDING",
          "SUSPENDED",
          "COMPLETED",
        ]),
      }),
      isBookedBy(viewer),
      { waitlist: { some: { ...by(viewer), state: { in: [...underWay] } } } },
    ],
  }),
  FOR_CREDITS: (viewer) => ({
    OR: [
      { options: { none: {} } },
      isOption({ course: takenBy(viewer, taking) }),
    ],
    NOT: [
      isBookedBy(viewer),
      isOption({
        enrollmentSteps: {
          some: {
            state: { in: ["PENDING", "IN_PROGRESS"] },
            enrollment: { ...by(viewer), state: "ACTIVE" },
          },
        },
      }),
    ],
  }),
};

const taking: Prisma.EnumEnrollmentStateFilter["in"] = ["ACTIVE", "COMPLETED"];
const underWay = ["WAITING", "OFFERED"] as const;

const by = (viewer: RequestViewer) => ({ personId: { in: peopleOf(viewer) } });

const isOption = (
  courseStep: Prisma.CourseStepWhereInput,
): Prisma.SessionWhereInput => ({ options: { some: { courseStep } } });

const isBookedBy = (viewer: RequestViewer): Prisma.SessionWhereInput => ({
  bookings: { some: { ...by(viewer), state: { in: ["HELD", "BOOKED"] } } },
});

const takenBy = (
  viewer: RequestViewer,
  states: Prisma.EnumEnrollmentStateFilter["in"],
): Prisma.CourseWhereInput => ({
  enrollments: { some: { ...by(viewer), state: { in: states } } },
});
