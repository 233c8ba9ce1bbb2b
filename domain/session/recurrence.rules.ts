import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { readWallClock, type Occurrence } from "./wall-clock.ts";

/** What repeats by the wall clock of its zone. */
interface Recurrence {
  /** The first start on the wall clock, as `2026-03-28T18:00`. */
  firstLocal: string;
  /** IANA name. */
  timeZone: string;
  /** An RFC 5545 recurrence rule, without DTSTART. */
  rule: string;
}

type SeriesPlan =
  | { kind: "planned"; rule: string; occurrences: Occurrence[] }
  | { kind: "refused"; field: "rule" | "firstLocal"; reason: string };

/** So many classes a series has at most. */
const mostOccurrences = 200;

/**
 * The dates of a series. The rule is unrolled on the wall clock alone and each date is then looked up in the zone, so that a class at
 * six stays at six when the clocks change, and one at half past two is not left out on the night that has none.
 */
export function planSeries({
  firstLocal,
  timeZone,
  rule,
}: Recurrence): SeriesPlan {
  const read = readRule(rule);
  if (typeof read !== "string") return read;
  const locals = unroll(read, firstLocal);
  if (!locals) return no("This is not a recurrence rule that can be followed.");
  if (locals.length > mostOccurrences)
    return no(
      `A series has at most ${mostOccurrences} classes; this rule gives more.`,
    );
  if (locals.length === 0) return no("This rule gives no date at all.");
  const occurrences = locals.map((local) => readWallClock(local, timeZone));
  return { kind: "planned", rule: read, occurrences };
}

const no = (reason: string) =>
  ({ kind: "refused", field: "rule", reason }) as const;

/** What each part of a rule may say. The time of day is the first class's, so no part may name another. */
const parts: Record<string, RegExp> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY)$/,
  INTERVAL: /^([1-9]|[1-4]\d|5[0-2])$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  BYDAY:
    /^[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)(,[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)){0,6}$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01])){0,30}$/,
  BYSETPOS: /^-?[1-5]$/,
  WKST: /^(MO|SU)$/,
};

function readRule(text: string) {
  const given = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "");
  const named = new Map<string, string>();
  for (const part of given.split(";")) {
    const [name = "", value = ""] = part.split("=");
    if (!parts[name])
      return no(
        `A rule is made of ${Object.keys(parts).join(", ")}; “${shortly(name)}” is none of these.`,
      );
    if (!parts[name].test(value) || named.has(name))
      return no(`${name} cannot be “${shortly(value)}”.`);
    named.set(name, value);
  }
  if (!named.has("FREQ"))
    return no("A rule says how often: FREQ=DAILY, WEEKLY or MONTHLY.");
  if (named.has("COUNT") === named.has("UNTIL"))
    return no(
      "A rule ends: say how many classes (COUNT) or the last day (UNTIL), not both.",
    );
  return given;
}

const shortly = (text: string) =>
  text.length > 40 ? `${text.slice(0, 40)}…` : text;

/** The rule's dates on the wall clock, one more than are allowed at most; null for a rule that comes to nothing. */
function unroll(rule: string, firstLocal: string): string[] | null {
  const first = Temporal.PlainDateTime.from(firstLocal);
  try {
    const series = new RRuleTemporal({
      rruleString: rule.replace(/(UNTIL=\d{8})(T\d{6}Z?)?/, "$1T235959Z"),
      dtstart: first.toZonedDateTime("UTC"),
      temporal: Temporal,
      maxIterations: 2_000,
    });
    return series
      .all((_date, index) => index <= mostOccurrences)
      .map((date) =>
        date.toPlainDateTime().toString({ smallestUnit: "minute" }),
      );
  } catch {
    return null;
  }
}
