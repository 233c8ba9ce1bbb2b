import { describe, expect, test } from "vitest";
import { owedAgain, toReverseOf } from "./share-back.rules.ts";

const share = (toReverse: number) => ({ amount: 3_000, toReverse });

describe("what is taken back of a share and of what made up for failed refunds", () => {
  test.each([
    { transfers: [share(0)], back: 900, all: [900] },
    { transfers: [share(900)], back: 900, all: [900] },
    { transfers: [share(900)], back: 300, all: [900] },
    {
      transfers: [share(3_000), { amount: 3_000, toReverse: 0 }],
      back: 3_000,
      all: [3_000, 3_000],
    },
    {
      transfers: [share(2_100), { amount: 1_500, toReverse: 0 }],
      back: 1_600,
      all: [3_000, 100],
    },
  ])("$transfers, $back in all: $all", ({ transfers, back, all }) => {
    expect(toReverseOf(transfers, back)).toEqual(all);
  });
});

describe("what is owed again after a refund failed", () => {
  test.each([
    {
      title: "all",
      transfers: [share(3_000)],
      before: 3_000,
      after: 0,
      owed: 3_000,
    },
    {
      title: "a part",
      transfers: [share(2_100)],
      before: 2_100,
      after: 600,
      owed: 1_500,
    },
    {
      title: "nothing twice",
      transfers: [share(3_000), { amount: 3_000, toReverse: 0 }],
      before: 3_000,
      after: 0,
      owed: 0,
    },
    {
      title: "nothing of what the staff took back itself",
      transfers: [share(2_000)],
      before: 300,
      after: 0,
      owed: 0,
    },
  ])("$title", ({ transfers, before, after, owed }) => {
    expect(owedAgain(transfers, { before, after })).toBe(owed);
  });
});
