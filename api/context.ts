import { transact, type Store } from "@throughline/domain/transaction";
import type { Database } from "@throughline/prisma";
import { viewedBy, type Viewer } from "@throughline/prisma/viewer";
import type { Context, RequestViewer } from "@throughline/schema/context";
import type { Feed } from "./events/feed.ts";
import type { Logger } from "./log.ts";
import { partnerDoor } from "./partner/launch.ts";

/** What all requests share. */
export interface Services {
  store: Store;
  /** Sees everything; for the api's own doors only. */
  systemDb: Database;
  feed: Feed;
  encryptionKey: Uint8Array;
  now: () => Date;
}

/** One request, or one operation on a socket. */
export interface RequestInfo {
  viewer: RequestViewer;
  requestId: string;
  log: Logger;
}

/** The schema's contract, and what the api itself wants to know of a request. */
export type ApiContext = Context & Pick<RequestInfo, "requestId" | "log">;

/** Makes what a request's resolvers work with: everything in it is bounded by what the viewer may. */
export function makeContext(
  { store, systemDb, feed, encryptionKey, now }: Services,
  { viewer, requestId, log }: RequestInfo,
): ApiContext {
  const looks: Viewer = { role: viewer.role, personId: viewer.personId };
  const school: Viewer = { role: "SYSTEM", personId: null };
  const actor = {
    kind: "PERSON",
    id: viewer.personId,
    name: viewer.name,
    requestId,
  } as const;
  const db = viewedBy(store.database, looks);
  return {
    viewer,
    db,
    transact: (run) => transact(store, { actor, viewer: looks }, run),
    transactForViewer: (run) => transact(store, { actor, viewer: school }, run),
    now,
    feed,
    partners: partnerDoor({ db, systemDb, encryptionKey }),
    requestId,
    log,
  };
}
