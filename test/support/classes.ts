import { book } from "@throughline/domain/booking/book";
import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { isRefusal } from "@throughline/domain/outcome";
import type { CourseModel } from "@throughline/prisma";
import {
  makeCourse,
  type StepOverrides,
} from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePerson } from "@throughline/seed/factory/person";
import {
  makeSession,
  type SessionOverrides,
} from "@throughline/seed/factory/session";
import { monday } from "./journey.ts";
import type { TestStore } from "./store.ts";

/** A student of a course whose steps are classes, and the verbs by which they book the first of them. */
export type ClassStudent = Awaited<ReturnType<typeof enrollInClasses>>;

/** When the class of {@link beginClasses} begins, unless told otherwise. */
export const classTime = new Date("2026-11-23T10:00:00Z");

/** A course of two classes, one class for its first step with two seats, and three students who may book it. */
export async function beginClasses(
  school: TestStore,
  {
    steps = [{}, {}],
    course: about = {},
    ...overrides
  }: SessionOverrides & {
    steps?: StepOverrides[];
    course?: Partial<CourseModel>;
  } = {},
) {
  const course = await makeCourse(school.database, { ...about, steps });
  const courseStepId = course.steps[0]?.id ?? "";
  const session = await makeSession(school.database, {
    startsAt: classTime,
    timeZone: "Europe/Berlin",
    capacity: 2,
    courseStepIds: [courseStepId],
    ...overrides,
  });
  const student = () => enrollInClasses(school, course.id, session.id);
  return {
    course,
    courseStepId,
    session,
    sessionId: session.id,
    ana: await student(),
    ben: await student(),
    cleo: await student(),
  };
}

async function enrollInClasses(
  school: TestStore,
  courseId: string,
  sessionId: string,
) {
  const { database } = school;
  const { id: personId } = await makePerson(database);
  const { id: enrollmentId, steps } = await makeEnrollment(
    school.store,
    { personId, courseId },
    monday,
  );
  const stepId = steps[0]?.id ?? "";
  let bookingId = "";
  return {
    personId,
    enrollmentId,
    stepId,
    bookingId: () => bookingId,
    /** Books the class for the first step. Throws where that is refused. */
    async book(now = monday, which = sessionId) {
      const outcome = await school.run((tx) =>
        book(
          tx,
          {
            personId,
            sessionId: which,
            enrollmentStepId: stepId,
            requestKey: null,
          },
          now,
        ),
      );
      if (isRefusal(outcome)) throw new Error(outcome.message);
      ({ bookingId } = outcome);
      return outcome;
    },
    leave: (now = monday) =>
      school.run((tx) =>
        cancelBooking(tx, { bookingId, acceptLate: true }, now),
      ),
    /** The balance of the first step's right. */
    right: () =>
      database.entitlement.findFirstOrThrow({
        where: { enrollmentStepId: stepId },
        select: { available: true, held: true },
      }),
    stepState: async (position = 1) =>
      (
        await database.enrollmentStep.findFirstOrThrow({
          where: { enrollmentId, position },
        })
      ).state,
    enrollment: () =>
      database.enrollment.findUniqueOrThrow({
        where: { id: enrollmentId },
        include: { certificate: true },
      }),
  };
}
