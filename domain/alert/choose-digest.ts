import { recordEvent } from "../event/record.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { staffRoles } from "./staff-roles.ts";

/** Turns the daily digest on or off for one member of the staff. The same choice again changes nothing. */
export async function chooseDigest(
  tx: Tx,
  { personId, wanted }: { personId: string; wanted: boolean },
  now: Date,
): Promise<{ kind: "chosen" | "unchanged"; personId: string } | Refusal> {
  const login = { personId, role: { in: staffRoles } };
  if ((await tx.db.user.count({ where: login })) === 0)
    return notFound("personId", "login of the staff");
  // Of two at once one finds it chosen already: it waits for the row, and looks at it anew.
  const { count } = await tx.db.user.updateMany({
    where: { ...login, digestOffAt: wanted ? { not: null } : null },
    data: { digestOffAt: wanted ? null : now },
  });
  if (count === 0) return { kind: "unchanged", personId };
  recordEvent(tx, {
    type: "person.updated",
    occurredAt: now,
    personId,
    payload: { before: { digest: !wanted }, after: { digest: wanted } },
  });
  return { kind: "chosen", personId };
}
