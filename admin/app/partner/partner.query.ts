import { graphql, type ResultOf } from "@throughline/web/graphql";
import { LtiConfigurationFields } from "../components/lti-configuration.tsx";
import { LtiStepFields } from "../components/lti-deep-link.tsx";

const CircuitFields = graphql(`
  fragment CircuitFields on PartnerCircuit @_unmask {
    state
    reason
    changedAt
    notBefore
    failures
  }
`);

const ScorecardLineFields = graphql(`
  fragment ScorecardLineFields on ScorecardLine @_unmask {
    settled
    completed
    failed
    medianSeconds
    p90Seconds
    completionRate
    failureRate
    onTimeShare
  }
`);

/** All partners with how they are reached just now. */
export const PartnersQuery = graphql(
  `
    query Partners {
      partners {
        id
        slug
        name
        contactEmail
        waitingCalls
        circuit {
          ...CircuitFields
        }
        drifts {
          id
        }
      }
    }
  `,
  [CircuitFields],
);

/** How a partner did in the last months, for the list. */
export const PartnerHealthQuery = graphql(
  `
    query PartnerHealth($partnerId: ID!) {
      partnerScorecard(partnerId: $partnerId) {
        trend
        total {
          ...ScorecardLineFields
        }
      }
    }
  `,
  [ScorecardLineFields],
);

/** One partner by its slug, with everything the page shows but its scorecard. */
export const PartnerQuery = graphql(
  `
    query Partner($slug: String!) {
      partner(slug: $slug) {
        id
        slug
        name
        contactEmail
        payoutAccount {
          id
          state
        }
        waitingCalls
        circuit {
          ...CircuitFields
        }
        connection {
          adapter
          baseUrl
          callsPerMinute
          webhookSecretCount
          updatedAt
        }
        ltiConfiguration {
          ...LtiConfigurationFields
        }
        courseSteps {
          ...LtiStepFields
          slug
          title
          course {
            code
            title
          }
        }
        outages {
          id
          startedAt
          endedAt
          reason
        }
        reconciliations {
          id
          startedAt
          finishedAt
          pages
          compared
          repaired
          drifted
          error
        }
        drifts {
          id
          kind
          subject
          ours
          theirs
          foundAt
          enrollmentStep {
            label
            enrollment {
              id
              person {
                name
              }
            }
          }
        }
      }
    }
  `,
  [CircuitFields, LtiConfigurationFields, LtiStepFields],
);

/** A partner's last months. */
export const ScorecardQuery = graphql(
  `
    query PartnerScorecard($partnerId: ID!) {
      partnerScorecard(partnerId: $partnerId, months: 12) {
        trend
        total {
          ...ScorecardLineFields
        }
        months {
          month
          line {
            ...ScorecardLineFields
          }
        }
      }
    }
  `,
  [ScorecardLineFields],
);

export type PartnerDetail = NonNullable<
  ResultOf<typeof PartnerQuery>["partner"]
>;
export type Circuit = PartnerDetail["circuit"];
export type Drift = PartnerDetail["drifts"][number];
export type Scorecard = NonNullable<
  ResultOf<typeof ScorecardQuery>["partnerScorecard"]
>;
export type Health = NonNullable<
  ResultOf<typeof PartnerHealthQuery>["partnerScorecard"]
>;
export type PartnerRow = ResultOf<typeof PartnersQuery>["partners"][number];
