import { expect, test } from "vitest";
import { decideAnswer, offerEndsAt } from "./waitlist.rules.ts";

const now = new Date("2026-11-16T08:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

test("an offer lasts as the course says, but never past the close of booking", () => {
  expect(offerEndsAt(30, minutes(90), now)).toEqual(minutes(30));
  expect(offerEndsAt(30, minutes(10), now)).toEqual(minutes(10));
});

test("an offer is answered once, and in time", () => {
  const open = { outcome: null, expiresAt: minutes(1) };
  expect(decideAnswer("ACCEPTED", open, now)).toEqual({ kind: "answer" });
  expect(decideAnswer("PASSED", open, now)).toEqual({ kind: "answer" });
  expect(decideAnswer("ACCEPTED", open, minutes(1))).toMatchObject({
    kind: "refused",
  });
  const accepted = { ...open, outcome: "ACCEPTED" as const };
  expect(decideAnswer("ACCEPTED", accepted, minutes(9))).toEqual({
    kind: "unchanged",
  });
  expect(decideAnswer("PASSED", accepted, now)).toMatchObject({
    reason: "This offer was accepted already.",
  });
});
