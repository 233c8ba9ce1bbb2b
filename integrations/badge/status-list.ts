import { gunzipSync, gzipSync } from "node:zlib";
import { addressOf } from "./address.ts";
import type { BadgeIssuer } from "./issuer.ts";
import type { Json } from "./library.ts";
import { signCredential, type BadgeKey } from "./sign.ts";

/** Bits in a list: the least that "Bitstring Status List v1.0" allows, so that nobody is found by being looked up. */
export const listLength = 131_072;

/** Where a credential's status stands: lists count from 1, places in a list from 0. */
export function placeInStatusLists(statusIndex: number): {
  list: number;
  index: number;
} {
  return {
    list: Math.floor(statusIndex / listLength) + 1,
    index: statusIndex % listLength,
  };
}

/** A list as text: its bits from the left, gzipped, in multibase base64url. Places outside of it are left out. */
export function encodeStatusList(revoked: Iterable<number>): string {
  const bits = new Uint8Array(listLength / 8);
  for (const index of revoked) {
    const byte = bits[index >> 3];
    if (byte !== undefined)
      bits[index >> 3] = byte | (0b1000_0000 >> (index & 7));
  }
  return `u${gzipSync(bits).toString("base64url")}`;
}

/** Whether a place in an encoded list is set. Throws a RangeError for a place that the list does not have. */
export function isRevokedIn(encodedList: string, index: number): boolean {
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), "base64url"), {
    maxOutputLength: 16 * 1024 * 1024,
  });
  const byte = bits[index >> 3];
  if (index < 0 || byte === undefined)
    throw new RangeError(`the list has no place ${index}`);
  return (byte & (0b1000_0000 >> (index & 7))) !== 0;
}

/** How long a copy of a list may be used, in seconds. */
export const listLifetime = 300;

/** The credential that tells which badges of one list are revoked, signed. It holds for {@link listLifetime}. */
export function signStatusList(
  { list, revoked }: { list: number; revoked: Iterable<number> },
  issuer: BadgeIssuer,
  key: BadgeKey,
  now: Date,
): Promise<Json> {
  const id = addressOf.statusList(issuer.url, list);
  const validUntil = new Date(now.getTime() + listLifetime * 1000);
  const credential = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: addressOf.issuer(issuer.url),
    validFrom: now.toISOString(),
    validUntil: validUntil.toISOString(),
    credentialSubject: {
      id: `${id}#list`,
      type: "BitstringStatusList",
      statusPurpose: "revocation",
      encodedList: encodeStatusList(revoked),
      ttl: listLifetime * 1000,
    },
  };
  return signCredential(credential, { issuer, key, now });
}
