import { graphql, type ResultOf } from "@throughline/web/graphql";

/** What the queue shows of each item, and whom to reach. */
export const AttentionFields = graphql(`
  fragment AttentionFields on AttentionItem @_unmask {
    key
    kind
    reason
    since
    risk
    reasons {
      code
      value
      points
    }
    step {
      id
      label
      title
      enrollment {
        id
        course {
          code
          title
        }
        person {
          id
          name
          email
          phone
        }
      }
    }
    message {
      id
      type
    }
    partner {
      name
      contactEmail
    }
    person {
      id
      name
      email
      phone
    }
    intervention {
      id
      state
      snoozedUntil
      assignee {
        id
        name
      }
    }
  }
`);

export type AttentionItem = ResultOf<typeof AttentionFields>;
