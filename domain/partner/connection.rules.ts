import type {
  PartnerAdapterKind,
  PartnerConnectionModel,
} from "@throughline/prisma";

/** Kinds whose key is the partner's; the others need none. */
const needsKey: Record<PartnerAdapterKind, boolean> = {
  REST: true,
  LTI: false,
  SCORM_CLOUD: true,
  ACCOUNT: true,
  VOUCHER: false,
};

/**
 * Whether a connection can only be kept with its key given (again): a new one, and one that leads elsewhere than the key was
 * given for, so that nobody sends a key that they do not know to a place of their own.
 */
export function keyMustBeGiven(
  before: Pick<PartnerConnectionModel, "adapter" | "baseUrl"> | null,
  draft: { adapter: PartnerAdapterKind; baseUrl: string },
): boolean {
  if (!needsKey[draft.adapter]) return false;
  if (!before || before.adapter !== draft.adapter) return true;
  return originOf(before.baseUrl) !== originOf(draft.baseUrl);
}

/** What is wrong with a webhook secret; null where it will do. */
export function faultOfSecret(
  adapter: PartnerAdapterKind,
  secret: string,
): string | null {
  if (adapter === "SCORM_CLOUD")
    return secret.length >= 16
      ? null
      : "A password for postbacks has at least 16 characters.";
  const bytes = /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)
    ? Buffer.from(secret.slice("whsec_".length), "base64").byteLength
    : 0;
  return bytes >= 24 && bytes <= 64
    ? null
    : "A webhook secret is whsec_ and 24 to 64 bytes in base64.";
}

const originOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).origin : address;
