import { expect, test } from "vitest";
import { endingClasses, proposedWith } from "./refund-proposed.ts";

const paid = (id: string, amount: number) =>
  ({ id, amount, state: "SUCCEEDED" }) as const;
const places = {
  product: { kind: "COURSE" },
  total: 100_000,
  quantity: 10,
  payments: [paid("one", 100_000)],
} as const;

test.each([
  ["all of it", 100_000, 0, 10],
  ["the price of three", 30_000, 70_000, 3],
  ["a little less than the price of three", 29_999, 70_001, 2],
  ["less than one cost", 5_000, 95_000, 0],
  ["nothing that makes sense", 0, 100_000, 0],
])(
  "%s of ten places takes as many as it paid for",
  (_what, amount, leftAfter, seats) => {
    const back = { paymentId: "one", amount, leftAfter };
    expect(proposedWith(places, 10, back).seats).toBe(seats);
  },
);

test("never more seats are proposed than are left", () => {
  const back = { paymentId: "one", amount: 30_000, leftAfter: 40_000 };
  expect(proposedWith(places, 2, back).seats).toBe(2);
});

const license = {
  product: { kind: "LICENSE" },
  total: 12_000,
  quantity: 3,
  payments: [
    paid("first", 12_000),
    paid("latest", 12_000),
    { ...paid("refused", 12_000), state: "FAILED" },
  ],
} as const;

test.each([
  ["latest", 12_000, { seats: 3, endsLicense: true }],
  ["latest", 6_000, { seats: 0, endsLicense: false }],
  ["first", 12_000, { seats: 0, endsLicense: false }],
])("of a license's %s payment %i: %o", (paymentId, amount, proposed) => {
  const back = { paymentId, amount, leftAfter: 6_000 };
  expect(proposedWith(license, 3, back)).toMatchObject(proposed);
});

test.each([
  ["all of a package", "CREDITS", 25_000, 0, 4],
  ["the price of two of its five credits", "CREDITS", 10_000, 15_000, 2],
  ["a little less than that", "CREDITS", 9_999, 15_001, 1],
  ["more than the unused cost", "CREDITS", 24_000, 1_000, 4],
  ["all of a course", "COURSE", 25_000, 0, 4],
  ["a part of what a course cost", "COURSE", 20_000, 5_000, 0],
] as const)(
  "%s takes as many credits as it paid for, and who stays in a course keeps theirs",
  (_what, kind, amount, leftAfter, units) => {
    const sale = {
      product: { kind },
      total: 25_000,
      quantity: 1,
      payments: [paid("one", 25_000)],
    };
    const back = { paymentId: "one", amount, leftAfter };
    const proposed = proposedWith(sale, 0, back);
    expect(proposed.unitsOf({ granted: 5, unused: 4 })).toBe(units);
    expect(proposed.endsEnrollment).toBe(leftAfter === 0);
  },
);

test.each([
  [0, 3, []],
  [3, 3, []],
  [4, 3, ["latest"]],
  [5, 3, ["latest", "first"]],
  [1, 0, ["latest"]],
  [Number.NaN, 0, []],
])(
  "where %i units of a right go of which %i are free, these classes end: %s",
  (units, free, ends) => {
    expect(endingClasses(["latest", "first"], { units, free })).toEqual(ends);
  },
);
