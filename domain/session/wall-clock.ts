import { Temporal } from "temporal-polyfill";

/** What a clock on a wall shows, such as `2026-03-28T18:00`, and what it meant on that day in that zone. */
export interface Occurrence {
  local: string;
  startsAt: Date;
  /**
   * `gap`: the clocks skip that time, so it is as much later as they skip. `overlap`: they show it twice, so it is the earlier of the
   * two.
   */
  clock: "exact" | "gap" | "overlap";
}

/**
 * The instant that a wall clock's time means in an IANA zone. Times that do not exist, or exist twice, are resolved as Temporal's
 * "compatible" does, which is also RFC 5545's rule: forward by the gap, and the earlier of two.
 */
export function readWallClock(local: string, timeZone: string): Occurrence {
  const plain = Temporal.PlainDateTime.from(local);
  const earlier = plain.toZonedDateTime(timeZone, {
    disambiguation: "earlier",
  });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
  const meant = plain.toZonedDateTime(timeZone, {
    disambiguation: "compatible",
  });
  const startsAt = new Date(meant.epochMilliseconds);
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { local, startsAt, clock: "exact" };
  const exists = meant.toPlainDateTime().equals(plain);
  return { local, startsAt, clock: exists ? "overlap" : "gap" };
}

/** What the clock on a wall shows at an instant, to the minute. */
export function wallClockOf(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}
