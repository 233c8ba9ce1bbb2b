import { eddsa, integrity, vc, type Json } from "./library.ts";
import { loadFrom } from "./load-document.ts";

/**
 * Whether a credential is truly the issuer's, unchanged and within its time at `now`. Works from the issuer's document, its
 * keys' documents and nothing else: no network. Revocation is told by the status list, see `isRevokedIn`.
 */
export async function verifyOffline(
  credential: Json,
  documents: readonly Json[],
  now: Date,
): Promise<{ kind: "verified" } | { kind: "refused"; reason: string }> {
  const { verified, error } = await vc.verifyCredential({
    credential,
    suite: new integrity.DataIntegrityProof({ cryptosuite: eddsa.cryptosuite }),
    documentLoader: loadFrom(documents),
    checkStatus: () => Promise.resolve({ verified: true }),
    now,
  });
  return verified
    ? { kind: "verified" }
    : { kind: "refused", reason: reasonOf(error) };
}

function reasonOf(error: (Error & { errors?: Error[] }) | undefined): string {
  const causes = error?.errors?.map(({ message }) => message) ?? [];
  return (
    [error?.message, ...causes].filter(Boolean).join(": ") || "not verified"
  );
}
