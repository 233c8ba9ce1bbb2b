import { graphql, type ResultOf } from "@throughline/web/graphql";

export const OfferedOrderQuery = graphql(`
  query OfferedOrder($token: String!) {
    offeredOrder(token: $token) {
      number
      productName
      quantity
      total
      currency
      fault
      isOwn
      isSpare
      asksName
    }
  }
`);

/** What the link in a guest's letter opens. */
export type OfferedOrder = NonNullable<
  ResultOf<typeof OfferedOrderQuery>["offeredOrder"]
>;

export const ClaimOrder = graphql(`
  mutation ClaimOrder($input: ClaimOrderInput!) {
    claimOrder(input: $input) {
      __typename
      ... on ClaimedOrder {
        welcomeToken
        checkout {
          number
        }
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
