import { expect, test } from "vitest";
import { groupAlerts, isDigestTime, wallClock } from "./digest.rules.ts";

const school = { digestAt: "07:00", timeZone: "Europe/Stockholm" };

test.each([
  ["2026-11-21T05:59:00Z", false],
  ["2026-11-21T06:00:00Z", true],
  ["2026-07-21T04:59:00Z", false],
  ["2026-07-21T05:00:00Z", true],
])("at %s it is time by the school's clock: %s", (now, isTime) => {
  expect(isDigestTime(new Date(now), school)).toBe(isTime);
});

test("the day is the school's, not Greenwich's", () => {
  expect(wallClock(new Date("2026-11-21T23:30:00Z"), "Asia/Tokyo")).toEqual({
    day: "2026-11-22",
    time: "08:30",
  });
});

const alert = (kind: string, partnerName: string, title = "x") => ({
  kind,
  partnerName,
  title,
  body: "",
  href: "/",
});

test("alerts are told by kind, the gravest first, and by partner", () => {
  const groups = groupAlerts([
    alert("stepBreached", "Milady"),
    alert("stepFailed", "NHA"),
    alert("stepFailed", "Milady"),
    alert("stepFailed", "Milady"),
    alert("partnerDown", "NHA"),
  ]);
  expect(
    groups.map(({ kind, partnerName, count }) => [kind, partnerName, count]),
  ).toEqual([
    ["partnerDown", "NHA", 1],
    ["stepFailed", "Milady", 2],
    ["stepFailed", "NHA", 1],
    ["stepBreached", "Milady", 1],
  ]);
});

test("of a hundred equal ones ten are told and all are counted", () => {
  const [group] = groupAlerts(
    Array.from({ length: 100 }, () => alert("stepFailed", "Milady")),
  );
  expect(group).toMatchObject({ count: 100 });
  expect(group?.lines).toHaveLength(10);
});
