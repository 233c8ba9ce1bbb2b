import type { LoggedEvent } from "@throughline/domain/event/read";

/** One consumer's end of the feed: what it has not taken yet, at most so much. */
export interface Follower {
  /** Queues an event if it matches. Drops the follower when it does not keep up. */
  offer: (event: LoggedEvent) => void;
  /** The next event; null after the end. Throws what the follower failed with, after what was queued before. */
  take: () => Promise<LoggedEvent | null>;
  /** Without a reason: the stream ends. */
  end: (reason?: Error) => void;
  readonly isEmpty: boolean;
  readonly isEnded: boolean;
}

/** The consumer was too slow; it may come back with the cursor of the last event that it got. */
export class FellBehind extends Error {
  override name = "FellBehind";
}

const queueAtMost = 10_000;

/** A follower of the events that match. */
export function openFollower(
  matches: (event: LoggedEvent) => boolean,
): Follower {
  let queue: LoggedEvent[] = [];
  let taken = 0;
  let ended: { reason: Error | undefined } | undefined;
  let wake: (() => void) | undefined;

  const length = () => queue.length - taken;
  const notify = () => {
    wake?.();
    wake = undefined;
  };
  const end = (reason?: Error) => {
    ended ??= { reason };
    notify();
  };
  return {
    offer(event) {
      if (ended) return;
      try {
        if (!matches(event)) return;
      } catch (error) {
        return end(error instanceof Error ? error : new Error(String(error)));
      }
      if (length() >= queueAtMost)
        return end(new FellBehind("Reconnect after your last cursor."));
      queue.push(event);
      notify();
    },
    async take() {
      while (length() === 0 && !ended)
        await new Promise<void>((resolve) => (wake = resolve));
      const event = queue[taken];
      if (event) {
        taken++;
        if (taken > 1_000 || taken === queue.length) {
          queue = queue.slice(taken);
          taken = 0;
        }
        return event;
      }
      if (ended?.reason) throw ended.reason;
      return null;
    },
    end,
    get isEmpty() {
      return length() === 0;
    },
    get isEnded() {
      return ended !== undefined;
    },
  };
}
