import { graphql, type ResultOf } from "@throughline/web/graphql";

/** What can be imported. */
export const importKinds = [
  "IMPORT_ENROLLMENTS",
  "IMPORT_COURSES",
  "IMPORT_PARTNERS",
] as const;
export type ImportKind = (typeof importKinds)[number];

export const ImportFieldsQuery = graphql(`
  query ImportFields($kind: ImportKind!) {
    importFields(kind: $kind) {
      name
      label
      required
      hint
    }
  }
`);

/** An import with its file and what its columns hold. */
export const ImportQuery = graphql(`
  query Import($id: ID!) {
    node(id: $id) {
      __typename
      ... on BulkOperation {
        id
        kind
        state
        total
        problem
        file {
          name
          encoding
          delimiter
          headings
          sample
          mapping {
            heading
            field
          }
          timeZone
          askPartners
        }
      }
    }
  }
`);

export const BeginImport = graphql(`
  mutation BeginImport($input: BeginImportInput!) {
    outcome: beginImport(input: $input) {
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

export const AppendToImport = graphql(`
  mutation AppendToImport($input: AppendToImportInput!) {
    outcome: appendToImport(input: $input) {
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

export const FinishImportUpload = graphql(`
  mutation FinishImportUpload($input: FinishImportUploadInput!) {
    outcome: finishImportUpload(input: $input) {
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

export const CheckImport = graphql(`
  mutation CheckImport($input: CheckImportInput!) {
    outcome: checkImport(input: $input) {
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

export type ImportedFile = NonNullable<
  Extract<
    NonNullable<ResultOf<typeof ImportQuery>["node"]>,
    { __typename: "BulkOperation" }
  >["file"]
>;
export type ImportField = ResultOf<
  typeof ImportFieldsQuery
>["importFields"][number];
