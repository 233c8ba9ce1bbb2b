/** What was typed about a class, as text: it stands in the form again where it is refused. */
export interface TypedSession {
  kind: string;
  title: string;
  startsLocal: string;
  timeZone: string;
  minutes: string;
  capacity: string;
  instructorId: string;
  room: string;
  meetingUrl: string;
  steps: string[];
  repeat: string;
  interval: string;
  weekdays: string[];
  ends: string;
  count: string;
  until: string;
}

export const repeats = ["DAILY", "WEEKLY", "MONTHLY"] as const;
export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** The recurrence rule that a form means; null for a single class. The api judges whether it makes sense. */
export function ruleOf({
  repeat,
  interval,
  weekdays: days,
  ends,
  count,
  until,
}: Pick<
  TypedSession,
  "repeat" | "interval" | "weekdays" | "ends" | "count" | "until"
>): string | null {
  if (repeat === "") return null;
  const end =
    ends === "until"
      ? `UNTIL=${until.replaceAll("-", "")}`
      : `COUNT=${count.trim()}`;
  return [
    `FREQ=${repeat}`,
    ...(wholeOf(interval) > 1 ? [`INTERVAL=${interval.trim()}`] : []),
    ...(repeat === "WEEKLY" && days.length > 0
      ? [`BYDAY=${days.join(",")}`]
      : []),
    end,
  ].join(";");
}

/** A whole number as typed; 0 for anything else, which the api refuses with the reason. */
export const wholeOf = (text: string): number =>
  /^\d{1,7}$/.test(text.trim()) ? Number(text) : 0;

/** What the api is told of a class. A time that a browser gives with seconds loses them. */
export function inputOf(typed: TypedSession) {
  return {
    kind: typed.kind === "PRIVATE" ? ("PRIVATE" as const) : ("GROUP" as const),
    title: typed.title,
    startsLocal: typed.startsLocal.slice(0, 16),
    timeZone: typed.timeZone.trim(),
    minutes: wholeOf(typed.minutes),
    capacity: wholeOf(typed.capacity),
    instructorId: typed.instructorId || null,
    room: typed.room,
    meetingUrl: typed.meetingUrl,
    courseStepIds: typed.steps,
  };
}
