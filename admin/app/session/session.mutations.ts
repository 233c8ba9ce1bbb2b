import { graphql } from "@throughline/web/graphql";

/** Each answers the class, or a failure that names the input at fault. */
export const CreateSession = graphql(`
  mutation CreateSession($input: SessionInput!) {
    outcome: createSession(input: $input) {
      __typename
      ... on Session {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const CreateSeries = graphql(`
  mutation CreateSessionSeries($input: SessionSeriesInput!) {
    outcome: createSessionSeries(input: $input) {
      __typename
      ... on CreatedSeries {
        sessions {
          id
        }
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const EditSession = graphql(`
  mutation EditSession($input: EditSessionInput!) {
    outcome: editSession(input: $input) {
      __typename
      ... on Session {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const MoveSession = graphql(`
  mutation MoveSession($input: MoveSessionInput!) {
    outcome: moveSession(input: $input) {
      __typename
      ... on Session {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const CancelSession = graphql(`
  mutation CancelSession($input: CancelSessionInput!) {
    outcome: cancelSession(input: $input) {
      __typename
      ... on Session {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const CancelSeries = graphql(`
  mutation CancelSeries($input: CancelSeriesInput!) {
    outcome: cancelSeries(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const AttachOption = graphql(`
  mutation AttachOption($input: StepOptionInput!) {
    outcome: attachOption(input: $input) {
      __typename
      ... on Session {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const DetachOption = graphql(`
  mutation DetachOption($input: StepOptionInput!) {
    outcome: detachOption(input: $input) {
      __typename
      ... on Session {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const MarkAttendance = graphql(`
  mutation MarkAttendance($input: MarkAttendanceInput!) {
    outcome: markAttendance(input: $input) {
      __typename
      ... on Session {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const MarkAllPresent = graphql(`
  mutation MarkAllPresent($input: MarkAllPresentInput!) {
    outcome: markAllPresent(input: $input) {
      __typename
      ... on MarkedAllPresent {
        bookingIds
        left {
          bookingId
          reason
        }
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
