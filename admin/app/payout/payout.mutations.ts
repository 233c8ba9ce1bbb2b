import { graphql } from "@throughline/web/graphql";

export const OpenPayoutAccount = graphql(`
  mutation OpenPayoutAccount($input: OpenPayoutAccountInput!) {
    outcome: openPayoutAccount(input: $input) {
      __typename
      ... on PayoutAccount {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const StartPayoutOnboarding = graphql(`
  mutation StartPayoutOnboarding($input: StartPayoutOnboardingInput!) {
    outcome: startPayoutOnboarding(input: $input) {
      __typename
      ... on PayoutOnboarding {
        url
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const BeginPayeeAgain = graphql(`
  mutation BeginPayeeAgain($input: BeginPayeeAgainInput!) {
    outcome: beginPayeeAgain(input: $input) {
      __typename
      ... on PayoutAccount {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const RetryTransfer = graphql(`
  mutation RetryTransfer($input: RetryTransferInput!) {
    outcome: retryTransfer(input: $input) {
      __typename
      ... on Transfer {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const SetPayoutShares = graphql(`
  mutation SetPayoutShares($input: SetPayoutSharesInput!) {
    outcome: setPayoutShares(input: $input) {
      __typename
      ... on Course {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
