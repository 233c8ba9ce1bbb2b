import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A purchase of places for others, in short. */
const PlacesFragment = graphql(`
  fragment Places on Order @_unmask {
    id
    number
    state
    inviteFault
    createdAt
    product {
      name
      course {
        title
      }
    }
    license {
      id
      state
      seatCount
      isRunning
      periodEndsAt
      trialEndsAt
      graceEndsAt
      cancelsAtPeriodEnd
      lapsedAt
    }
    open: seats(states: [OPEN], first: 0) {
      totalCount
    }
    invited: seats(states: [INVITED], first: 0) {
      totalCount
    }
    claimed: seats(states: [CLAIMED], first: 0) {
      totalCount
    }
  }
`);

export type Places = ResultOf<typeof PlacesFragment>;
export type License = NonNullable<Places["license"]>;

export const MyPlacesQuery = graphql(
  `
    query MyPlaces($first: Int!, $after: String) {
      myPlaces(first: $first, after: $after) {
        edges {
          node {
            ...Places
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [PlacesFragment],
);

/** Somebody who has, or was promised, a place. */
const SeatFragment = graphql(`
  fragment SeatInList on Seat @_unmask {
    id
    state
    email
    invitedAt
    linkEndsAt
    inviteAgainAt
    claimedAt
    isSuspended
  }
`);

export type Seat = ResultOf<typeof SeatFragment>;

export const PlacesOfOrderQuery = graphql(
  `
    query PlacesOfOrder($number: Int!, $first: Int!, $after: String) {
      order(number: $number) {
        isForOthers
        person {
          id
        }
        ...Places
        given: seats(states: [INVITED, CLAIMED], first: $first, after: $after) {
          edges {
            node {
              ...SeatInList
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [PlacesFragment, SeatFragment],
);
