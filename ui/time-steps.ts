import { zoneOffset } from "./zone-offset.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The places of a slider through time: `last` is now, the ones before lie on whole days, hours or five minutes. */
export type TimeSteps = {
  last: number;
  /** The instant of a place, in milliseconds; that of the last one is the end. */
  at: (place: number) => number;
  /** The place that is nearest to an instant. */
  placeOf: (instant: number) => number;
};

/**
 * Cuts the time from `start` to `end` (milliseconds) into places that can be named: days where it is more than three weeks, hours
 * where it is more than half a day, else five minutes. They are whole by the clocks of `zone`, or of UTC. The first place is the
 * first whole one after the start.
 */
export function timeSteps(
  start: number,
  end: number,
  zone?: string,
): TimeSteps {
  const size = sizeOf(end - start);
  const clockAt = (instant: number) => instant + zoneOffset(instant, zone);
  const first = Math.ceil(clockAt(start) / size) * size;
  const last = Math.max(0, Math.ceil((clockAt(end) - first) / size));
  const clamp = (place: number) => Math.min(Math.max(place, 0), last);
  return {
    last,
    at: (place) =>
      place >= last ? end : instantOf(first + clamp(place) * size, zone),
    placeOf: (instant) =>
      instant >= end
        ? last
        : clamp(Math.round((clockAt(instant) - first) / size)),
  };
}

/** The instant at which the clocks of a zone show a time; near a change of the clocks the offset of either side. */
function instantOf(clock: number, zone?: string): number {
  return clock - zoneOffset(clock - zoneOffset(clock, zone), zone);
}

function sizeOf(span: number): number {
  if (span > 21 * DAY) return DAY;
  return span > 12 * HOUR ? HOUR : 5 * MINUTE;
}
