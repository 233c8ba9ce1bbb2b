import { graphql } from "@throughline/web/graphql";

export const PlanOperation = graphql(`
  mutation PlanBulkOperation($input: PlanBulkOperationInput!) {
    outcome: planBulkOperation(input: $input) {
      __typename
      ... on BulkOperation {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const StartOperation = graphql(`
  mutation StartBulkOperation($input: BulkOperationInput!) {
    outcome: startBulkOperation(input: $input) {
      __typename
      ... on BulkOperation {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const AbortOperation = graphql(`
  mutation AbortBulkOperation($input: BulkOperationInput!) {
    outcome: abortBulkOperation(input: $input) {
      __typename
      ... on BulkOperation {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const UndoOperation = graphql(`
  mutation UndoBulkOperation($input: UndoBulkOperationInput!) {
    outcome: undoBulkOperation(input: $input) {
      __typename
      ... on BulkOperation {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const DiscardOperation = graphql(`
  mutation DiscardBulkOperation($input: BulkOperationInput!) {
    outcome: discardBulkOperation(input: $input) {
      __typename
      ... on BulkOperationDiscarded {
        id: operationId
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
