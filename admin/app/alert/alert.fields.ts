import { graphql } from "@throughline/web/graphql";

/** An alert as the bell and the list show it. */
export const AlertFields = graphql(`
  fragment AlertFields on StaffAlert @_unmask {
    id
    title
    body
    href
    raisedAt
    seenAt
  }
`);
