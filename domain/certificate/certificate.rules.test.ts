import { describe, expect, test } from "vitest";
import {
  decideCertificate,
  expiryAfter,
  renewedExpiry,
  standingOf,
} from "./certificate.rules.ts";

const at = (day: string) => new Date(`${day}T10:00:00Z`);

describe("the end of a certificate's time", () => {
  test.each([
    ["2026-11-21", 24, "2028-11-21"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-12-31", 1, "2027-01-31"],
    ["2026-11-21", 1200, "2126-11-21"],
  ])("from %s after %i months is %s", (from, months, to) => {
    expect(expiryAfter(at(from), months)).toEqual(at(to));
  });

  test("never comes where a course gives none", () => {
    expect(expiryAfter(at("2026-11-21"), null)).toBeNull();
  });
});

describe("a renewal", () => {
  const expiring = { expiresAt: at("2026-12-01") };
  test("before the end counts from the end", () => {
    expect(renewedExpiry(expiring, 12, at("2026-11-21"))).toEqual(
      at("2027-12-01"),
    );
  });
  test("after the end counts from now", () => {
    expect(renewedExpiry(expiring, 12, at("2027-03-05"))).toEqual(
      at("2028-03-05"),
    );
  });
});

describe("how a certificate stands", () => {
  const expiresAt = at("2026-12-01");
  test.each([
    ["ACTIVE", expiresAt, "2026-11-30", "ACTIVE"],
    ["ACTIVE", expiresAt, "2026-12-01", "EXPIRED"],
    ["ACTIVE", null, "2099-12-01", "ACTIVE"],
    ["REVOKED", expiresAt, "2027-12-01", "REVOKED"],
  ] as const)("%s until %s, on %s: %s", (state, until, day, standing) => {
    expect(standingOf({ state, expiresAt: until }, at(day))).toBe(standing);
  });
});

describe("by hand", () => {
  const expiresAt = at("2026-12-01");
  test.each([
    ["reissue", "ACTIVE", "go"],
    ["reissue", "EXPIRED", "go"],
    ["reissue", "REVOKED", "refused"],
    ["renew", "ACTIVE", "go"],
    ["renew", "EXPIRED", "go"],
    ["renew", "REVOKED", "refused"],
    ["revoke", "ACTIVE", "go"],
    ["revoke", "EXPIRED", "go"],
    ["revoke", "REVOKED", "unchanged"],
    ["reinstate", "ACTIVE", "unchanged"],
    ["reinstate", "REVOKED", "go"],
  ] as const)("%s of one that is %s: %s", (command, state, kind) => {
    expect(decideCertificate(command, { state, expiresAt }).kind).toBe(kind);
  });

  test("one that never expires cannot be renewed", () => {
    expect(
      decideCertificate("renew", { state: "ACTIVE", expiresAt: null }).kind,
    ).toBe("refused");
  });
});
