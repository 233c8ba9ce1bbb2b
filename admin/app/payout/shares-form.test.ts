import { expect, test } from "vitest";
import { readShares, rowOfShare, type TypedShare } from "./shares-form.ts";

const row = (over: Partial<TypedShare>): TypedShare => ({
  payoutAccountId: "a",
  courseStepId: "",
  percent: "",
  amount: "",
  currency: "",
  ...over,
});

test("percentages have two decimals, amounts those of their currency", () => {
  expect(
    readShares([row({ percent: "12.5" }), row({ amount: "1500" })], "jpy"),
  ).toEqual({
    kind: "read",
    shares: [
      {
        payoutAccountId: "a",
        courseStepId: null,
        basisPoints: 1250,
        amount: null,
        currency: null,
      },
      {
        payoutAccountId: "a",
        courseStepId: null,
        basisPoints: null,
        amount: 1500,
        currency: "jpy",
      },
    ],
  });
});

test("what is no number names its row and field", () => {
  expect(readShares([row({}), row({ percent: "a third" })], "usd")).toEqual({
    kind: "noNumber",
    row: 1,
    field: "percent",
  });
  expect(readShares([row({ amount: "1.5" })], "jpy")).toEqual({
    kind: "noNumber",
    row: 0,
    field: "amount",
  });
});

test("rows without a payee are left out, and a fault finds its row all the same", () => {
  const typed = [row({ payoutAccountId: "" }), row({ percent: "1" })];
  expect(readShares(typed, "usd")).toMatchObject({
    shares: [{ basisPoints: 100 }],
  });
  expect(rowOfShare(typed, 0)).toBe(1);
});

test("an amount from before keeps its currency, also where the course has no price", () => {
  const stored = row({ amount: "15.00", currency: "usd" });
  for (const currencyOfPrice of ["jpy", null])
    expect(readShares([stored], currencyOfPrice)).toMatchObject({
      shares: [{ amount: 1500, currency: "usd" }],
    });
  expect(readShares([row({ percent: "1", currency: "usd" })], "jpy")).toEqual({
    kind: "read",
    shares: [
      {
        payoutAccountId: "a",
        courseStepId: null,
        basisPoints: 100,
        amount: null,
        currency: null,
      },
    ],
  });
});
