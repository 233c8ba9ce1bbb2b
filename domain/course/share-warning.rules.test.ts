import { describe, expect, test } from "vitest";
import { emptyDraft, type DraftContent } from "./draft.content.ts";
import { warningsAboutShares, type HeldShare } from "./share-warning.rules.ts";

const draft = (change: Partial<DraftContent> = {}): DraftContent => ({
  ...emptyDraft,
  currency: "usd",
  unitAmount: 10_000,
  ...change,
});

const share = (change: Partial<HeldShare>): HeldShare => ({
  payeeName: "Milady",
  step: null,
  basisPoints: null,
  amount: null,
  currency: change.amount === undefined ? null : "usd",
  ...change,
});

const said = (content: DraftContent, ...shares: HeldShare[]) =>
  warningsAboutShares(content, shares).map(({ severity, field, message }) => {
    expect(severity).toBe("WARNING");
    return [field, message];
  });

const again = "Say it anew under Payouts if it should go on.";

describe("a draft that shares are held of", () => {
  test("says nothing where they go on as they are", () => {
    expect(
      said(draft(), share({ amount: 5_000 }), share({ basisPoints: 5_000 })),
    ).toEqual([]);
  });

  test("names the payee whose amount is in another currency than the price", () => {
    expect(
      said(
        draft({ currency: "eur" }),
        share({ amount: 3_000 }),
        share({ payeeName: "Sara", basisPoints: 10_000 }),
      ),
    ).toEqual([
      [
        "currency",
        `Milady is paid an amount in USD for each place, and nothing at a price in EUR. ${again}`,
      ],
    ]);
  });

  test("names the payee of a step that is taken out, whether the course is sold or not", () => {
    const step = { id: crypto.randomUUID(), label: "SFZ-2" };
    const ofStep = share({ step, basisPoints: 1_000 });
    const warning = [
      "steps",
      `SFZ-2 taken out: Milady is paid nothing for it of sales from then on. ${again}`,
    ];
    expect(said(draft(), ofStep)).toEqual([warning]);
    expect(said(draft({ isSold: false }), ofStep)).toEqual([warning]);
    // What ends with the step is not counted against the price.
    expect(said(draft(), share({ step, amount: 20_000 }))).toEqual([warning]);
  });

  test.each([
    [10_000, []],
    [
      9_999,
      [
        [
          "unitAmount",
          "The shares come to more than this price: all of it goes to Milady and Sara, and nothing to the school.",
        ],
      ],
    ],
  ])("at a price of %d names who gets all of it", (unitAmount, expected) => {
    expect(
      said(
        draft({ unitAmount }),
        share({ amount: 5_000 }),
        share({ payeeName: "Sara", amount: 2_500 }),
        share({ payeeName: "Sara", basisPoints: 2_500 }),
      ),
    ).toEqual(expected);
  });

  test("that has no price yet, or is not sold, says nothing of amounts", () => {
    const amount = share({ amount: 20_000, currency: "eur" });
    expect(said(draft({ unitAmount: null }), amount)).toEqual([]);
    expect(said(draft({ isSold: false }), amount)).toEqual([]);
  });
});
