import { describe, expect, test } from "vitest";
import {
  localTimeSchema,
  objectionToCapacity,
  objectionToChange,
  objectionToTime,
  overlaps,
  sessionFactsSchema,
} from "./session.rules.ts";

const at = (time: string, minutes = 60) => ({
  startsAt: new Date(`2026-11-16T${time}:00Z`),
  minutes,
});
const { startsAt: now } = at("12:00");
const facts = {
  kind: "GROUP",
  title: "Weaving",
  capacity: 10,
  room: "",
  meetingUrl: "",
};
const complaint = (changed: object) =>
  sessionFactsSchema.safeParse({ ...facts, ...changed }).error?.issues[0];

describe("two classes", () => {
  test("overlap where they share a minute", () => {
    expect(overlaps(at("10:00"), at("10:59"))).toBe(true);
    expect(overlaps(at("10:00", 180), at("11:00"))).toBe(true);
    expect(overlaps(at("10:00"), at("11:00"))).toBe(false);
    expect(overlaps(at("11:00"), at("10:00"))).toBe(false);
  });
});

describe("a class can be changed", () => {
  test("until it is over", () => {
    const change = (time: string, state: "SCHEDULED" | "CANCELED") =>
      objectionToChange({ ...at(time), state }, now);
    expect(change("11:30", "SCHEDULED")).toBeNull();
    expect(change("11:00", "SCHEDULED")).toMatch(/over/);
    expect(change("13:00", "CANCELED")).toMatch(/canceled/);
  });

  test("to a time that is to come, not beyond five years", () => {
    expect(objectionToTime(at("12:01").startsAt, now)).toBeNull();
    expect(objectionToTime(now, now)).toMatch(/past/);
    expect(objectionToTime(new Date("2040-01-01"), now)).toMatch(/five years/);
  });

  test("never to fewer seats than are taken", () => {
    expect(objectionToCapacity(3, 3)).toBeNull();
    expect(objectionToCapacity(3, 2)).toBe(
      "3 seats are taken, so the class cannot have only 2 seats.",
    );
  });
});

describe("what makes no sense is named", () => {
  test.each([
    [{ title: "" }, "title"],
    [{ title: "x\0y" }, "title"],
    [{ title: "n".repeat(500) }, "title"],
    [{ capacity: 0 }, "capacity"],
    [{ capacity: 1.5 }, "capacity"],
    [{ capacity: 2 ** 40 }, "capacity"],
    [{ room: "A\u0000" }, "room"],
    [{ meetingUrl: "javascript:alert(1)" }, "meetingUrl"],
    [{ meetingUrl: "https://" }, "meetingUrl"],
  ])("%j", (changed, field) => {
    expect(complaint(changed)?.path).toEqual([field]);
  });

  test.each(["2026-02-30T10:00", "2026-11-16T24:00", "2026-11-16", "tomorrow"])(
    "the time %s",
    (local) => {
      expect(localTimeSchema.safeParse(local).success).toBe(false);
    },
  );

  test("other scripts and no room are fine", () => {
    expect(complaint({ title: "ミャンマー語", room: " " })).toBeUndefined();
  });
});
