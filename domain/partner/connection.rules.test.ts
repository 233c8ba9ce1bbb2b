import { describe, expect, test } from "vitest";
import { faultOfSecret, keyMustBeGiven } from "./connection.rules.ts";

const before = { adapter: "REST", baseUrl: "https://a.example/v1" } as const;

describe("when the key must be given", () => {
  test("a first connection needs one, but for kinds without", () => {
    expect(keyMustBeGiven(null, before)).toBe(true);
    expect(
      keyMustBeGiven(null, { adapter: "VOUCHER", baseUrl: "https://a" }),
    ).toBe(false);
    expect(keyMustBeGiven(null, { adapter: "LTI", baseUrl: "" })).toBe(false);
  });

  test("a key is not sent elsewhere than it was given for", () => {
    const to = (baseUrl: string) =>
      keyMustBeGiven(before, { adapter: "REST", baseUrl });
    expect(to("https://a.example/v2")).toBe(false);
    expect(to("https://evil.example/v1")).toBe(true);
    expect(to("http://a.example/v1")).toBe(true);
    expect(to("https://a.example:8443/v1")).toBe(true);
    expect(keyMustBeGiven(before, { ...before, adapter: "ACCOUNT" })).toBe(
      true,
    );
  });
});

describe("webhook secrets", () => {
  test.each([
    ["REST", `whsec_${Buffer.alloc(24).toString("base64")}`, true],
    ["REST", `whsec_${Buffer.alloc(23).toString("base64")}`, false],
    ["ACCOUNT", "a long enough password", false],
    ["SCORM_CLOUD", "a long enough password", true],
    ["SCORM_CLOUD", "short", false],
  ] as const)("%s %s", (adapter, secret, isFine) => {
    expect(faultOfSecret(adapter, secret) === null).toBe(isFine);
  });
});
