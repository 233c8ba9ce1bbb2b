import { describe, expect, test } from "vitest";
import { writeFeed, writeInvitation, type CalendarEntry } from "./ics.ts";

const entry: CalendarEntry = {
  uid: "booking-1@throughline",
  sequence: 3,
  isCanceled: false,
  title: "SFZ-1 · Weaving; for all, ミャンマー",
  description: "First line\nSecond line",
  location: "Room 4",
  url: "https://meet.example/4",
  startsAt: new Date("2026-03-29T01:30:00Z"),
  endsAt: new Date("2026-03-29T02:30:00Z"),
};
const stamp = new Date("2026-03-01T00:00:00Z");
const invitation = (changed: Partial<CalendarEntry> = {}) =>
  unfolded(
    writeInvitation({
      entry: { ...entry, ...changed },
      organizer: { name: "Town School", email: "no-reply@school.example" },
      attendee: { name: "Ana Silva", email: "ana@people.example" },
      stamp,
    }),
  );
const unfolded = (file: string) => file.replace(/\r\n[ \t]/g, "").split("\r\n");

describe("an invitation", () => {
  test("says what, when, where, and which change it is", () => {
    expect(invitation()).toEqual(
      expect.arrayContaining([
        "METHOD:REQUEST",
        "UID:booking-1@throughline",
        "SEQUENCE:3",
        "DTSTAMP:20260301T000000Z",
        "DTSTART:20260329T013000Z",
        "DTEND:20260329T023000Z",
        "SUMMARY:SFZ-1 · Weaving\\; for all\\, ミャンマー",
        "DESCRIPTION:First line\\nSecond line",
        "LOCATION:Room 4",
        "STATUS:CONFIRMED",
      ]),
    );
    expect(invitation().join()).toMatch(
      /ATTENDEE;[^,]*PARTSTAT=ACCEPTED[^,]*:MAILTO:ana@people.example/i,
    );
  });

  test("takes a canceled class out again under the same UID", () => {
    expect(invitation({ isCanceled: true, sequence: 4 })).toEqual(
      expect.arrayContaining([
        "METHOD:CANCEL",
        "UID:booking-1@throughline",
        "SEQUENCE:4",
        "STATUS:CANCELLED",
      ]),
    );
  });

  test("cannot be broken out of by a title", () => {
    const lines = invitation({ title: "A\r\nEND:VEVENT\r\nBEGIN:VEVENT" });
    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
  });

  test("has no line longer than 75 octets", () => {
    const file = writeFeed(
      "Mine",
      [{ ...entry, title: "語".repeat(100) }],
      stamp,
    );
    for (const line of file.split("\r\n"))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe("a feed", () => {
  test("of nothing is a calendar all the same", () => {
    expect(unfolded(writeFeed("My classes", [], stamp))).toEqual(
      expect.arrayContaining([
        "BEGIN:VCALENDAR",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:My classes",
        "X-PUBLISHED-TTL:PT15M",
        "END:VCALENDAR",
        "",
      ]),
    );
  });
});
