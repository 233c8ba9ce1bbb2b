import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { signBadge, type BadgeClaim } from "./credential.ts";
import { issuerDocument, keyDocument } from "./issuer.ts";
import type { Json } from "./library.ts";
import {
  encodeStatusList,
  isRevokedIn,
  listLength,
  placeInStatusLists,
  signStatusList,
} from "./status-list.ts";
import { verifyOffline } from "./verify.ts";

const issuer = { name: "Salon Academy", url: "https://learn.school.test" };
const now = new Date("2026-11-21T09:00:00Z");
const pair = generateKeyPairSync("ed25519");
const key = {
  id: "badge-1",
  privateJwk: pair.privateKey.export({ format: "jwk" }) as Json,
};
const published = {
  id: key.id,
  publicJwk: pair.publicKey.export({ format: "jwk" }) as Json,
};
const claim: BadgeClaim = {
  credentialId: "0198b1a4-0000-7000-8000-000000000001",
  serial: "TL-7K3M-9QPD-X2WR",
  personName: "Ana María 李小龍 🎓",
  courseId: "0198b1a4-0000-7000-8000-000000000002",
  courseTitle: "Salon Foundations",
  awardedAt: now,
  issuedAt: now,
  expiresAt: new Date("2028-11-21T09:00:00Z"),
  statusIndex: 7,
};

let documents: Json[];
let badge: Json;
beforeAll(async () => {
  documents = [
    await issuerDocument(issuer, [published]),
    await keyDocument(issuer, published),
  ];
  badge = await signBadge(claim, issuer, key);
});

describe("a badge", () => {
  test("is verified with nothing but the issuer's documents", async () => {
    expect(await verifyOffline(badge, documents, now)).toEqual({
      kind: "verified",
    });
  });

  test.each([
    ["name", { ...claim, personName: "Eve" }],
    ["course", { ...claim, courseTitle: "Surgery" }],
    ["time", { ...claim, expiresAt: null }],
    ["place in the status list", { ...claim, statusIndex: 8 }],
  ])("with another %s is refused", async (_what, other) => {
    const { proof } = badge;
    const forged = { ...(await signBadge(other, issuer, key)), proof };
    expect(await verifyOffline(forged, documents, now)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("Invalid signature") as string,
    });
  });

  test("signed by a stranger's key in the school's name is refused", async () => {
    const stranger = generateKeyPairSync("ed25519").privateKey;
    const forged = await signBadge(claim, issuer, {
      id: "badge-1",
      privateJwk: stranger.export({ format: "jwk" }),
    });
    expect(await verifyOffline(forged, documents, now)).toMatchObject({
      kind: "refused",
    });
  });

  test("signed by a key that the issuer does not publish is refused", async () => {
    const others = [await issuerDocument(issuer, []), documents[1] ?? {}];
    expect(await verifyOffline(badge, others, now)).toMatchObject({
      kind: "refused",
    });
  });

  test("holds until it expires, and not longer", async () => {
    const after = new Date("2028-11-22T09:00:00Z");
    expect(await verifyOffline(badge, documents, after)).toMatchObject({
      kind: "refused",
    });
  });

  test("names the person as the certificate does, and says nothing else of them", () => {
    expect(badge.credentialSubject).toMatchObject({
      identifier: [{ identityType: "name", identityHash: claim.personName }],
    });
    expect(Object.keys(badge.credentialSubject as Json).toSorted()).toEqual([
      "achievement",
      "identifier",
      "type",
    ]);
  });
});

describe("the status list", () => {
  test("has room for 131,072 badges and is small while few are revoked", () => {
    const list = encodeStatusList([7, 131_071]);
    expect(list.startsWith("u")).toBe(true);
    expect(list.length).toBeLessThan(400);
    expect([6, 7, 8, 131_071].map((index) => isRevokedIn(list, index))).toEqual(
      [false, true, false, true],
    );
    expect(() => isRevokedIn(list, listLength)).toThrow(RangeError);
  });

  test("counts its bits from the left, as the standard does", () => {
    // Bitstring Status List v1.0: "the first index, with a value of zero (0), is located at the left-most bit".
    const bits = encodeStatusList([0]);
    expect(isRevokedIn(bits, 0)).toBe(true);
    expect(isRevokedIn(bits, 7)).toBe(false);
  });

  test("goes on in another list when one is full", () => {
    expect(placeInStatusLists(7)).toEqual({ list: 1, index: 7 });
    expect(placeInStatusLists(listLength)).toEqual({ list: 2, index: 0 });
  });

  test("is signed by the issuer, and a list with a bit cleared is refused", async () => {
    const told = { list: 1, revoked: [7] };
    const list = await signStatusList(told, issuer, key, now);
    expect(await verifyOffline(list, documents, now)).toEqual({
      kind: "verified",
    });
    const forged = {
      ...list,
      credentialSubject: {
        ...(list.credentialSubject as Json),
        encodedList: encodeStatusList([]),
      },
    };
    expect(await verifyOffline(forged, documents, now)).toMatchObject({
      kind: "refused",
    });
  });
});
