import { graphql } from "@throughline/web/graphql";
import { AttentionFields } from "./attention.fields.ts";

/** A page of the queue, and the school in five figures. */
export const HomeQuery = graphql(
  `
    query Home(
      $filter: AttentionFilter!
      $isFiltered: Boolean!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      attention(
        filter: $filter
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        counts {
          kind
          count
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...AttentionFields
          }
        }
      }
      all: attention(first: 1) @include(if: $isFiltered) {
        totalCount
      }
      partners {
        id
        name
      }
      active: enrollments(first: 1, filter: { states: [ACTIVE] }) {
        totalCount
      }
      stuck: enrollments(first: 1, filter: { situation: STUCK }) {
        totalCount
      }
      failed: enrollments(first: 1, filter: { situation: FAILED }) {
        totalCount
      }
      certificates(first: 1) {
        totalCount
      }
      seatForecast {
        missing
      }
    }
  `,
  [AttentionFields],
);
