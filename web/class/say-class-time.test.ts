import { expect, test } from "vitest";
import { sayClassTime, type SaidTime } from "./say-class-time.ts";

const evening = {
  startsAt: "2026-12-01T23:00:00Z",
  minutes: 90,
  timeZone: "America/New_York",
};

/** Intl writes thin spaces and such that do not break. */
const plain = (said: SaidTime) =>
  Object.fromEntries(
    Object.entries(said).map(([name, words]: [string, string]) => [
      name,
      words.replaceAll(/\s/g, " "),
    ]),
  );

test("a reader in the class's own zone is told one time", () => {
  expect(plain(sayClassTime(evening, "America/New_York", "en"))).toEqual({
    day: "Tue, Dec 1, 2026",
    time: "6:00 – 7:30 PM EST",
  });
});

test("whose zone is not known is told the class's own", () => {
  expect(sayClassTime(evening, undefined, "en")).toEqual(
    sayClassTime(evening, "America/New_York", "en"),
  );
});

test("a reader elsewhere is told both, also where the day is another", () => {
  expect(plain(sayClassTime(evening, "Asia/Tokyo", "en"))).toEqual({
    day: "Wed, Dec 2, 2026",
    time: "8:00 – 9:30 AM GMT+9",
    there: "Tue, 6:00 PM EST",
  });
});

test("a zone of another name with the same clocks is no difference", () => {
  expect(sayClassTime(evening, "America/Toronto", "en").there).toBeUndefined();
});

test("in the night when clocks go back, each reading is told with its own name", () => {
  const night = { ...evening, startsAt: "2026-11-01T05:30:00Z", minutes: 60 };
  expect(plain(sayClassTime(night, "America/New_York", "en")).time).toContain(
    "1:30 AM EDT",
  );
});

test("in the hour after midnight each end says its half of the day, as 12:00 would be read as noon", () => {
  const night = { ...evening, startsAt: "2026-12-02T05:00:00Z" };
  const { time } = sayClassTime(night, "America/New_York", "en");
  expect(time).toBe("12:00 AM – 1:30 AM EST");
  const noon = { ...evening, startsAt: "2026-12-02T17:00:00Z" };
  const said = plain(sayClassTime(noon, "America/New_York", "en"));
  expect(said.time).toBe("12:00 – 1:30 PM EST");
});

test("a class that goes on past midnight is told without its dates, and in spaces that every browser writes", () => {
  const late = { ...evening, startsAt: "2026-12-02T04:30:00Z", minutes: 60 };
  const { time } = sayClassTime(late, "America/New_York", "en");
  expect(time).toBe("11:30 PM – 12:30 AM EST");
  expect(sayClassTime(evening, undefined, "en").time).not.toContain("\u202f");
});
