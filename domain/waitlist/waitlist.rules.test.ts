import { expect, test } from "vitest";
import { decideAnswer, offerEndsAt, seatTakenUntil } from "./waitlist.rules.ts";

const now = new Date("2026-11-16T08:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

test("an offer lasts as the course says, but never past the close of booking", () => {
  expect(offerEndsAt(30, minutes(90), now)).toEqual(minutes(30));
  expect(offerEndsAt(30, minutes(10), now)).toEqual(minutes(10));
});

test("an offered seat is taken while booking is open, and by whom the staff put in line until the class begins", () => {
  const session = { startsAt: minutes(90) };
  const policy = { bookingOpensDays: null, bookingClosesMinutes: 60 };
  expect(seatTakenUntil(session, policy, false)).toEqual(minutes(30));
  expect(seatTakenUntil(session, policy, true)).toEqual(minutes(90));
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
