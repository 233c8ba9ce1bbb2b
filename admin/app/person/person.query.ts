import { graphql, type ResultOf } from "@throughline/web/graphql";
import { RightFields } from "../booking/affairs.fields.ts";
import { EventFields } from "../enrollment/event.fields.ts";

/** Everything the page of one person shows. */
export const PersonQuery = graphql(
  `
    query Person($id: ID!, $events: Int!) {
      node(id: $id) {
        __typename
        ... on Person {
          id
          name
          email
          phone
          timeZone
          locale
          createdAt
          emails {
            id
            address
            isPrimary
            verifiedAt
          }
          user {
            id
            role
            email
            createdAt
          }
          mergedInto {
            id
            name
          }
          lookalikes {
            reasons
            person {
              id
              name
              email
            }
          }
          merges {
            id
            mergedAt
            mergedByName
            reason
            undoneAt
            merged {
              id
              name
            }
          }
          enrollments {
            id
            state
            attempt
            percentComplete
            enrolledAt
            course {
              title
            }
            currentStep {
              label
              title
            }
          }
          certificates {
            id
            serial
            courseTitle
            issuedAt
            state
            downloadPath
          }
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
    }
  `,
  [EventFields],
);

/** The rights and credits of a person, of all enrollments and of none. */
export const PersonRightsQuery = graphql(
  `
    query PersonRights($id: ID!) {
      entitlements(first: 100, personId: $id) {
        edges {
          node {
            ...RightFields
          }
        }
      }
    }
  `,
  [RightFields],
);

export type PersonDetail = Extract<
  NonNullable<ResultOf<typeof PersonQuery>["node"]>,
  { __typename: "Person" }
>;
