import type { EnrollmentState } from "@throughline/prisma";
import { expect, test } from "vitest";
import {
  chooseRight,
  daysAfterReturn,
  hasOtherRight,
  lacksRight,
  lengthenedTo,
  rightAfter,
  standstillOf,
  wayOfRight,
  withUnitOfBooking,
  type Standstill,
} from "./right.rules.ts";

const now = new Date("2026-11-16T08:00:00Z");
const day = (count: number) => new Date(now.getTime() + count * 86_400_000);
const right = (
  id: string,
  expiresAt: Date | null,
  available = 1,
  stoppedBy: Standstill | null = null,
) => ({
  id,
  stoppedBy,
  available,
  expiresAt,
  createdAt: now,
});
const hold = { kind: "HOLD", held: 1 } as const;
const consume = { kind: "CONSUME", held: -1 } as const;
const release = { kind: "RELEASE", held: -1 } as const;
const giveBack = { kind: "RELEASE", held: 0 } as const;

test("what expires first is used first, what never expires last", () => {
  const rights = [
    right("never", null),
    right("later", day(9)),
    right("soon", day(2)),
  ];
  expect(chooseRight(rights, now)?.id).toBe("soon");
  expect(chooseRight(rights.slice(0, 1), now)?.id).toBe("never");
});

test("what stands still is not chosen, and is named where nothing else is left", () => {
  const disputed = right("disputed", day(2), 1, "PAYMENT");
  const suspended = right("suspended", day(3), 1, "COURSE");
  const free = right("free", null);
  const spent = right("spent", null, 0, "PAYMENT");
  expect(chooseRight([disputed, suspended, free], now)?.id).toBe("free");
  expect(standstillOf([disputed, suspended, free], now)).toBe(null);
  expect(chooseRight([suspended, disputed], now)).toBe(null);
  expect(standstillOf([suspended, disputed], now)).toBe("PAYMENT");
  expect(standstillOf([suspended, spent], now)).toBe("COURSE");
  expect(standstillOf([spent], now)).toBe(null);
});

test("what is used up or over is not chosen", () => {
  expect(chooseRight([right("empty", null, 0), right("over", now)], now)).toBe(
    null,
  );
});

test("what the school gives back can be used for so many days, and what lasts longer as long as before", () => {
  const least = day(daysAfterReturn);
  expect(lengthenedTo({ expiresAt: day(-1) }, now)).toEqual(least);
  expect(lengthenedTo({ expiresAt: day(3) }, now)).toEqual(least);
  expect(lengthenedTo({ expiresAt: least }, now)).toBe(null);
  expect(lengthenedTo({ expiresAt: null }, now)).toBe(null);
});

test("the unit of a booking pays for the one that takes its place, also when its time is over; what else is left of it does not", () => {
  expect(withUnitOfBooking(right("held", day(2), 1), now)).toMatchObject({
    available: 2,
    expiresAt: day(2),
  });
  const over = withUnitOfBooking(right("held", day(-1), 3), now);
  expect(over.available).toBe(1);
  expect(chooseRight([over], now)?.id).toBe("held");
});

test("a step has another right where one is left or held besides", () => {
  const of = (id: string, available: number, held: number) => ({
    ...{ id, available, held },
  });
  expect(hasOtherRight([of("this", 1, 1)], "this")).toBe(false);
  expect(hasOtherRight([of("this", 0, 0), of("spent", 0, 0)], "this")).toBe(
    false,
  );
  expect(hasOtherRight([of("free", 1, 0)], "this")).toBe(true);
  expect(hasOtherRight([of("held", 0, 1)], "this")).toBe(true);
});

test.each([
  [[hold], "held"],
  [[hold, release], "free"],
  [[hold, consume], "used"],
  [[hold, consume, giveBack], "free"],
  [[hold, consume, giveBack, hold], "held"],
  [[hold, consume, giveBack, hold, consume], "used"],
  [[hold, release, hold, consume], "used"],
  [[], "free"],
] as const)("lines %j leave the unit %s", (entries, expected) => {
  expect(rightAfter(entries)).toBe(expected);
  expect(rightAfter(entries.toReversed())).toBe(expected);
});

test("every way leads where it says, without holding more or less than one unit", () => {
  const lines = {
    HOLD: hold,
    CONSUME: consume,
    RELEASE: release,
    RETURN: giveBack,
  };
  const begin = { held: [hold], used: [hold, consume], free: [hold, release] };
  for (const [from, ways] of Object.entries(wayOfRight))
    for (const [to, way] of Object.entries(ways)) {
      const entries = [
        ...begin[from as keyof typeof begin],
        ...way.map((kind) => lines[kind]),
      ];
      expect([from, to, rightAfter(entries)]).toEqual([from, to, to]);
      const held = entries.reduce((sum, entry) => sum + entry.held, 0);
      expect(held).toBe(to === "held" ? 1 : 0);
    }
});

test("a step lacks a right only while its enrollment is under way", () => {
  const lacksIn = (enrollmentState: EnrollmentState) =>
    lacksRight(
      {
        kind: "SESSION",
        state: "PENDING",
        enrollmentState,
        isBooked: false,
        rights: [right("used", null, 0)],
      },
      now,
    );
  expect((["PENDING", "ACTIVE"] as const).every(lacksIn)).toBe(true);
  expect(
    (["SUSPENDED", "COMPLETED", "CANCELED", "REFUNDED"] as const).some(lacksIn),
  ).toBe(false);
});
