import { sayTime } from "../booking/say-time.ts";
import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { clashesAmong, clashInWords } from "./clash.rules.ts";

/**
 * Lets one transaction after the other say which classes are options of which steps, and when and where these are, until each
 * ends: of two that would clash the second sees the first. Taken before any class is locked.
 */
export async function lockOptions(tx: Tx): Promise<void> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtext('course.options'))::text`;
}

/**
 * Refuses that one of the classes, as it is stored now, is at one time with another option of a course that it is an option of, and
 * needs the same instructor or room. Classes of other courses may share a room, which may be large: they are shown, not refused.
 */
export async function refuseClash(
  tx: Tx,
  sessionIds: readonly string[],
  field: string,
  now: Date,
): Promise<Refusal | null> {
  const options = await tx.db.session.findMany({
    where: {
      state: "SCHEDULED",
      startsAt: { gt: new Date(now.getTime() - longestMs) },
      options: { some: { courseStep: ofCoursesOf(sessionIds) } },
    },
    select: {
      ...{ id: true, title: true, startsAt: true, minutes: true },
      ...{ timeZone: true, instructorId: true },
      ...{ instructorName: true, room: true },
      options: {
        where: { courseStep: ofCoursesOf(sessionIds) },
        select: { courseStep: { select: { courseId: true } } },
      },
    },
  });
  const changed = new Set(sessionIds);
  const clash = clashesAmong(options).find(
    ({ one, other }) =>
      (changed.has(one.id) || changed.has(other.id)) &&
      coursesOf(one).some((id) => coursesOf(other).includes(id)),
  );
  if (!clash) return null;
  // When one's own begins, whoever asked knows.
  const { one, other } = clash;
  const { startsAt, timeZone } = changed.has(one.id) ? other : one;
  return refused(
    field,
    `${clashInWords(clash)} The other one begins on ${sayTime(startsAt, timeZone)}.`,
  );
}

/** No class is longer. */
const longestMs = 1440 * 60_000;

/** The steps that are now in a course that one of the classes is an option of. */
const ofCoursesOf = (sessionIds: readonly string[]) => ({
  retiredAt: null,
  course: {
    steps: {
      some: {
        retiredAt: null,
        options: { some: { sessionId: { in: [...sessionIds] } } },
      },
    },
  },
});

const coursesOf = ({
  options,
}: {
  options: { courseStep: { courseId: string } }[];
}) => options.map(({ courseStep }) => courseStep.courseId);
