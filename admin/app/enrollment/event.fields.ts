import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A recorded fact as the timeline shows it. */
export const EventFields = graphql(`
  fragment EventFields on DomainEvent @_unmask {
    id
    type
    occurredAt
    actorKind
    actorName
    reason
    requestId
    payload
    inboundMessageId
  }
`);

export type RecordedEvent = ResultOf<typeof EventFields>;

/** How many facts a timeline shows at first; "older" shows more. */
export const eventsAtOnce = 50;
