import type { RequestViewer } from "@throughline/schema/context";
import type { Logger } from "../log.ts";

/** Somebody who stays: the other end of a socket or of a stream. */
export interface Guest {
  headers: Headers;
  viewer: RequestViewer;
  /** Called once, when the guest's auth session has ended or its role has changed. */
  showOut: () => void;
}

export interface SessionWatch {
  /** Asks about a guest from time to time, until the returned function is called. */
  keep: (guest: Guest) => () => void;
  /** Asks about a kept guest now; one that is not who it was any more is shown out, and kept no longer. */
  isStill: (guest: Guest) => Promise<boolean>;
  close: () => void;
}

export interface SessionWatchOptions {
  viewerOf: (headers: Headers) => Promise<RequestViewer>;
  /** How often all guests are asked about, in milliseconds. */
  everyMs?: number;
  log: Logger;
}

/** Sees to it that nobody who stays keeps rights that are gone. A guest that cannot be asked about stays until the next time. */
export function watchSessions({
  viewerOf,
  everyMs = 60_000,
  log,
}: SessionWatchOptions): SessionWatch {
  const guests = new Set<Guest>();

  async function isStill(guest: Guest): Promise<boolean> {
    const is = await viewerOf(guest.headers);
    const was = guest.viewer;
    const same =
      is.userId === was.userId &&
      is.role === was.role &&
      is.personId === was.personId;
    if (same) return true;
    if (guests.delete(guest)) guest.showOut();
    return false;
  }

  async function askAboutAll() {
    for (const guest of guests) {
      // Who is nobody has nothing to lose.
      if (guest.viewer.userId === null) continue;
      await isStill(guest).catch((error: unknown) =>
        log.error(error, "could not check an auth session again"),
      );
    }
  }

  const clock = setInterval(() => void askAboutAll(), everyMs);
  return {
    keep(guest) {
      guests.add(guest);
      return () => void guests.delete(guest);
    },
    isStill,
    close: () => clearInterval(clock),
  };
}
