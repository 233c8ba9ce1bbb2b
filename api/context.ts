import { openVault } from "@throughline/domain/partner/vault";
import { transact, type Store } from "@throughline/domain/transaction";
import type { Database } from "@throughline/prisma";
import { viewedBy, type Viewer } from "@throughline/prisma/viewer";
import type {
  Context,
  RequestViewer,
  School,
} from "@throughline/schema/context";
import type { Feed } from "./events/feed.ts";
import { guestDoor, type GuestDesk } from "./guest/door.ts";
import type { Logger } from "./log.ts";
import { ltiDoor } from "./lti/door.ts";
import { partnerDoor } from "./partner/door.ts";
import { stripeDoor, type StripeDesk } from "./stripe/door.ts";

/** What all requests share. */
export interface Services {
  store: Store;
  /** Sees everything; for the api's own doors only. */
  systemDb: Database;
  feed: Feed;
  encryptionKey: Uint8Array;
  school: School;
  /** The API's public address, without a path. */
  apiUrl: string;
  /** Whether partners may be reached in our own network, as in a demo. */
  allowsPrivatePartners: boolean;
  /** Null where the school has no key of Stripe. */
  stripe: StripeDesk | null;
  guests: GuestDesk;
  now: () => Date;
}

/** One request, or one operation on a socket. */
export interface RequestInfo {
  viewer: RequestViewer;
  requestId: string;
  /** Where on the network it comes from. */
  clientAddress: string;
  log: Logger;
}

/** The schema's contract, and what the api itself wants to know of a request. */
export type ApiContext = Context & Pick<RequestInfo, "requestId" | "log">;

/** Makes what a request's resolvers work with: everything in it is bounded by what the viewer may. */
export function makeContext(
  {
    store,
    systemDb,
    feed,
    encryptionKey,
    school,
    apiUrl,
    allowsPrivatePartners,
    stripe,
    guests,
    now,
  }: Services,
  { viewer, requestId, clientAddress, log }: RequestInfo,
): ApiContext {
  const looks: Viewer = { role: viewer.role, personId: viewer.personId };
  const asSchool: Viewer = { role: "SYSTEM", personId: null };
  const actor = {
    kind: "PERSON",
    id: viewer.personId,
    name: viewer.name,
    requestId,
  } as const;
  const db = viewedBy(store.database, looks);
  const transactForViewer: Context["transactForViewer"] = (run) =>
    transact(store, { actor, viewer: asSchool }, run);
  const launching = { systemDb, transactForViewer, viewer, now, apiUrl };
  return {
    viewer,
    db,
    transact: (run) => transact(store, { actor, viewer: looks }, run),
    transactForViewer,
    now,
    school,
    feed,
    lti: ltiDoor(launching),
    partners: partnerDoor({
      db,
      systemDb,
      encryptionKey,
      apiUrl,
      launching,
      now,
      allowsPrivatePartners,
    }),
    vault: openVault(encryptionKey),
    stripe: stripeDoor(stripe),
    guests: guestDoor(guests, clientAddress, now),
    requestId,
    log,
  };
}
