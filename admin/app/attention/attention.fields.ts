import { graphql, type ResultOf } from "@throughline/web/graphql";

/** What the queue shows of each item, and whom to reach. */
export const AttentionFields = graphql(`
  fragment AttentionFields on AttentionItem @_unmask {
    key
    kind
    reason
    since
    step {
      id
      label
      title
      partner {
        name
        contactEmail
      }
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
      partner {
        name
        contactEmail
      }
    }
  }
`);

export type AttentionItem = ResultOf<typeof AttentionFields>;
