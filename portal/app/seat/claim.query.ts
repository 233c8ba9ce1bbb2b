import { graphql, type ResultOf } from "@throughline/web/graphql";

export const OfferedSeatQuery = graphql(`
  query OfferedSeat($word: String!) {
    offeredSeat(word: $word) {
      courseTitle
      courseCode
      giverName
      sentTo
      fault
      enrollmentId
    }
  }
`);

export type OfferedSeat = NonNullable<
  ResultOf<typeof OfferedSeatQuery>["offeredSeat"]
>;

export const ClaimSeat = graphql(`
  mutation ClaimSeat($input: ClaimSeatInput!) {
    outcome: claimSeat(input: $input) {
      __typename
      ... on ClaimedSeat {
        enrollmentId
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
