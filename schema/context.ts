import type { LoggedEvent } from "@throughline/domain/event/read";
import type { Tx } from "@throughline/domain/transaction";
import type { Database, UserRole } from "@throughline/prisma";

/** Who asks. Without a login: role ANONYMOUS and no ids. */
export interface RequestViewer {
  role: UserRole | "ANONYMOUS";
  userId: string | null;
  personId: string | null;
  name: string;
}

/** What a request's resolvers work with. */
export interface Context {
  viewer: RequestViewer;
  /** Reads as the viewer: row-level security stands behind every statement. */
  db: Database;
  /** Runs one command as the viewer, in one transaction. */
  transact: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * Runs a command that the viewer may set off but whose rows it may not write, such as a student who takes up a step: the
   * viewer is the actor, the rights are the school's. Ask first, through `db`, whether the thing is the viewer's.
   */
  transactForViewer: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
  now: () => Date;
  feed: EventFeed;
  partners: PartnerDoor;
}

/** The live end of the event log. */
export interface EventFeed {
  /**
   * The events after a cursor (from now on where it is null) that match, in order, each once, until the consumer returns.
   * Throws `InvalidCursor` where the cursor is not one of ours.
   */
  follow: (
    after: string | null,
    matches: (event: LoggedEvent) => boolean,
  ) => AsyncIterable<LoggedEvent>;
}

/** The one outside call that a person waits for. */
export interface PartnerDoor {
  /** Where the student goes to take a step at its partner, asked of the partner now. */
  launch: (partnerEnrollmentId: string) => Promise<LaunchOutcome>;
}

export type LaunchOutcome =
  { kind: "ready"; url: string } | { kind: "unavailable"; reason: string };

/** Thrown by {@link EventFeed.follow}. */
export class InvalidCursor extends Error {
  override name = "InvalidCursor";
}
