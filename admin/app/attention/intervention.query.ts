import { graphql, type ResultOf } from "@throughline/web/graphql";
import { EventFields } from "../enrollment/event.fields.ts";
import { AttentionFields } from "./attention.fields.ts";

const InterventionFields = graphql(`
  fragment InterventionFields on Intervention @_unmask {
    id
    state
    report
    reportedAt
    openedAt
    snoozedUntil
    resolvedAt
    outcome
    assignee {
      id
      name
    }
    notes {
      id
      authorName
      text
      writtenAt
    }
  }
`);

/** Everything the page of one item shows: what it is about, whether it needs anybody, and all work on it. */
export const InterventionQuery = graphql(
  `
    query InterventionPage($key: String!) {
      attention(first: 1, filter: { key: $key }) {
        edges {
          node {
            ...AttentionFields
          }
        }
      }
      interventions(key: $key) {
        ...InterventionFields
      }
      attentionSubject(key: $key) {
        step {
          id
          label
          title
          state
          openedAt
          failureReason
          waitingOn
          partner {
            name
            contactEmail
          }
          enrollment {
            id
            state
            course {
              title
            }
            person {
              id
              name
              email
              phone
            }
          }
          events(first: 50) {
            edges {
              node {
                ...EventFields
              }
            }
          }
        }
        message {
          id
          type
          reason
          partner {
            name
            contactEmail
          }
        }
        recipient {
          id
          name
          email
          phone
        }
        partner {
          slug
          name
          contactEmail
        }
      }
    }
  `,
  [AttentionFields, EventFields, InterventionFields],
);

export type InterventionDetail = ResultOf<typeof InterventionFields>;
export type SubjectDetail = ResultOf<
  typeof InterventionQuery
>["attentionSubject"];
