import { claimDelivery } from "@throughline/domain/message/claim-delivery";
import { settleDelivery } from "@throughline/domain/message/settle-delivery";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { write } from "./write.ts";

/**
 * Sends one delivery, once: it is claimed before the mail server is called, so that a worker that dies in between leaves it
 * UNKNOWN instead of sending twice. Only what surely was not sent is tried again.
 */
export async function sendDelivery(
  desk: Desk,
  { deliveryId }: { deliveryId: string },
): Promise<JobOutcome> {
  const { store, now, mailer } = desk;
  const claim = await transact(store, { actor: theSystem }, (tx) =>
    claimDelivery(tx, { deliveryId }, now()),
  );
  if (claim.kind !== "claimed") return done;

  const { delivery } = claim;
  const letter = await write(desk, delivery);
  const outcome = await mailer.send({
    to: delivery.address,
    messageId: `<${delivery.id}@throughline>`,
    ...letter,
  });

  const settled = await transact(store, { actor: theSystem }, (tx) =>
    settleDelivery(tx, { deliveryId, outcome }, now()),
  );
  return settled.kind === "tryAgain" && outcome.kind !== "sent"
    ? { kind: "tryAgain", reason: outcome.reason }
    : done;
}
