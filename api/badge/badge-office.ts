import { badgeSigningKey } from "@throughline/domain/signing-key/badge-key";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import type {
  BadgeIssuer,
  PublishedKey,
} from "@throughline/integrations/badge/issuer";
import {
  listLength,
  listLifetime,
  signStatusList,
} from "@throughline/integrations/badge/status-list";
import type { Database } from "@throughline/prisma";

/** What the public is told of badges: by whom, with which keys, and which no longer hold. */
export interface BadgeOffice {
  issuer: BadgeIssuer;
  /** All keys that ever signed, the retired ones too. */
  keys: () => Promise<PublishedKey[]>;
  /** The signed status list; null where no badge has a place in it. Signed anew only when it changed or grew old. */
  statusList: (list: number) => Promise<object | null>;
  /** The badge of a certificate's present revision; null where there is none. */
  credentialOf: (serial: string) => Promise<object | null>;
}

export interface BadgeOfficeOptions {
  issuer: BadgeIssuer;
  store: Store;
  /** Sees everything. */
  systemDb: Database;
  encryptionKey: Uint8Array;
  now: () => Date;
}

/** Opens the office of a school's badges. */
export function openBadgeOffice(options: BadgeOfficeOptions): BadgeOffice {
  const { issuer, systemDb } = options;
  const signed = new Map<number, Promise<SignedList>>();
  return {
    issuer,
    async keys() {
      const keys = await systemDb.signingKey.findMany({
        where: { use: "BADGE" },
        orderBy: { createdAt: "asc" },
        select: { id: true, publicJwk: true },
      });
      return keys.map(({ id, publicJwk }) => ({
        id,
        publicJwk: publicJwk as Record<string, unknown>,
      }));
    },
    async statusList(list) {
      const facts = await look(systemDb, list);
      if (!facts.exists) return null;
      const known = await signed.get(list)?.catch(() => null);
      if (known?.revoked === facts.revoked && known.freshUntil > options.now())
        return known.credential;
      const fresh = sign(options, list);
      signed.set(list, fresh);
      return (await fresh).credential;
    },
    async credentialOf(serial) {
      const [row] = await systemDb.$queryRaw<{ credential: object }[]>`
        SELECT b.credential FROM "Certificate" c
        JOIN "BadgeCredential" b ON b."certificateId" = c.id AND b.revision = c.revision
        WHERE c.serial = ${serial}`;
      return row?.credential ?? null;
    },
  };
}

interface SignedList {
  credential: object;
  /** How many badges of the list are revoked. None is ever taken back, so the same number is the same list. */
  revoked: number;
  freshUntil: Date;
}

const firstOf = (list: number) => (list - 1) * listLength;

async function look(db: Database, list: number) {
  const from = firstOf(list);
  const [row] = await db.$queryRaw<{ exists: boolean; revoked: number }[]>`
    SELECT EXISTS (SELECT FROM "BadgeCredential" WHERE "statusIndex" BETWEEN ${from} AND ${from + listLength - 1}) AS exists,
      (SELECT count(*)::int FROM "BadgeCredential"
        WHERE "revokedAt" IS NOT NULL AND "statusIndex" BETWEEN ${from} AND ${from + listLength - 1}) AS revoked`;
  return row ?? { exists: false, revoked: 0 };
}

async function sign(
  { issuer, store, systemDb, encryptionKey, now }: BadgeOfficeOptions,
  list: number,
): Promise<SignedList> {
  const time = now();
  const from = firstOf(list);
  const rows = await systemDb.$queryRaw<{ place: number }[]>`
    SELECT "statusIndex" - ${from}::int AS place FROM "BadgeCredential"
    WHERE "revokedAt" IS NOT NULL AND "statusIndex" BETWEEN ${from} AND ${from + listLength - 1}`;
  const revoked = rows.map(({ place }) => place);
  const school = { role: "SYSTEM", personId: null } as const;
  const key = await transact(
    store,
    { actor: theSystem, viewer: school },
    (tx) => badgeSigningKey(tx, encryptionKey, time),
  );
  return {
    credential: await signStatusList({ list, revoked }, issuer, key, time),
    revoked: revoked.length,
    // Whoever fetches it keeps it as long again, so it is handed out for half of its time only.
    freshUntil: new Date(time.getTime() + (listLifetime / 2) * 1000),
  };
}
