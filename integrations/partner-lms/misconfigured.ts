import type { Capabilities, PartnerAdapter } from "./contract.ts";

const capabilities: Capabilities = {
  enrols: true,
  needsVoucher: false,
  withdraws: false,
  launches: "none",
  reportsProgress: false,
  sendsWebhooks: false,
  givesAccess: false,
  importsCsv: false,
};

/** Stands in for a partner whose connection has wrong settings: calls nobody, and says what to mend. */
export function misconfigured({
  field,
  reason: fault,
}: {
  field: string;
  reason: string;
}): PartnerAdapter {
  const reason = `the connection's setting ${field} ${fault}`;
  const refused = { kind: "refused", httpStatus: 0, reason } as const;
  const unavailable = { kind: "unavailable", reason } as const;
  const unsupported = { kind: "unsupported" } as const;
  return {
    capabilities: () => capabilities,
    enrol: () => Promise.resolve(refused),
    findEnrolment: () => Promise.resolve(refused),
    launch: () => Promise.resolve(unavailable),
    withdraw: () => Promise.resolve(refused),
    fetchProgress: () => Promise.resolve(refused),
    fetchCertificate: () => Promise.resolve(refused),
    verifyWebhook: () => unsupported,
    importCsv: () => unsupported,
    health: () => Promise.resolve(unavailable),
  };
}
