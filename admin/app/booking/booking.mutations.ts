import { graphql } from "@throughline/web/graphql";

/** Each answers the booking, or a failure that names the input at fault. */
export const CancelBooking = graphql(`
  mutation CancelBooking($input: CancelBookingInput!) {
    outcome: cancelBooking(input: $input) {
      __typename
      ... on Booking {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const WaiveLateCancel = graphql(`
  mutation WaiveBooking($input: WaiveLateCancelInput!) {
    outcome: waiveLateCancel(input: $input) {
      __typename
      ... on Booking {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const BookFor = graphql(`
  mutation BookFor($input: BookForInput!) {
    outcome: bookFor(input: $input) {
      __typename
      ... on Booking {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const JoinWaitlistFor = graphql(`
  mutation JoinWaitlistFor($input: JoinWaitlistInput!) {
    outcome: joinWaitlist(input: $input) {
      __typename
      ... on WaitlistEntry {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
