import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { addEntry } from "./add-entry.ts";
import { recordEntitlementEvent } from "./entitlement.events.ts";

/** A right to be granted, with the line that grants it. */
export type GrantDraft = Omit<
  Prisma.EntitlementCreateManyInput,
  "id" | "available" | "held" | "createdAt"
> & {
  units: number;
  cause: string;
  /** Why somebody gave it, where it came with no purchase; kept with the fact. */
  reason?: string;
};

/**
 * Grants rights, each once (`entitlement_granted_once`): what was granted under a key before stays as it is. Returns the ids of
 * all of them, in the order asked for, with whether they are new.
 */
export async function grant(
  tx: Tx,
  drafts: readonly GrantDraft[],
  now: Date,
): Promise<{ id: string; isNew: boolean }[]> {
  if (drafts.length === 0) return [];
  const made = await tx.db.entitlement.createManyAndReturn({
    data: drafts.map(({ units: _u, cause: _c, reason: _r, ...draft }) => ({
      ...draft,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  const granted = [];
  for (const { units, cause, reason = null, grantKey } of drafts) {
    const right = made.find((each) => each.grantKey === grantKey);
    if (right) {
      const { id: entitlementId } = right;
      const key = `grant:${grantKey}`;
      await addEntry(
        tx,
        { entitlementId, kind: "GRANT", units, cause, key },
        now,
      );
      recordEntitlementEvent(tx, "entitlement.granted", right, now, {
        units,
        reason,
      });
    }
    granted.push({
      id: right?.id ?? (await idOf(tx, grantKey)),
      isNew: right !== undefined,
    });
  }
  return granted;
}

async function idOf(tx: Tx, grantKey: string): Promise<string> {
  const { id } = await tx.db.entitlement.findUniqueOrThrow({
    where: { grantKey },
    select: { id: true },
  });
  return id;
}
