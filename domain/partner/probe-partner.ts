import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { drainPartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { lockCircuit } from "./lock-circuit.ts";

/** An admin wants a partner tried now, rather than at its next probe: what waits for it goes on where it answers. */
export async function probePartner(
  tx: Tx,
  { partnerId }: { partnerId: string },
  now: Date,
): Promise<{ kind: "tried" | "unchanged"; partnerId: string } | Refusal> {
  const partner = await tx.db.partner.findUnique({
    where: { id: partnerId },
    include: { connection: { select: { partnerId: true } } },
  });
  if (!partner) return notFound("partnerId", "partner");
  if (!partner.connection)
    return refused(
      "partnerId",
      `${partner.name} has no connection yet. Set one up first.`,
    );
  const { circuit } = await lockCircuit(tx, partnerId, now);
  if (circuit.state === "HALF_OPEN" || !circuit.notBefore)
    return { kind: "unchanged", partnerId };
  await tx.db.partnerCircuit.update({
    where: { partnerId },
    data: { notBefore: now },
  });
  enqueue(
    tx,
    drainPartner,
    { partnerId },
    { key: partnerId, group: partnerId },
  );
  return { kind: "tried", partnerId };
}
