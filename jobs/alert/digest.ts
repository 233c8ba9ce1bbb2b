import {
  isDigestTime,
  wallClock,
} from "@throughline/domain/alert/digest.rules";
import { writeDigest } from "@throughline/domain/alert/write-digest";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Writes the day's digest once its time has come by the school's clock; asked again on the same day, nothing. */
export async function writeDigestOfToday({
  store,
  school,
  now,
}: Desk): Promise<JobOutcome> {
  const time = now();
  if (!isDigestTime(time, school)) return done;
  const { day } = wallClock(time, school.timeZone);
  await transact(store, { actor: theSystem }, (tx) =>
    writeDigest(tx, { day }, time),
  );
  return done;
}
