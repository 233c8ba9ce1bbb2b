import { beginLaunch } from "@throughline/domain/lti/begin-launch";
import { forgetExpired } from "@throughline/domain/lti/forget-expired";
import { rememberNonce } from "@throughline/domain/lti/remember-nonce";
import { ensureSigningKey } from "@throughline/domain/signing-key/ensure-signing-key";
import { sealKey } from "@throughline/domain/signing-key/keep-new-key";
import { makeRsaKey } from "@throughline/domain/signing-key/make-rsa-key";
import {
  rotateSigningKey,
  type Rotation,
} from "@throughline/domain/signing-key/rotate-signing-key";
import { afterAll, beforeAll, expect, test } from "vitest";
import { daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

const encryptionKey = new Uint8Array(32).fill(7);
const newKey = async () => sealKey(encryptionKey, await makeRsaKey());
const keys = () =>
  school.database.signingKey.findMany({
    where: { use: "LTI" },
    orderBy: { createdAt: "asc" },
  });
const rotate = async (when: Rotation["when"], now: Date) => {
  const key = await newKey();
  return school.run((tx) =>
    rotateSigningKey(tx, { use: "LTI", key, when }, now),
  );
};

test("of three processes that need the first key at once, one makes it", async () => {
  const made = await Promise.all([newKey(), newKey(), newKey()]);
  const seen = await Promise.all(
    made.map((key) =>
      school.run((tx) => ensureSigningKey(tx, { use: "LTI", key }, monday)),
    ),
  );
  expect(await keys()).toHaveLength(1);
  expect(new Set(seen.flat().map(({ id }) => id)).size).toBe(1);
});

test("the private half is nowhere to be read", async () => {
  const [key] = await keys();
  expect(key?.publicJwk).not.toHaveProperty("d");
  expect(key?.sealedPrivate).toMatch(/^v1\./);
});

test("by the clock a key is replaced when it is old enough, once, by whichever worker comes first", async () => {
  expect(await rotate("due", daysLater(89))).toEqual({ kind: "notDue" });
  const outcomes = await Promise.all([
    rotate("due", daysLater(90)),
    rotate("due", daysLater(90)),
  ]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
    "notDue",
    "rotated",
  ]);
  const [old, next] = await keys();
  expect(old?.retiredAt).toEqual(daysLater(91));
  expect(next).toMatchObject({ createdAt: daysLater(90), retiredAt: null });
});

test("a compromised key goes, and a badge's key stays", async () => {
  const badge = await newKey();
  await school.run((tx) =>
    ensureSigningKey(tx, { use: "BADGE", key: badge }, monday),
  );
  await rotate("compromised", daysLater(95));
  expect(await keys()).toHaveLength(1);
  expect(
    await school.database.signingKey.count({ where: { use: "BADGE" } }),
  ).toBe(1);
});

test("what a tool said once is known as long as its token is good, and forgotten then", async () => {
  const partnerId = crypto.randomUUID();
  const nonce = {
    partnerId,
    purpose: "assertion",
    value: "n-1",
    expiresAt: daysLater(1),
  } as const;
  const remember = () => school.run((tx) => rememberNonce(tx, nonce));
  expect((await Promise.all([remember(), remember()])).sort()).toEqual([
    false,
    true,
  ]);
  await school.run((tx) => forgetExpired(tx, daysLater(0.9)));
  expect(await remember()).toBe(false);
  await school.run((tx) => forgetExpired(tx, daysLater(1.1)));
  expect(await remember()).toBe(true);
});

test("a launch is kept for a day after it is over", async () => {
  const launch = {
    id: "a-launch-of-the-tests",
    kind: "deepLink",
    partnerId: crypto.randomUUID(),
    personId: crypto.randomUUID(),
    courseStepId: crypto.randomUUID(),
  } as const;
  await school.run((tx) => beginLaunch(tx, launch, monday));
  const count = () => school.database.ltiLaunch.count();
  await school.run((tx) => forgetExpired(tx, daysLater(0.9)));
  expect(await count()).toBe(1);
  await school.run((tx) => forgetExpired(tx, daysLater(1.1)));
  expect(await count()).toBe(0);
});
