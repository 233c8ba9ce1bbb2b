import {
  claimDelivery,
  withIntent,
} from "@throughline/domain/message/claim-delivery";
import { settleDelivery } from "@throughline/domain/message/settle-delivery";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { write } from "./write.ts";

/**
 * Sends one delivery, once: the letter is written first, then the delivery is claimed, then the mail server is called, so that a
 * worker that dies in the call leaves it to be found UNKNOWN instead of sending twice. Only what surely was not sent is tried
 * again.
 */
export async function sendDelivery(
  desk: Desk,
  { deliveryId }: { deliveryId: string },
): Promise<JobOutcome> {
  const { store, now, mailer } = desk;
  const planned = await store.database.delivery.findUnique({
    where: { id: deliveryId },
    include: withIntent,
  });
  if (planned?.state !== "QUEUED") return done;
  const letter = await write(desk, planned);

  const claim = await transact(store, { actor: theSystem }, (tx) =>
    claimDelivery(tx, { deliveryId }, now()),
  );
  if (claim.kind === "inHand")
    return { kind: "tryAgain", reason: "Another worker has it in hand." };
  if (claim.kind !== "claimed") return done;

  const outcome = await mailer.send({
    to: planned.address,
    messageId: `<${deliveryId}@throughline>`,
    ...letter,
  });
  const settled = await transact(store, { actor: theSystem }, (tx) =>
    settleDelivery(tx, { deliveryId, outcome }, now()),
  );
  return settled.kind === "tryAgain" && outcome.kind !== "sent"
    ? { kind: "tryAgain", reason: outcome.reason }
    : done;
}
