import { graphql, type ResultOf } from "@throughline/web/graphql";

/** What merging somebody into the person of a page would do. */
export const MergePreviewQuery = graphql(`
  query MergePreview($keptId: ID!, $mergedId: ID!) {
    mergePreview(keptId: $keptId, mergedId: $mergedId) {
      obstacles
      addresses
      certificates
      login
      kept {
        id
        name
        email
      }
      merged {
        id
        name
        email
      }
      enrollments {
        state
        attempt
        course {
          title
        }
      }
    }
  }
`);

export type MergePreview = NonNullable<
  ResultOf<typeof MergePreviewQuery>["mergePreview"]
>;

/** People by part of a name or an address. */
export const FindPeople = graphql(`
  query FindPeople($search: String!) {
    people(first: 10, search: $search) {
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

export const MergePeople = graphql(`
  mutation MergePeople($input: MergePeopleInput!) {
    outcome: mergePeople(input: $input) {
      __typename
      ... on Person {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const UnmergePeople = graphql(`
  mutation UnmergePeople($input: UnmergePeopleInput!) {
    outcome: unmergePeople(input: $input) {
      __typename
      ... on Person {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const AddEmailAddress = graphql(`
  mutation AddEmailAddress($input: AddEmailAddressInput!) {
    outcome: addEmailAddress(input: $input) {
      __typename
      ... on Person {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
