import type { Prisma } from "@throughline/prisma";
import { enqueue } from "../queue/enqueue.ts";
import { sendDelivery } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { purposes, type Purpose } from "./purpose.ts";

export interface PlannedSend {
  personId: string;
  purpose: Purpose;
  /** What makes this occasion different from another of the same purpose, such as the step's id. */
  occurrence: string;
  payload: Prisma.InputJsonObject;
  /** Where it goes, where that is not to the person: what somebody sends to another in the school's letter. */
  address?: string;
}

/**
 * Plans one message to one person, once: a second plan for the same (person, purpose, occurrence) finds the first
 * (`send_intent_once`). Goes to the primary e-mail address, unless another is named; a person without one gets none.
 */
export async function planSend(
  tx: Tx,
  { personId, purpose, occurrence, payload, address }: PlannedSend,
  now: Date,
): Promise<{ kind: "planned" | "alreadyPlanned" | "noAddress" }> {
  const to = address ?? (await primaryAddress(tx, personId));
  if (!to) return { kind: "noAddress" };
  const expiresAt = new Date(
    now.getTime() + purposes[purpose].worthHours * 3_600_000,
  );
  const [intent] = await tx.db.sendIntent.createManyAndReturn({
    data: [
      {
        personId,
        purpose,
        dedupeKey: `${personId}:${purpose}:${occurrence}`,
        payload,
        dueAt: now,
        expiresAt,
      },
    ],
    skipDuplicates: true,
  });
  if (!intent) return { kind: "alreadyPlanned" };
  const delivery = await tx.db.delivery.create({
    data: { sendIntentId: intent.id, channel: "EMAIL", address: to },
  });
  enqueue(tx, sendDelivery, { deliveryId: delivery.id });
  return { kind: "planned" };
}

async function primaryAddress(tx: Tx, personId: string) {
  const email = await tx.db.emailAddress.findFirst({
    where: { personId, isPrimary: true },
    select: { address: true },
  });
  return email?.address ?? null;
}
