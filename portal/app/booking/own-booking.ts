import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A class as anybody may see it. */
export const OwnClassFragment = graphql(`
  fragment OwnClass on Session @_unmask {
    id
    title
    kind
    state
    startsAt
    minutes
    timeZone
    seatsLeft
    instructorName
    room
    waitingCount
  }
`);

/** When a class may be booked: for one of its steps, or with a credit alone. */
export const BookingWindowFragment = graphql(`
  fragment BookingWindow on BookingWindow @_unmask {
    courseStepId
    opensAt
    closesAt
    phase
  }
`);

/** A seat of one's own, with what one gets by it. */
export const OwnBookingFragment = graphql(
  `
    fragment OwnBooking on Booking @_unmask {
      id
      state
      skippedAhead
      freeUntil
      losesRight
      forfeitsLate
      creditHasRunOut
      attendance
      forfeited
      session {
        ...OwnClass
        endsAt
        phase
        meetingUrl
        freeLeaveUntil
      }
      entitlement {
        expiresAt
      }
      enrollmentStep {
        id
        label
        title
      }
      addToCalendar {
        googleUrl
        outlookUrl
        filePath
      }
      offer {
        id
        expiresAt
        outcome
      }
    }
  `,
  [OwnClassFragment],
);

/** A place of one's own in a class's line. */
export const OwnWaitFragment = graphql(
  `
    fragment OwnWait on WaitlistEntry @_unmask {
      id
      state
      position
      reason
      session {
        ...OwnClass
      }
      enrollmentStep {
        id
        label
        title
      }
      offer {
        id
        expiresAt
        booking {
          entitlement {
            expiresAt
          }
        }
      }
    }
  `,
  [OwnClassFragment],
);

/** A booking whose class the school called off, with the classes that can be taken instead. */
export const CalledOffFragment = graphql(
  `
    fragment CalledOff on Booking @_unmask {
      id
      session {
        title
        startsAt
        minutes
        timeZone
        cancelReason
        alternatives {
          ...OwnClass
        }
      }
    }
  `,
  [OwnClassFragment],
);

export type CalledOff = ResultOf<typeof CalledOffFragment>;
export type BookingWindow = ResultOf<typeof BookingWindowFragment>;
export type OwnClass = ResultOf<typeof OwnClassFragment>;
export type OwnBooking = ResultOf<typeof OwnBookingFragment>;
export type OwnWait = ResultOf<typeof OwnWaitFragment>;
