import { createHmac } from "node:crypto";

/** Codes are compared without regard to case, spaces and hyphens: people type them off paper. */
function normaliseCode(code: string): string {
  return code
    .normalize("NFKC")
    .replace(/[\s-]+/g, "")
    .toUpperCase();
}

/** The external id of an enrolment by voucher: tells nobody the code, and is the same wherever the code is written. */
export function voucherId(key: string, code: string): string {
  const digest = createHmac("sha256", key).update(normaliseCode(code));
  return `voucher_${digest.digest("base64url").slice(0, 32)}`;
}
