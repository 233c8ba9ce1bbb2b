import { describe, expect, test } from "vitest";
import {
  nextStepOf,
  transferAfter,
  type TransferFacts,
} from "./transfer.rules.ts";

const planned: TransferFacts = {
  state: "PLANNED",
  amount: 1000,
  reversed: 0,
  toReverse: 0,
  asked: null,
};
const sent: TransferFacts = { ...planned, state: "SENT", asked: 1000 };

describe("what is done about a transfer next", () => {
  test.each([
    {
      title: "it waits for an account that cannot receive",
      transfer: planned,
      account: "ONBOARDING",
      step: { kind: "wait" },
    },
    {
      title: "it is sent once it can",
      transfer: planned,
      account: "ACTIVE",
      step: { kind: "send", amount: 1000, again: false },
    },
    {
      title: "what was refunded before is not sent",
      transfer: { ...planned, toReverse: 300 },
      account: "ACTIVE",
      step: { kind: "send", amount: 700, again: false },
    },
    {
      title: "refunded whole, it is dropped, whatever the account",
      transfer: { ...planned, toReverse: 1000 },
      account: "ONBOARDING",
      step: { kind: "drop" },
    },
    {
      title: "a repeat asks for the same, whatever was refunded meanwhile",
      transfer: { ...planned, asked: 700, toReverse: 1000 },
      account: "ACTIVE",
      step: { kind: "send", amount: 700, again: true },
    },
    {
      title: "what was asked may have been sent before the payee was stopped",
      transfer: { ...planned, asked: 1000, toReverse: 1000 },
      account: "CLOSED",
      step: { kind: "look" },
    },
    {
      title: "what Stripe refused waits for somebody to try it again",
      transfer: { ...planned, state: "FAILED", toReverse: 300 },
      account: "ACTIVE",
      step: { kind: "nothing" },
    },
    {
      title: "what Stripe refused is dropped once it is refunded whole",
      transfer: { ...planned, state: "FAILED", toReverse: 1000 },
      account: "ACTIVE",
      step: { kind: "drop" },
    },
    {
      title: "nothing is left to do after it was sent",
      transfer: sent,
      account: "ACTIVE",
      step: { kind: "nothing" },
    },
    {
      title: "a refund after it was sent is taken back",
      transfer: { ...sent, toReverse: 250 },
      account: "RESTRICTED",
      step: { kind: "takeBack", inAll: 250 },
    },
    {
      title: "what was never in it is not taken back",
      transfer: { ...sent, asked: 700, reversed: 300, toReverse: 1000 },
      account: "ACTIVE",
      step: { kind: "takeBack", inAll: 700 },
    },
  ] as const)("$title", ({ transfer, account, step }) => {
    expect(nextStepOf(transfer, account)).toEqual(step);
  });
});

describe("how a transfer stands once Stripe has said something", () => {
  test("sent without what was refunded before, that counts as reversed", () => {
    expect(
      transferAfter(
        { ...planned, asked: 700, toReverse: 300 },
        { amount: 700, amountReversed: 0 },
      ),
    ).toEqual({ state: "SENT", asked: 700, reversed: 300, toReverse: 300 });
  });

  test("what was taken back in Stripe's dashboard counts too", () => {
    expect(transferAfter(sent, { amount: 1000, amountReversed: 400 })).toEqual({
      state: "SENT",
      asked: 1000,
      reversed: 400,
      toReverse: 400,
    });
  });

  test("an older answer takes nothing away", () => {
    const before = { ...sent, reversed: 400, toReverse: 400 };
    expect(
      transferAfter(before, { amount: 1000, amountReversed: 100 }),
    ).toEqual({ state: "SENT", asked: 1000, reversed: 400, toReverse: 400 });
  });

  test("taken back whole, it is reversed", () => {
    expect(
      transferAfter(
        { ...sent, toReverse: 1000 },
        { amount: 1000, amountReversed: 1000 },
      ).state,
    ).toBe("REVERSED");
  });
});
