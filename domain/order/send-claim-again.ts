import { planSend } from "../message/plan-send.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { findOrCreatePerson } from "../person/find-or-create-person.ts";
import type { Tx } from "../transaction.ts";
import { lockOrder } from "./lock-order.ts";
import { namesFrom } from "./names.rules.ts";

/** Sends a guest the link to their purchase once more, at most once a minute; the former one opens nothing any more. */
export async function sendClaimAgain(
  tx: Tx,
  { orderId }: { orderId: string },
  now: Date,
): Promise<{ kind: "sent" | "unchanged"; orderId: string } | Refusal> {
  const order = await lockOrder(tx, orderId);
  if (!order) return notFound("orderId", "order");
  const { email, state, claimedAt } = order;
  if (state !== "PAID" || claimedAt !== null || !email)
    return refused(
      "orderId",
      "Only a guest's paid purchase that nobody claimed yet has a link.",
    );
  const { personId } = order.personId
    ? { personId: order.personId }
    : await findOrCreatePerson(tx, { email, ...namesFrom(null, email) }, now);
  const minute = now.toISOString().slice(0, 16);
  const sent = await planSend(
    tx,
    {
      personId,
      purpose: "orderPaid",
      occurrence: `${orderId}:${minute}`,
      payload: { orderId },
    },
    now,
  );
  return { kind: sent.kind === "planned" ? "sent" : "unchanged", orderId };
}
