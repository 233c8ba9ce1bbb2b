import { fullName } from "../person/person.rules.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordInterventionEvent } from "./intervention.events.ts";
import type { Subject } from "./subject.ts";
import { takeUp } from "./take-up.ts";

interface AssignInput extends Subject {
  /** Null gives it back to everybody. */
  assigneeId: string | null;
  /** Who it was assigned to when the one who asks looked; null for nobody. */
  seenAssigneeId: string | null;
}

/**
 * Says who works on it. Where somebody else was quicker than the one who asks, it stays theirs and the later one is told;
 * asking for what is so already changes nothing.
 */
export async function assign(
  tx: Tx,
  { assigneeId, seenAssigneeId, ...subject }: AssignInput,
  now: Date,
): Promise<
  { kind: "assigned" | "unchanged"; interventionId: string } | Refusal
> {
  const taken = await takeUp(tx, subject, now);
  if (taken.kind !== "takenUp") return taken;
  const { intervention } = taken;
  const interventionId = intervention.id;
  if (intervention.assigneeId === assigneeId)
    return { kind: "unchanged", interventionId };
  if (intervention.assigneeId !== seenAssigneeId)
    return refused(
      "assigneeId",
      `${(await nameOf(tx, intervention.assigneeId)) ?? "Nobody"} has it since a moment ago. Look again before you take it over.`,
    );
  if (assigneeId && !(await isStaff(tx, assigneeId)))
    return notFound("assigneeId", "member of the staff");
  const assigned = await tx.db.intervention.update({
    where: { id: interventionId },
    data: { assigneeId, updatedAt: intervention.updatedAt },
  });
  const to = await nameOf(tx, assigneeId);
  recordInterventionEvent(tx, "intervention.assigned", assigned, now, {
    payload: { to, assigneeId },
  });
  return { kind: "assigned", interventionId };
}

async function nameOf(tx: Tx, personId: string | null) {
  const person =
    personId && (await tx.db.person.findUnique({ where: { id: personId } }));
  return person ? fullName(person) : null;
}

async function isStaff(tx: Tx, personId: string): Promise<boolean> {
  const user = await tx.db.user.findUnique({ where: { personId } });
  return user?.role === "ADMIN" || user?.role === "SUPER_ADMIN";
}
