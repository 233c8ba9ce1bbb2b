import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The states of its rows, in the order of the tabs. */
export const rowStates = [
  "PENDING",
  "APPLIED",
  "UNCHANGED",
  "FAILED",
  "ABORTED",
  "UNDONE",
  "UNDO_FAILED",
] as const;
export type RowState = (typeof rowStates)[number];

const OperationFields = graphql(`
  fragment OperationFields on BulkOperation @_unmask {
    id
    kind
    state
    reason
    requestedByName
    total
    applicable
    applied
    failed
    undone
    problem
    notUndoable
    undoReason
    undoneByName
    createdAt
    startedAt
    finishedAt
    undoneAt
    file {
      name
    }
    counts {
      pending
      applied
      unchanged
      failed
      aborted
      undone
      undoFailed
    }
  }
`);

const BulkRowFields = graphql(`
  fragment BulkRowFields on BulkRow @_unmask {
    position
    label
    state
    about
    from
    to
    result
    subjectId
  }
`);

/** An operation with one page of its rows. */
export const OperationQuery = graphql(
  `
    query BulkOperation(
      $id: ID!
      $states: [BulkRowState!]
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      node(id: $id) {
        __typename
        ... on BulkOperation {
          ...OperationFields
          rows(
            states: $states
            first: $first
            after: $after
            last: $last
            before: $before
          ) {
            totalCount
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            edges {
              node {
                ...BulkRowFields
              }
            }
          }
        }
      }
    }
  `,
  [OperationFields, BulkRowFields],
);

/** All operations, newest first. */
export const OperationsQuery = graphql(
  `
    query BulkOperations(
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      bulkOperations(
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...OperationFields
          }
        }
      }
    }
  `,
  [OperationFields],
);

/** Says that an operation got on. */
export const OperationChanged = graphql(`
  subscription BulkOperationChanged($operationId: ID!, $after: String) {
    bulkOperationChanged(
      operationId: $operationId
      after: $after
      greet: true
    ) {
      cursor
    }
  }
`);

export type Operation = ResultOf<typeof OperationFields>;
export type BulkRow = ResultOf<typeof BulkRowFields>;
