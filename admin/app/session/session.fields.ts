import { graphql } from "@throughline/web/graphql";

/** What every list of classes shows of one. */
export const SessionRow = graphql(`
  fragment SessionRow on Session @_unmask {
    id
    title
    kind
    state
    startsAt
    endsAt
    timeZone
    minutes
    capacity
    seatsTaken
    seatsLeft
    instructorName
    room
    steps {
      id
      label
    }
  }
`);

/** One class with its roll, for whoever keeps it. */
export const RollFields = graphql(
  `
    fragment RollFields on Session @_unmask {
      ...SessionRow
      meetingUrl
      rollOpensAt
      cancelReason
      markedCount
      roll {
        bookingId
        name
        stepLabel
        mark
        note
        isForfeited
        isRebooked
      }
    }
  `,
  [SessionRow],
);
