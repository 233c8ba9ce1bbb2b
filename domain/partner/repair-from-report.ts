import type { Tx } from "../transaction.ts";
import { applyToEnrolment } from "./apply-to-enrolment.ts";
import type { Repair } from "./compare-page.ts";

/**
 * Makes good what a lost webhook or a lost reply had not told, by the way that the message itself would have taken; the facts say that
 * they come of a comparison. Returns how many of the messages changed anything.
 */
export async function repairFromReport(
  tx: Tx,
  { reconciliationId, repair }: { reconciliationId: string; repair: Repair },
  now: Date,
): Promise<number> {
  let applied = 0;
  for (const message of repair.messages) {
    const record = await tx.db.partnerEnrollment.findUnique({
      where: { id: repair.partnerEnrollmentId },
    });
    if (!record) return applied;
    const origin = { inboundMessageId: null, payload: { reconciliationId } };
    const outcome = await applyToEnrolment(
      tx,
      { record, message, origin },
      now,
    );
    if (outcome.kind === "applied") applied += 1;
  }
  return applied;
}
