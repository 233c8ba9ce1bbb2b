import { graphql } from "@throughline/web/graphql";

export const RefundOrder = graphql(`
  mutation RefundOrder($input: RefundOrderInput!) {
    outcome: refundOrder(input: $input) {
      __typename
      ... on Order {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
export const DecideRefund = graphql(`
  mutation DecideRefund($input: DecideRefundInput!) {
    outcome: decideRefund(input: $input) {
      __typename
      ... on Order {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
export const SendClaimAgain = graphql(`
  mutation SendClaimAgain($input: SendClaimAgainInput!) {
    outcome: sendClaimAgain(input: $input) {
      __typename
      ... on Order {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
