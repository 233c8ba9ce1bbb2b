import type { LoggedEvent } from "@throughline/domain/event/read";
import type { EventFeed } from "../context.ts";

/** How a reader wants to follow the log. */
export interface Following {
  /** The cursor of the last payload that it saw; from now on where it is left out. */
  after?: string | null | undefined;
  /** Begin with the place itself, where there is no cursor to go on from. */
  greet?: boolean | null | undefined;
}

/** What greets a reader: the place from which it follows. It stands in the line of events and is none. */
export const greetingType = "log.followed";

/**
 * The events after a place that match. A reader who is greeted loads what it shows after the greeting, and has missed nothing:
 * whatever happens later is told. `about` says what the greeting is about.
 */
export function followLog(
  feed: EventFeed,
  { after, greet }: Following,
  matches: (event: LoggedEvent) => boolean,
  about: Partial<LoggedEvent> = {},
): AsyncIterableIterator<LoggedEvent> {
  let following: AsyncIterator<LoggedEvent> | undefined;
  let isLeft = false;
  const follow = (cursor: string | null) =>
    (following = feed.follow(cursor, matches)[Symbol.asyncIterator]());
  if (after || !greet) follow(after ?? null);

  return {
    async next() {
      if (following) return following.next();
      const { cursor } = await feed.position();
      if (isLeft) return { done: true, value: undefined };
      follow(cursor);
      return { done: false, value: { ...greetingAt(cursor), ...about } };
    },
    async return() {
      isLeft = true;
      await following?.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const greetingAt = (cursor: string): LoggedEvent => ({
  id: 0n,
  type: greetingType,
  occurredAt: new Date(0),
  personId: null,
  courseId: null,
  enrollmentId: null,
  enrollmentStepId: null,
  sessionId: null,
  cursor,
});
