import { book, type BookInput } from "@throughline/domain/booking/book";
import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { swapBooking } from "@throughline/domain/booking/swap-booking";
import { acceptOffer } from "@throughline/domain/waitlist/accept-offer";
import {
  joinWaitlist,
  type JoinInput,
} from "@throughline/domain/waitlist/join-waitlist";
import type { Prisma } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { daysLater, monday } from "./journey.ts";
import type { TestStore } from "./store.ts";

/** A course of classes, three steps unless told otherwise, and what students do about them. All happens on {@link monday}. */
export async function openBookingSchool(
  school: TestStore,
  {
    steps = 3,
    ...overrides
  }: { steps?: number } & Partial<
    Omit<Prisma.CourseUncheckedCreateInput, "steps">
  > = {},
) {
  const { database } = school;
  const course = await makeCourse(database, {
    sequencing: "ADVISORY",
    ...overrides,
    steps: Array.from({ length: steps }, () => ({})),
  });
  const stepIds = course.steps.map(({ id }) => id);

  return {
    course,
    /** A class by which a step, counted from 1, may be taken. */
    addClass: (
      position: number,
      overrides: Partial<Prisma.SessionUncheckedCreateInput> = {},
    ) =>
      makeSession(database, {
        startsAt: daysLater(7),
        courseStepIds: [stepIds[position - 1] ?? ""],
        ...(overrides as object),
      }),
    /** A student of the course, with the ids of their steps in order. */
    addStudent: async () => {
      const { id: personId } = await makePerson(database);
      const wanted = { personId, courseId: course.id };
      const enrollment = await makeEnrollment(school.store, wanted, monday);
      const { id: enrollmentId, steps } = enrollment;
      return { personId, enrollmentId, steps: steps.map(({ id }) => id) };
    },
  };
}

export type Student = Awaited<
  ReturnType<Awaited<ReturnType<typeof openBookingSchool>>["addStudent"]>
>;

/** What students and staff do, as verbs; each is one transaction. */
export const verbsOf = (school: TestStore) => ({
  /** Books a class for a step, counted from 1. */
  book: (
    { personId, steps }: Student,
    position: number,
    sessionId: string,
    more: Partial<BookInput> = {},
    now = monday,
  ) => {
    const enrollmentStepId = steps[position - 1] ?? "";
    const wish = { personId, sessionId, enrollmentStepId, requestKey: null };
    return school.run((tx) => book(tx, { ...wish, ...more }, now));
  },
  cancel: (
    bookingId: string,
    more: Partial<Parameters<typeof cancelBooking>[1]> = {},
    now = monday,
  ) => school.run((tx) => cancelBooking(tx, { bookingId, ...more }, now)),
  swap: (bookingId: string, toSessionId: string, now = monday) =>
    school.run((tx) =>
      swapBooking(tx, { bookingId, toSessionId, requestKey: null }, now),
    ),
  join: (
    { personId, steps }: Student,
    position: number,
    sessionId: string,
    now = monday,
    more: Partial<JoinInput> = {},
  ) => {
    const enrollmentStepId = steps[position - 1] ?? "";
    const wish = { personId, sessionId, enrollmentStepId };
    return school.run((tx) => joinWaitlist(tx, { ...wish, ...more }, now));
  },
  accept: (offerId: string, now = monday) =>
    school.run((tx) => acceptOffer(tx, { offerId }, now)),
});

/** The id of the booking that was made. Throws the refusal where there is none. */
export function bookingOf(outcome: { kind: string }): string {
  if ("bookingId" in outcome) return outcome.bookingId as string;
  throw new Error(JSON.stringify(outcome));
}
