import { applyNextMessage } from "@throughline/domain/inbox/apply-next-message";
import { quarantineWaiting } from "@throughline/domain/inbox/quarantine-waiting";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { applyStripeMessages, isOfStripe } from "../stripe/apply.ts";
import { findSender } from "./sender.ts";

/** Applies all messages that wait under one key, oldest first, each in a transaction of its own. */
export async function applyInboundMessages(
  desk: Desk,
  { orderingKey }: { orderingKey: string },
): Promise<JobOutcome> {
  if (isOfStripe(orderingKey))
    return applyStripeMessages(desk, { orderingKey });
  const { actor, read: readBody } = await findSender(desk, orderingKey);
  for (;;) {
    const now = desk.now();
    const read = (rawBody: string) => readBody(Buffer.from(rawBody), now);
    const applied = await transact(desk.store, { actor }, (tx) =>
      applyNextMessage(tx, { orderingKey, read }, now),
    );
    if (applied.kind === "none") return done;
    if (applied.kind === "quarantined")
      desk.log.warn({ orderingKey }, applied.reason);
  }
}

/**
 * Every attempt threw: tries once more, for what was in the way may be gone, and sets aside the one message that still throws.
 * The job is then tried again for those behind it.
 */
export async function setPoisonousMessageAside(
  desk: Desk,
  { orderingKey }: { orderingKey: string },
): Promise<JobOutcome> {
  try {
    return await applyInboundMessages(desk, { orderingKey });
  } catch (error) {
    desk.log.error({ orderingKey, err: error }, "a message is set aside");
    const reason =
      "It could not be applied, however often it was tried. The log tells why.";
    await transact(desk.store, { actor: theSystem }, (tx) =>
      quarantineWaiting(tx, { orderingKey, reason }, desk.now()),
    );
    return { kind: "tryAgain", reason };
  }
}
