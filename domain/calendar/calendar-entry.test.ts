import { describe, expect, test } from "vitest";
import { entryOfBooking, type BookingWithClass } from "./calendar-entry.ts";
import { calendarLinks } from "./calendar-links.ts";

const startsAt = new Date("2026-03-29T01:30:00Z");
const booking = {
  id: "b1",
  state: "BOOKED",
  session: {
    title: "Weaving & more",
    state: "SCHEDULED",
    revision: 2,
    startsAt,
    minutes: 90,
    room: "Room 4",
    meetingUrl: "https://meet.example/4",
    instructorName: "Iris",
    cancelReason: null,
  },
  enrollmentStep: {
    label: "SFZ-1",
    title: "First steps",
    enrollment: { course: { title: "Weavers" } },
  },
} as BookingWithClass;
const entryOf = (changed: Partial<BookingWithClass> = {}) =>
  entryOfBooking({ ...booking, ...changed }, "https://learn.example");

describe("a booking in a calendar", () => {
  test("is tagged with its step and says where", () => {
    expect(entryOf()).toMatchObject({
      uid: "booking-b1@throughline",
      sequence: 2,
      title: "SFZ-1 · Weaving & more",
      location: "Room 4",
      endsAt: new Date("2026-03-29T03:00:00Z"),
      isCanceled: false,
    });
    expect(entryOf().description.split("\n")).toEqual([
      "Weavers: First steps",
      "With Iris",
      "Join: https://meet.example/4",
      "https://learn.example/calendar",
    ]);
  });

  test("that was canceled is one change later", () => {
    expect(entryOf({ state: "CANCELED" })).toMatchObject({
      sequence: 3,
      isCanceled: true,
    });
  });

  const inNoRoom = { ...booking.session, room: null };
  const calledOff = { ...inNoRoom, state: "CANCELED" as const };
  test.each([
    ["who left", { state: "CANCELED" as const, session: inNoRoom }],
    ["who is offered a seat", { state: "HELD" as const, session: inNoRoom }],
    ["whose class was called off", { session: calledOff }],
  ])("tells nobody %s a link to join by", (_who, changed) => {
    const entry = entryOf(changed);
    expect(entry).toMatchObject({
      location: null,
      url: "https://learn.example/calendar",
    });
    expect(JSON.stringify([entry, calendarLinks(entry)])).not.toContain("meet");
    const { location, url } = entryOf({ session: inNoRoom });
    const { meetingUrl } = inNoRoom;
    expect([location, url]).toEqual([meetingUrl, meetingUrl]);
  });

  test("booked with a credit names the class alone", () => {
    expect(entryOf({ enrollmentStep: null }).title).toBe("Weaving & more");
  });

  test("can be added to Google's and Outlook's calendar", () => {
    const { google, outlook } = calendarLinks(entryOf());
    expect(new URL(google).searchParams.get("dates")).toBe(
      "20260329T013000Z/20260329T030000Z",
    );
    expect(new URL(google).searchParams.get("text")).toBe(
      "SFZ-1 · Weaving & more",
    );
    expect(new URL(outlook).searchParams.get("startdt")).toBe(
      "2026-03-29T01:30:00.000Z",
    );
  });
});
