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
  const { worthHours } = purposes[purpose];
  const expiresAt = new Date(now.getTime() + worthHours * 3_600_000);
  const dedupeKey = `${personId}:${purpose}:${occurrence}`;
  // In one statement: where a seat is booked, others wait for this transaction.
  const [planned] = await tx.db.$queryRaw<
    { hasAddress: boolean; deliveryId: string | null }[]
  >`
    WITH target AS (
      SELECT coalesce(${address ?? null}, (
        SELECT address FROM "EmailAddress" WHERE "personId" = ${personId}::uuid AND "isPrimary" LIMIT 1)) AS address
    ), intent AS (
      INSERT INTO "SendIntent" (id, "personId", purpose, "dedupeKey", payload, "dueAt", "expiresAt")
      SELECT uuidv7(), ${personId}::uuid, ${purpose}, ${dedupeKey}, ${JSON.stringify(payload)}::jsonb, ${now}, ${expiresAt}
      FROM target WHERE address <> ''
      ON CONFLICT ("dedupeKey") DO NOTHING
      RETURNING id
    ), delivery AS (
      INSERT INTO "Delivery" (id, "sendIntentId", channel, address)
      SELECT uuidv7(), intent.id, 'EMAIL', target.address FROM intent, target
      RETURNING id
    )
    SELECT coalesce(address, '') <> '' AS "hasAddress", (SELECT id FROM delivery) AS "deliveryId" FROM target`;
  if (!planned?.hasAddress) return { kind: "noAddress" };
  const { deliveryId } = planned;
  if (deliveryId === null) return { kind: "alreadyPlanned" };
  enqueue(tx, sendDelivery, { deliveryId });
  return { kind: "planned" };
}
