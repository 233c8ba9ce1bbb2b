import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A booking as staff see it: of what, how it stands, how it ended. */
const BookingFields = graphql(`
  fragment BookingFields on Booking @_unmask {
    id
    state
    bookedAt
    canceledAt
    endedBy
    cancelReason
    forfeited
    mayWaive
    attendance
    skippedAhead
    offer {
      expiresAt
      outcome
    }
    session {
      id
      title
      startsAt
      timeZone
      phase
    }
    enrollmentStep {
      id
      label
    }
    entitlement {
      kind
    }
  }
`);

/** A right or some credits with every line that made them so, and what was booked with them. */
export const RightFields = graphql(
  `
    fragment RightFields on Entitlement @_unmask {
      id
      kind
      available
      held
      expiresAt
      stoppedBy
      createdAt
      enrollment {
        id
      }
      enrollmentStep {
        id
        label
      }
      order {
        number
      }
      entries {
        kind
        available
        balance
        cause
        at
      }
      bookings {
        ...BookingFields
      }
    }
  `,
  [BookingFields],
);

const WaitFields = graphql(`
  fragment WaitFields on WaitlistEntry @_unmask {
    id
    state
    position
    reason
    joinedAt
    offer {
      expiresAt
    }
    session {
      id
      title
      startsAt
      timeZone
    }
    enrollmentStep {
      id
      label
    }
  }
`);

/** The classes and credits of one enrollment. */
export const EnrollmentAffairs = graphql(
  `
    fragment EnrollmentAffairs on Enrollment @_unmask {
      entitlements {
        ...RightFields
      }
      classSteps: steps {
        id
        kind
        bookings {
          ...BookingFields
        }
        waits {
          ...WaitFields
        }
        endedWaits {
          ...WaitFields
        }
      }
    }
  `,
  [RightFields, BookingFields, WaitFields],
);

export type BookingDetail = ResultOf<typeof BookingFields>;
export type RightDetail = ResultOf<typeof RightFields>;
export type WaitDetail = ResultOf<typeof WaitFields>;

/** The classes and the rights that a page tells about. */
export interface Affairs {
  bookings: BookingDetail[];
  rights: RightDetail[];
  waits: WaitDetail[];
}
