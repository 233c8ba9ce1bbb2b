import type { Tx } from "../transaction.ts";
import type { ImportedEnrollment } from "./enrollment-row.ts";

export type Clash = { kind: "refused" | "unchanged"; reason: string };

/**
 * What keeps enrollments from being written as things stand, one answer for each: the person is in the course already, or a
 * partner's id belongs to another student. Two addresses of one person are one person.
 */
export async function findEnrollmentClashes(
  db: Tx["db"],
  enrollments: readonly ImportedEnrollment[],
): Promise<(Clash | null)[]> {
  const people = await findPeople(
    db,
    enrollments.map(({ email }) => email),
  );
  const taken = await db.enrollment.findMany({
    where: {
      personId: { in: [...new Set(people.values())] },
      courseId: { in: [...new Set(enrollments.map((each) => each.courseId))] },
    },
    select: { personId: true, courseId: true, state: true },
  });
  const stateOf = new Map(
    taken.map(({ personId, courseId, state }) => [
      `${personId} ${courseId}`,
      state,
    ]),
  );
  const owners = await findOwners(db, enrollments);
  const seen = new Set<string>();
  return enrollments.map(({ email, courseId, steps }) => {
    const personId = people.get(email);
    const key = `${personId} ${courseId}`;
    const state = personId && stateOf.get(key);
    if (state)
      return {
        kind: "unchanged",
        reason: `Is in the course already: ${state.toLowerCase()}.`,
      };
    if (personId && seen.has(key))
      return {
        kind: "refused",
        reason: "E-mail: another row enrolls the same person in the course.",
      };
    seen.add(key);
    const stolen = steps.findIndex(
      ({ courseStepId, externalId }) =>
        externalId && owners.has(`${courseStepId} ${externalId}`),
    );
    return stolen < 0
      ? null
      : {
          kind: "refused",
          reason: `Step ${stolen + 1} partner's id: ${steps[stolen]?.externalId} belongs to another student already.`,
        };
  });
}

/** Who is behind addresses, where somebody is. */
export async function findPeople(
  db: Tx["db"],
  emails: readonly string[],
): Promise<Map<string, string>> {
  const known = await db.emailAddress.findMany({
    where: { address: { in: [...new Set(emails)] } },
    select: { address: true, personId: true },
  });
  return new Map(known.map(({ address, personId }) => [address, personId]));
}

/** The partners' ids that are taken, by course step and id: an id is one student's at a partner, whatever the step. */
async function findOwners(
  db: Tx["db"],
  enrollments: readonly ImportedEnrollment[],
): Promise<Set<string>> {
  const wanted = enrollments.flatMap(({ steps }) =>
    steps.flatMap(({ courseStepId, externalId }) =>
      externalId ? [{ step: courseStepId, id: externalId }] : [],
    ),
  );
  if (wanted.length === 0) return new Set();
  const rows = await db.$queryRaw<{ step: string; id: string }[]>`
    SELECT w.step, w.id FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS w (step uuid, id text)
    JOIN "CourseStep" c ON c.id = w.step
    JOIN "PartnerEnrollment" p ON p."partnerId" = c."partnerId" AND p."externalId" = w.id`;
  return new Set(rows.map(({ step, id }) => `${step} ${id}`));
}
