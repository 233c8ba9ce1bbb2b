import { openVault } from "@throughline/domain/partner/vault";
import { takeVoucher } from "@throughline/domain/partner/take-voucher";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { PartnerAdapter } from "@throughline/integrations/partner-lms/contract";
import type { Desk } from "../desk.ts";

export type VoucherForRequest =
  /** To be sent along; the partner needs none where there is no code. */
  | { kind: "ready"; voucher?: string }
  /** The request waits for vouchers to be added, or is outdated. */
  | { kind: "none" };

/** The voucher that goes with a request, taken in a transaction of its own before anything is asked of anybody. */
export async function voucherFor(
  { store, encryptionKey, now }: Desk,
  adapter: PartnerAdapter,
  request: { partnerEnrollmentId: string; attempt: number; courseRef: string },
): Promise<VoucherForRequest> {
  if (!adapter.capabilities().needsVoucher) return { kind: "ready" };
  const taken = await transact(store, { actor: theSystem }, (tx) =>
    takeVoucher(tx, request, now()),
  );
  return taken.kind === "taken"
    ? {
        kind: "ready",
        voucher: openVault(encryptionKey).unseal(taken.sealedCode),
      }
    : { kind: "none" };
}
