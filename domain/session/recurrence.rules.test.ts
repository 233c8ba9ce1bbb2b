import { describe, expect, test } from "vitest";
import { planSeries } from "./recurrence.rules.ts";
import { wallClockOf } from "./wall-clock.ts";

function dates(firstLocal: string, timeZone: string, rule: string) {
  const plan = planSeries({ firstLocal, timeZone, rule });
  if (plan.kind === "refused") throw new Error(plan.reason);
  return plan.occurrences;
}
const instants = (...plan: Parameters<typeof dates>) =>
  dates(...plan).map(({ startsAt }) => startsAt.toISOString().slice(0, 16));
const refusal = (rule: string, firstLocal = "2026-11-16T18:00") => {
  const plan = planSeries({ firstLocal, timeZone: "Europe/Berlin", rule });
  return plan.kind === "refused" ? plan.reason : null;
};

describe("a series by the wall clock", () => {
  test.each([
    ["Europe/Berlin", "2026-03-22", "2026-03-22T17:00", "2026-03-29T16:00"],
    ["Europe/Berlin", "2026-10-18", "2026-10-18T16:00", "2026-10-25T17:00"],
    ["America/New_York", "2026-03-01", "2026-03-01T23:00", "2026-03-08T22:00"],
    ["America/New_York", "2026-10-25", "2026-10-25T22:00", "2026-11-01T23:00"],
    ["Asia/Kathmandu", "2026-03-22", "2026-03-22T12:15", "2026-03-29T12:15"],
    [
      "Australia/Lord_Howe",
      "2026-09-27",
      "2026-09-27T07:30",
      "2026-10-04T07:00",
    ],
    [
      "Australia/Lord_Howe",
      "2026-03-29",
      "2026-03-29T07:00",
      "2026-04-05T07:30",
    ],
  ])("stays at six in %s from %s on", (zone, day, ...expected) => {
    const rule = "FREQ=WEEKLY;COUNT=2";
    expect(instants(`${day}T18:00`, zone, rule)).toEqual(expected);
  });

  test("has its class on the night that skips its hour, and says so", () => {
    const zone = "Europe/Berlin";
    const series = dates("2026-03-27T02:30", zone, "FREQ=DAILY;COUNT=4");
    expect(
      series.map(({ startsAt, clock }) => [wallClockOf(startsAt, zone), clock]),
    ).toEqual([
      ["2026-03-27T02:30", "exact"],
      ["2026-03-28T02:30", "exact"],
      ["2026-03-29T03:30", "gap"],
      ["2026-03-30T02:30", "exact"],
    ]);
  });

  test("has one class, the earlier, on the night that has its hour twice", () => {
    const rule = "FREQ=DAILY;UNTIL=20261101";
    const series = dates("2026-10-31T01:30", "America/New_York", rule);
    expect(series.map(({ clock }) => clock)).toEqual(["exact", "overlap"]);
    expect(series[1]?.startsAt.toISOString()).toBe("2026-11-01T05:30:00.000Z");
  });

  test("ends on its last day, that day included", () => {
    const rule = "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261125";
    expect(
      dates("2026-11-16T23:30", "America/New_York", rule).map(({ local }) =>
        local.slice(0, 10),
      ),
    ).toEqual(["2026-11-16", "2026-11-18", "2026-11-23", "2026-11-25"]);
  });

  test("of months leaves out those that have no such day", () => {
    const series = dates("2026-01-31T10:00", "Etc/UTC", "FREQ=MONTHLY;COUNT=3");
    expect(series.map(({ local }) => local.slice(5, 10))).toEqual([
      "01-31",
      "03-31",
      "05-31",
    ]);
  });
});

describe("a rule is refused", () => {
  test.each([
    ["FREQ=WEEKLY", /A rule ends/],
    ["FREQ=WEEKLY;COUNT=2;UNTIL=20261201", /not both/],
    ["FREQ=WEEKLY;COUNT=201", /at most 200/],
    ["FREQ=DAILY;UNTIL=99991231", /at most 200/],
    ["FREQ=SECONDLY;COUNT=2", /FREQ cannot be/],
    ["FREQ=DAILY;COUNT=2;BYHOUR=3", /BYHOUR/],
    ["FREQ=DAILY;COUNT=2;COUNT=3", /COUNT cannot be/],
    ["FREQ=WEEKLY;INTERVAL=0;COUNT=2", /INTERVAL/],
    ["FREQ=DAILY;UNTIL=20200101", /no date at all/],
    ["FREQ=DAILY;UNTIL=20261399", /can be followed/],
    ["FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;COUNT=2", /can be followed/],
    ["every day", /none of these/],
    ["", /none of these/],
    ["x".repeat(5000), /XXX…” is none of these/],
  ])("rule %#", (rule, reason) => {
    expect(refusal(rule, "2026-02-16T18:00")).toMatch(reason);
  });
});
