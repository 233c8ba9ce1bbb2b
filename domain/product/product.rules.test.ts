import { describe, expect, test } from "vitest";
import { currencies, decimalsOf } from "./currency.rules.ts";
import {
  faultOfComponents,
  faultOfPrice,
  summaryOf,
  type WantedPrice,
} from "./product.rules.ts";

const price = (change: Partial<WantedPrice> = {}): WantedPrice => ({
  currency: "usd",
  unitAmount: 19_900,
  interval: null,
  trialDays: 0,
  ...change,
});

describe("a price", () => {
  test.each([
    ["usd", 0],
    ["usd", 99_999_999],
    ["jpy", 5],
    ["kwd", 12_340],
    ["isk", 500_00],
  ])("in %s may be %d of its smallest unit", (currency, unitAmount) => {
    expect(faultOfPrice("COURSE", price({ currency, unitAmount }))).toBeNull();
  });

  test.each([
    [{ unitAmount: -1 }, "unitAmount"],
    [{ unitAmount: 100_000_000 }, "unitAmount"],
    [{ unitAmount: 1.5 }, "unitAmount"],
    [{ unitAmount: NaN }, "unitAmount"],
    [{ currency: "kwd", unitAmount: 12_345 }, "unitAmount"],
    [{ currency: "isk", unitAmount: 50 }, "unitAmount"],
    [{ currency: "xyz" }, "currency"],
    [{ currency: "USD" }, "currency"],
    [{ currency: "" }, "currency"],
    [{ interval: "MONTH" }, "interval"],
    [{ trialDays: 7 }, "trialDays"],
  ] as const)("that is %j is refused by its %s", (change, field) => {
    expect(faultOfPrice("COURSE", price(change))?.field).toBe(field);
  });

  test("of a license is paid again and again, with a trial of two years at most", () => {
    const license = (change: Partial<WantedPrice>) =>
      faultOfPrice("LICENSE", price(change))?.field ?? null;
    expect(license({ interval: "YEAR", trialDays: 730 })).toBeNull();
    expect(license({ interval: null })).toBe("interval");
    expect(license({ interval: "MONTH", trialDays: 731 })).toBe("trialDays");
  });

  test("has as many decimals as Stripe counts, whatever the currency is called", () => {
    expect(decimalsOf("jpy")).toBe(0);
    expect(decimalsOf("kwd")).toBe(3);
    expect(decimalsOf("eur")).toBe(2);
    expect(decimalsOf("zzz")).toBeNull();
    expect(new Set(currencies).size).toBe(currencies.length);
  });
});

describe("a bundle", () => {
  const access = { kind: "COURSE_ACCESS", units: 1, validDays: null } as const;
  test("is told in a line, in one order", () => {
    expect(
      summaryOf([
        { kind: "GROUP_CREDIT", units: 1, validDays: null },
        { kind: "PRIVATE_CREDIT", units: 2, validDays: 90 },
        access,
      ]),
    ).toBe("course access + 2 private credits (90 days) + 1 group credit");
  });

  test.each([
    ["CREDITS", [], "privateCredits"],
    ["CREDITS", [access], "bundle"],
    ["COURSE", [access, access], "bundle"],
    [
      "COURSE",
      [{ kind: "PRIVATE_CREDIT", units: 0, validDays: null }],
      "privateCredits",
    ],
    [
      "COURSE",
      [{ kind: "GROUP_CREDIT", units: 1001, validDays: null }],
      "groupCredits",
    ],
    [
      "COURSE",
      [{ kind: "GROUP_CREDIT", units: 1, validDays: 0 }],
      "groupValidDays",
    ],
  ] as const)("of %s that is %j is refused by %s", (kind, parts, field) => {
    expect(faultOfComponents(kind, parts)?.field).toBe(field);
  });
});
