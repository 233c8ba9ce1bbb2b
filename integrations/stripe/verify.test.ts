import { Stripe } from "stripe";
import { describe, expect, test } from "vitest";
import { verifyStripeWebhook } from "./verify.ts";

const now = new Date("2026-11-23T12:00:00Z");
const seconds = now.getTime() / 1_000;
const secret = "whsec_the_one";
const payload = '{"id":"evt_1","object":"event"}';

describe("a delivery of Stripe", () => {
  test("that its own library signed is good, also with text beyond ASCII", () => {
    const body = '{"name":"Zoë 美容"}';
    expect(check({ body, signature: sign({ body }) })).toEqual({
      kind: "verified",
      sentAt: now,
    });
  });

  test("is good by any secret that is valid while one is being rolled", () => {
    const signature = sign({ by: "whsec_former" });
    expect(check({ signature }).kind).toBe("badSignature");
    expect(check({ signature, secrets: [secret, "whsec_former"] }).kind).toBe(
      "verified",
    );
  });

  test("may carry several signatures, of which one must be ours", () => {
    const [, ours = ""] = sign({}).split(",");
    const foreign = `v1=${"0".repeat(64)}`;
    const signature = `t=${seconds},${foreign},${ours},v0=${"1".repeat(64)}`;
    expect(check({ signature }).kind).toBe("verified");
    expect(check({ signature: `t=${seconds},${foreign}` }).kind).toBe(
      "badSignature",
    );
  });

  test.each([
    [300, "verified"],
    [301, "stale"],
    [-300, "verified"],
    [-301, "stale"],
  ])("that was signed %i s ago is %s", (age, kind) => {
    const signature = sign({ at: seconds - age });
    expect(check({ signature }).kind).toBe(kind);
  });

  test("that is old and not signed by us is told nothing about its age", () => {
    const signature = sign({ at: seconds - 9_000, by: "whsec_foreign" });
    expect(check({ signature }).kind).toBe("badSignature");
  });

  test("whose body was changed on the way is not good", () => {
    expect(check({ body: `${payload} `, signature: sign({}) }).kind).toBe(
      "badSignature",
    );
  });

  test("is not good where no secret is set", () => {
    expect(check({ signature: sign({}), secrets: [] }).kind).toBe(
      "badSignature",
    );
  });

  test.each([
    [undefined, "is missing"],
    ["", "is missing"],
    ["v1=abc", "names no time: t=<seconds>"],
    ["t=soon,v1=abc", "names no time: t=<seconds>"],
    [`t=${seconds}`, "holds no v1 signature"],
    [`t=${seconds},v1=short`, "holds no v1 signature"],
  ])("with the header %j is refused: it %s", (signature, reason) => {
    expect(check({ signature })).toEqual({ kind: "malformed", reason });
  });
});

function sign({
  body = payload,
  at = seconds,
  by = secret,
}: {
  body?: string;
  at?: number;
  by?: string;
}): string {
  return new Stripe("sk_test_x").webhooks.generateTestHeaderString({
    payload: body,
    secret: by,
    timestamp: at,
  });
}

function check({
  body = payload,
  signature,
  secrets = [secret],
}: {
  body?: string;
  signature: string | undefined;
  secrets?: string[];
}) {
  return verifyStripeWebhook({
    rawBody: Buffer.from(body),
    signature,
    secrets,
    now,
  });
}
