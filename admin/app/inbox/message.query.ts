import { graphql, type ResultOf } from "@throughline/web/graphql";

/** One webhook with all of it. */
export const MessageQuery = graphql(`
  query Message($id: ID!) {
    node(id: $id) {
      __typename
      ... on InboundMessage {
        id
        externalId
        type
        state
        reason
        rawBody
        source
        sentAt
        receivedAt
        settledAt
        replays
        partner {
          name
          contactEmail
        }
        order {
          number
          state
          product {
            name
          }
        }
        suggestions {
          partnerEnrollmentId
          likelihood
          reasons
          step {
            label
            title
            enrollment {
              person {
                name
              }
            }
          }
        }
        enrollmentStep {
          id
          label
          title
          enrollment {
            id
            person {
              name
              email
            }
          }
        }
      }
    }
  }
`);

export type MessageDetail = Extract<
  NonNullable<ResultOf<typeof MessageQuery>["node"]>,
  { __typename: "InboundMessage" }
>;

export const Replay = graphql(`
  mutation ReplayMessage($input: ReplayInboundMessageInput!) {
    outcome: replayInboundMessage(input: $input) {
      __typename
      ... on InboundMessage {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const Ignore = graphql(`
  mutation IgnoreMessage($input: IgnoreInboundMessageInput!) {
    outcome: ignoreInboundMessage(input: $input) {
      __typename
      ... on InboundMessage {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const Match = graphql(`
  mutation MatchMessage($input: MatchInboundMessageInput!) {
    outcome: matchInboundMessage(input: $input) {
      __typename
      ... on InboundMessage {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
