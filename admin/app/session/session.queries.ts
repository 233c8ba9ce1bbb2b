import { graphql } from "@throughline/web/graphql";
import { RollFields, SessionRow } from "./session.fields.ts";

/** A page of classes. */
export const SessionsQuery = graphql(
  `
    query Sessions(
      $filter: SessionFilter
      $orderBy: SessionOrder!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      sessions(
        filter: $filter
        orderBy: $orderBy
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...SessionRow
          }
        }
      }
    }
  `,
  [SessionRow],
);

/** What a class can be tied to: the steps that are taken by one, and who may teach. */
export const SessionChoicesQuery = graphql(`
  query SessionChoices {
    courses(first: 100) {
      edges {
        node {
          id
          code
          title
          state
          defaultTimeZone
          steps {
            id
            label
            title
            kind
          }
        }
      }
    }
    instructors {
      id
      name
    }
  }
`);

/** One class with all that staff see of it. */
export const SessionQuery = graphql(
  `
    query Session($id: ID!) {
      session(id: $id) {
        ...SessionRow
        startsLocal
        updatedAt
        meetingUrl
        rollOpensAt
        markedCount
        freeLeaveUntil
        canceledAt
        cancelReason
        instructor {
          id
        }
        series {
          rule
          sessionCount
        }
        restOfSeries {
          sessions {
            id
            startsAt
            timeZone
          }
          bookingCount
          studentCount
          waitingCount
        }
        conflicts {
          ...SessionRow
        }
        alternatives {
          ...SessionRow
        }
        roll {
          bookingId
          name
          stepLabel
          bookedAt
          mark
          person {
            id
            email
          }
        }
        waiting {
          id
          name
          stepLabel
          joinedAt
          reason
          offerExpiresAt
          person {
            id
          }
        }
      }
    }
  `,
  [SessionRow],
);

/** Who could be booked into a class. */
export const BookableQuery = graphql(`
  query BookableStudents($id: ID!, $search: String) {
    session(id: $id) {
      bookable(search: $search) {
        personId
        name
        email
        isWaiting
        enrollmentStepId
        withCredit
        stepLabel
        stepTitle
      }
    }
  }
`);

/** One class with its roll. */
export const RollQuery = graphql(
  `
    query Roll($id: ID!) {
      session(id: $id) {
        ...RollFields
      }
    }
  `,
  [RollFields],
);

/** An instructor's own classes, to come and past. */
export const TeachingQuery = graphql(
  `
    query Teaching($now: DateTime!) {
      upcoming: sessions(
        first: 50
        filter: { taughtByMe: true, from: $now, states: [SCHEDULED] }
      ) {
        totalCount
        edges {
          node {
            ...SessionRow
            markedCount
          }
        }
      }
      canceled: sessions(
        first: 50
        filter: { taughtByMe: true, from: $now, states: [CANCELED] }
      ) {
        totalCount
        edges {
          node {
            ...SessionRow
            markedCount
          }
        }
      }
      past: sessions(
        first: 50
        orderBy: LATEST
        filter: { taughtByMe: true, until: $now, states: [SCHEDULED] }
      ) {
        totalCount
        edges {
          node {
            ...SessionRow
            markedCount
          }
        }
      }
    }
  `,
  [SessionRow],
);

/** The dates of a class or a series before it is made. */
export const PreviewQuery = graphql(`
  query SessionPreview($input: SessionPreviewInput!) {
    preview: sessionPreview(input: $input) {
      __typename
      ... on SessionPreview {
        dates {
          startsLocal
          startsAt
          clock
          isPast
          conflicts {
            id
            title
            instructorName
            room
          }
        }
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Tells of every change of a class, its bookings and its roll. */
export const SessionChanged = graphql(`
  subscription SessionChanged($sessionId: ID!, $after: String) {
    sessionChanged(sessionId: $sessionId, after: $after, greet: true) {
      cursor
    }
  }
`);
