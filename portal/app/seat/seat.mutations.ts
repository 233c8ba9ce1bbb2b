import { graphql } from "@throughline/web/graphql";

export const InviteToSeats = graphql(`
  mutation InviteToSeats($input: InviteToSeatsInput!) {
    outcome: inviteToSeats(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const InviteAgain = graphql(`
  mutation InviteAgain($input: SeatInput!) {
    outcome: inviteAgain(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const ReassignSeat = graphql(`
  mutation ReassignSeat($input: ReassignSeatInput!) {
    outcome: reassignSeat(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const RevokeSeat = graphql(`
  mutation RevokeSeat($input: RevokeSeatInput!) {
    outcome: revokeSeat(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const OpenBillingPortal = graphql(`
  mutation OpenBillingPortal($input: OpenBillingPortalInput!) {
    outcome: openBillingPortal(input: $input) {
      __typename
      ... on BillingPortal {
        url
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
