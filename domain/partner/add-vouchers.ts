import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { goOnWithVouchers } from "./go-on-with-vouchers.ts";
import type { Vault } from "./vault.ts";
import {
  mostVouchers,
  normaliseCode,
  readVoucherLines,
  type VoucherLine,
} from "./voucher.rules.ts";

export interface NewVouchers {
  partnerId: string;
  /** The partner's own code for the course, as on the course's step. */
  courseRef: string;
  /** One code a line. */
  text: string;
  /** Of the codes whose line tells no day of its own. */
  expiresAt: Date | null;
}

export interface VouchersAdded {
  kind: "added";
  added: number;
  /** Codes that are here already, or twice in the text. */
  repeated: number;
  faulty: Extract<VoucherLine, { kind: "faulty" }>[];
}

/**
 * Takes voucher codes in, sealed. One that is here already is ignored, a line that is no code is named; the others count all the
 * same. Students who wait for a code of this course go on.
 */
export async function addVouchers(
  tx: Tx,
  { partnerId, courseRef, text, expiresAt }: NewVouchers,
  vault: Vault,
  now: Date,
): Promise<VouchersAdded | Refusal> {
  const partner = await tx.db.partner.findUnique({ where: { id: partnerId } });
  if (!partner) return notFound("partnerId", "partner");
  const lines = readVoucherLines(text, { expiresAt, now });
  if (lines.length === 0) return refused("codes", "There is no code in this.");
  if (lines.length > mostVouchers)
    return refused("codes", `At most ${mostVouchers} codes at once.`);

  const read = lines.filter((line) => line.kind === "read");
  const { count: added } = await tx.db.voucher.createMany({
    data: read.map((line) => ({
      partnerId,
      courseRef,
      sealedCode: vault.seal(line.code),
      codeHash: vault.fingerprint(normaliseCode(line.code)),
      expiresAt: line.expiresAt,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  const faulty = lines.filter((line) => line.kind === "faulty");
  if (added > 0) {
    recordEvent(tx, {
      type: "partner.vouchersAdded",
      occurredAt: now,
      payload: { partnerId, courseRef, added },
    });
    await goOnWithVouchers(tx, { partnerId, courseRef, atMost: added });
  }
  return { kind: "added", added, repeated: read.length - added, faulty };
}
