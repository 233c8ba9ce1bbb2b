import { graphql, type ResultOf } from "@throughline/web/graphql";
import { EnrollmentAffairs } from "../booking/affairs.fields.ts";
import { EventFields } from "./event.fields.ts";

const StepFields = graphql(`
  fragment StepFields on EnrollmentStep @_unmask {
    id
    position
    label
    title
    kind
    state
    required
    openedAt
    startedAt
    settledAt
    expectedDays
    waitingOn
    failureReason
    lacksRight
    lostBooking {
      id
      attendance
      session {
        title
      }
    }
    partner {
      name
      contactEmail
    }
    partnerEnrollment {
      externalId
      attempt
      desiredState
      observedState
      progress
      score
      requestedAt
      acceptedAt
      observedAt
      lastError
      certificateUrl
    }
  }
`);

/** Everything the page of one enrollment shows. */
export const EnrollmentQuery = graphql(
  `
    query Enrollment($id: ID!, $events: Int!) {
      partners {
        id
        name
      }
      enrollment(id: $id) {
        id
        state
        attempt
        percentComplete
        enrolledAt
        completedAt
        endedAt
        course {
          code
          title
          sequencing
        }
        person {
          id
          name
          email
          phone
          timeZone
        }
        certificate {
          serial
          state
          issuedAt
          downloadPath
        }
        interventions {
          id
          key
          state
          report
          outcome
          openedAt
          resolvedAt
          assignee {
            name
          }
          step {
            label
            title
          }
        }
        steps {
          ...StepFields
        }
        ...EnrollmentAffairs
        events(first: $events) {
          pageInfo {
            hasNextPage
          }
          edges {
            node {
              ...EventFields
            }
          }
        }
      }
    }
  `,
  [StepFields, EventFields, EnrollmentAffairs],
);

export type EnrollmentDetail = NonNullable<
  ResultOf<typeof EnrollmentQuery>["enrollment"]
>;
export type StepDetail = ResultOf<typeof StepFields>;
