import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Webhook } from "standardwebhooks";
import { verifyStandardWebhook, type SignedDelivery } from "./verify.ts";

/** The vector of the Standard Webhooks specification. */
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const otherSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const sentAt = 1614265330;
const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

describe("verifying a partner's webhook", () => {
  test("the specification's own example is verified", () => {
    expect(verify({})).toEqual({
      kind: "verified",
      id,
      sentAt: new Date(sentAt * 1_000),
    });
  });

  test("what the reference library signs is verified", () => {
    const signed = new Webhook(otherSecret).sign(
      id,
      new Date(sentAt * 1_000),
      '{"test": 2432232314}',
    );
    expect(
      verify({ signature: signed, secrets: [secret, otherSecret] }),
    ).toMatchObject({ kind: "verified" });
  });

  test("while a partner rotates, either secret and any of several signatures will do", () => {
    expect(verify({ secrets: [otherSecret, secret] }).kind).toBe("verified");
    expect(
      verify({ signature: `v1a,abc v1,bm90aGluZw== ${signature}` }).kind,
    ).toBe("verified");
  });

  test.each([-300, 0, 300])("a clock %i seconds apart is accepted", (drift) => {
    expect(verify({ drift }).kind).toBe("verified");
  });

  test.each([-301, 301])("a clock %i seconds apart is stale", (drift) => {
    expect(verify({ drift }).kind).toBe("stale");
  });

  test("a changed body, a changed time, a changed id or a foreign secret is a bad signature", () => {
    expect(verify({ body: '{"test":2432232314}' }).kind).toBe("badSignature");
    expect(verify({ timestamp: "1614265331" }).kind).toBe("badSignature");
    expect(verify({ id: "msg_other" }).kind).toBe("badSignature");
    expect(verify({ secrets: [otherSecret] }).kind).toBe("badSignature");
  });

  test("a bad signature is not told that it is also stale", () => {
    expect(verify({ drift: 9_999, secrets: [otherSecret] }).kind).toBe(
      "badSignature",
    );
  });

  test.each(["", "c2hvcnQ="])(
    "a delivery signed with the guessable secret %j is not believed",
    (key) => {
      const forged = createHmac("sha256", Buffer.from(key, "base64"))
        .update(`${id}.${sentAt}.{"test": 2432232314}`)
        .digest("base64");
      for (const weak of [key, `whsec_${key}`]) {
        expect(
          verify({ signature: `v1,${forged}`, secrets: [weak] }).kind,
        ).toBe("badSignature");
      }
    },
  );

  test("without any secret nothing is believed", () => {
    expect(verify({ secrets: [] }).kind).toBe("badSignature");
  });

  test.each([
    ["webhook-id", { id: undefined }],
    ["webhook-timestamp", { timestamp: undefined }],
    ["webhook-timestamp", { timestamp: "yesterday" }],
    ["webhook-timestamp", { timestamp: "-5" }],
    ["webhook-signature", { signature: undefined }],
  ])("a delivery without a usable %s is malformed", (field, change) => {
    expect(verify(change)).toMatchObject({ kind: "malformed", field });
  });
});

interface Change {
  id?: string | undefined;
  timestamp?: string | undefined;
  signature?: string | undefined;
  body?: string;
  secrets?: string[];
  drift?: number;
}

function verify(change: Change) {
  const delivery: SignedDelivery = {
    rawBody: Buffer.from(change.body ?? '{"test": 2432232314}'),
    headers: { id, timestamp: String(sentAt), signature },
    secrets: change.secrets ?? [secret],
    now: new Date((sentAt + (change.drift ?? 0)) * 1_000),
  };
  for (const name of ["id", "timestamp", "signature"] as const) {
    if (name in change) delivery.headers[name] = change[name];
  }
  return verifyStandardWebhook(delivery);
}
