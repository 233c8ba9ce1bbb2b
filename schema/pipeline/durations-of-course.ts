import type { DurationHistogram } from "@throughline/domain/pipeline/duration.rules";
import { readDurations } from "@throughline/domain/pipeline/usual-durations";
import type { Context } from "../context.ts";

type Durations = ReadonlyMap<string, DurationHistogram>;

/** Each request reads a course's durations once, however many of its steps ask. */
const known = new WeakMap<Context, Map<string, Promise<Durations>>>();

/** The observed durations of a course's steps. */
export function durationsOfCourse(
  context: Context,
  courseId: string,
): Promise<Durations> {
  const ofRequest = known.get(context) ?? new Map<string, Promise<Durations>>();
  known.set(context, ofRequest);
  const reading =
    ofRequest.get(courseId) ?? readDurations(context.db, courseId);
  ofRequest.set(courseId, reading);
  return reading;
}
