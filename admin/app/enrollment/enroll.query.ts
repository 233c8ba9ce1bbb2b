import { graphql } from "@throughline/web/graphql";

/** The courses one can enroll in, the person who is meant, and those found by a search. */
export const EnrollPageQuery = graphql(`
  query EnrollPage($personId: ID!, $search: String, $hasPerson: Boolean!) {
    courses(first: 100) {
      edges {
        node {
          id
          code
          title
          state
        }
      }
    }
    node(id: $personId) @include(if: $hasPerson) {
      __typename
      ... on Person {
        id
        name
        email
      }
    }
    people(first: 10, search: $search) @skip(if: $hasPerson) {
      totalCount
      edges {
        node {
          id
          name
          email
        }
      }
    }
  }
`);

export const Enroll = graphql(`
  mutation Enroll($input: EnrollInput!) {
    outcome: enroll(input: $input) {
      __typename
      ... on Enrollment {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
