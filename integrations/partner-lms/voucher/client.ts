import type { Capabilities, PartnerAdapter } from "../contract.ts";
import { readCompletions } from "./completions.ts";
import { voucherId } from "./voucher-id.ts";

/** What is known of a partner without an interface. */
export interface VoucherAdapterOptions {
  /** Where students redeem their code. */
  baseUrl: string;
  /** Made by us; turns codes into ids. */
  apiKey: string;
}

const capabilities: Capabilities = {
  enrols: false,
  needsVoucher: true,
  withdraws: false,
  launches: "voucher",
  reportsProgress: false,
  sendsWebhooks: false,
  givesAccess: false,
  importsCsv: true,
};

/** The adapter for partners without an interface: nobody is called; a code goes out and completions come back in files. */
export function voucherAdapter({
  baseUrl,
  apiKey,
}: VoucherAdapterOptions): PartnerAdapter {
  const unsupported = { kind: "unsupported" } as const;
  return {
    capabilities: () => capabilities,
    enrol: ({ voucher }) =>
      Promise.resolve(
        voucher === undefined
          ? { kind: "refused", httpStatus: 0, reason: "a voucher is needed" }
          : {
              kind: "accepted",
              externalId: voucherId(apiKey, voucher),
              launchUrl: baseUrl,
            },
      ),
    findEnrolment: () => Promise.resolve({ kind: "absent" }),
    launch: ({ voucher }) =>
      Promise.resolve(
        voucher === undefined
          ? { kind: "unavailable", reason: "no voucher was given out" }
          : { kind: "voucher", code: voucher, url: baseUrl },
      ),
    // A code that was given out cannot be taken back, and the partner knows nobody by our words.
    withdraw: () => Promise.resolve({ kind: "absent" }),
    fetchProgress: () => Promise.resolve(unsupported),
    fetchCertificate: () => Promise.resolve(unsupported),
    verifyWebhook: () => unsupported,
    importCsv: (file, now) => readCompletions(file, { key: apiKey, now }),
    health: () => Promise.resolve({ kind: "healthy" }),
  };
}
