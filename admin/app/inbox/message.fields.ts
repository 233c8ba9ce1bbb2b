import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The states of a received webhook; those that need somebody first. */
export const messageStates = [
  "QUARANTINED",
  "RECEIVED",
  "APPLIED",
  "IGNORED",
] as const;

/** A webhook as the list shows it. */
export const MessageRow = graphql(`
  fragment MessageRow on InboundMessage @_unmask {
    id
    type
    state
    reason
    receivedAt
    replays
    source
    partner {
      name
    }
    enrollmentStep {
      label
      enrollment {
        person {
          name
        }
      }
    }
  }
`);

export type Message = ResultOf<typeof MessageRow>;
