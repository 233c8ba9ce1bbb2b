import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The places that others gave the viewer. */
export const GivenSeatsQuery = graphql(`
  query GivenSeats {
    givenSeats {
      id
      courseTitle
      giverName
      claimedAt
      revokedAt
      isSuspended
      enrollmentId
    }
  }
`);

export type GivenSeat = ResultOf<typeof GivenSeatsQuery>["givenSeats"][number];
