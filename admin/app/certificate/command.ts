import { z } from "zod";
import type { CertificateDetail } from "./certificate.query.ts";

/** What an admin may do to a certificate. */
const certificateCommands = [
  "reissue",
  "renew",
  "revoke",
  "reinstate",
] as const;
export type CertificateCommand = (typeof certificateCommands)[number];

export const certificateCommandSchema = z.enum(certificateCommands);

/** The commands that make sense for a certificate as it stands. */
export function commandsFor({
  state,
  expiresAt,
}: Pick<CertificateDetail, "state" | "expiresAt">): CertificateCommand[] {
  if (state === "REVOKED") return ["reinstate"];
  return expiresAt === null
    ? ["reissue", "revoke"]
    : ["reissue", "renew", "revoke"];
}
