import { graphql, type ResultOf } from "@throughline/web/graphql";

export const MyPayoutsQuery = graphql(`
  query MyPayouts($month: String!) {
    myPayoutAccount {
      id
      state
      lastError
      requirements {
        field
        label
        reason
        deadline
        urgency
        awaitsStripe
      }
      statement(month: $month) {
        currency
        sales
        refunds
        sent
        takenBack
        owedAfter
      }
    }
  }
`);

export type MyPayouts = NonNullable<
  ResultOf<typeof MyPayoutsQuery>["myPayoutAccount"]
>;

export const StartPayoutOnboarding = graphql(`
  mutation StartPayoutOnboarding($input: StartPayoutOnboardingInput!) {
    outcome: startPayoutOnboarding(input: $input) {
      __typename
      ... on PayoutOnboarding {
        url
      }
      ... on UserError {
        message
      }
    }
  }
`);
