import { graphql } from "@throughline/web/graphql";

/** Says who works on an item. */
export const Assign = graphql(`
  mutation AssignIntervention($input: AssignInterventionInput!) {
    outcome: assignIntervention(input: $input) {
      __typename
      ... on Intervention {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Writes a note. */
export const Note = graphql(`
  mutation NoteIntervention($input: NoteInterventionInput!) {
    outcome: noteIntervention(input: $input) {
      __typename
      ... on Intervention {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Puts an item off. */
export const Snooze = graphql(`
  mutation SnoozeIntervention($input: SnoozeInterventionInput!) {
    outcome: snoozeIntervention(input: $input) {
      __typename
      ... on Intervention {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Ends the work on an item. */
export const Resolve = graphql(`
  mutation ResolveIntervention($input: ResolveInterventionInput!) {
    outcome: resolveIntervention(input: $input) {
      __typename
      ... on Intervention {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Takes up again what was resolved. */
export const Reopen = graphql(`
  mutation ReopenIntervention($input: ReopenInterventionInput!) {
    outcome: reopenIntervention(input: $input) {
      __typename
      ... on Intervention {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
