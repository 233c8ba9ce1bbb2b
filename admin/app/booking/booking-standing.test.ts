import { describe, expect, test } from "vitest";
import { bookingCommandsFor, bookingStanding } from "./booking-standing.ts";

type Booking = Parameters<typeof bookingStanding>[0];

const now = Date.parse("2026-11-21T10:00:00Z");
const booking = (part: Partial<Booking> = {}): Booking => ({
  state: "BOOKED",
  attendance: null,
  endedBy: null,
  mayWaive: false,
  session: {
    id: "s",
    title: "Class",
    startsAt: "2026-11-24T10:00:00Z",
    timeZone: "Etc/UTC",
    phase: "COMING",
  },
  ...part,
});
const begun = { ...booking().session, startsAt: "2026-11-21T09:00:00Z" };

describe("how a booking stands", () => {
  test.each([
    [{}, "booking.booked"],
    [{ state: "HELD" }, "booking.held"],
    [{ attendance: "EXCUSED" }, "roll.mark.EXCUSED"],
    [{ state: "CANCELED", endedBy: "CLASS" }, "booking.ended.CLASS"],
    [
      { state: "CANCELED", endedBy: "SWAP", attendance: "NO_SHOW" },
      "roll.mark.NO_SHOW",
    ],
  ] as const)("%o", (part, text) => {
    expect(bookingStanding(booking(part)).text).toBe(text);
  });
});

describe("what can be done about it", () => {
  test("one that is to come can be canceled, one that has begun or was marked cannot", () => {
    expect(bookingCommandsFor(booking(), now)).toEqual(["cancelBooking"]);
    expect(bookingCommandsFor(booking({ session: begun }), now)).toEqual([]);
    expect(bookingCommandsFor(booking({ attendance: "EXCUSED" }), now)).toEqual(
      [],
    );
    expect(bookingCommandsFor(booking({ state: "HELD" }), now)).toEqual([]);
  });

  test("a right that was lost can be given back, however it was lost", () => {
    const late = booking({ state: "CANCELED", mayWaive: true });
    const missed = booking({
      attendance: "NO_SHOW",
      mayWaive: true,
      session: begun,
    });
    expect(bookingCommandsFor(late, now)).toEqual(["waiveBooking"]);
    expect(bookingCommandsFor(missed, now)).toEqual(["waiveBooking"]);
  });

  test("a lost right is not offered back where the api says that it stays lost", () => {
    const beside = booking({ state: "CANCELED", mayWaive: false });
    expect(bookingCommandsFor(beside, now)).toEqual([]);
  });
});
