import { graphql, type ResultOf } from "@throughline/web/graphql";
import {
  BookingWindowFragment,
  OwnClassFragment,
} from "../booking/own-booking.ts";

/** A class with all by which it is told what it is to a student. */
export const CalendarClassFragment = graphql(
  `
    fragment CalendarClass on Session @_unmask {
      ...OwnClass
      steps {
        id
        label
        course {
          id
          code
          state
        }
      }
      stepWindows {
        ...BookingWindow
      }
      creditWindow {
        ...BookingWindow
      }
      myBooking {
        id
        state
        enrollmentStep {
          id
          label
        }
      }
      myWait {
        id
        state
        position
        enrollmentStep {
          id
          label
        }
      }
    }
  `,
  [OwnClassFragment, BookingWindowFragment],
);

/** A course that a student is in, as far as its classes are concerned. */
export const CalendarEnrollmentFragment = graphql(`
  fragment CalendarEnrollment on Enrollment @_unmask {
    id
    state
    course {
      id
      sequencing
    }
    steps {
      id
      state
      required
      wouldSkipAhead
      booking {
        id
        attendance
      }
      courseStep {
        id
      }
    }
  }
`);

export type CalendarClass = ResultOf<typeof CalendarClassFragment>;
export type CalendarEnrollment = ResultOf<typeof CalendarEnrollmentFragment>;
