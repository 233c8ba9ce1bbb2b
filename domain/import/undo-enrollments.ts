import type { Prisma } from "@throughline/prisma";
import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import {
  addTallies,
  isInPipeline,
  tallyOfChange,
  tallyOfEnrollment,
  tallyOfFailure,
  tallyOfStep,
} from "../pipeline/tally.ts";
import { isRefusal } from "../outcome.ts";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import type { ImportContext, ImportResult, ImportRow } from "./importer.ts";

interface Imported {
  enrollmentId: string;
  personId: string;
  isNewPerson: boolean;
}
type Found = Prisma.EnrollmentGetPayload<{ include: typeof whole }>;

const whole = {
  certificate: { select: { id: true } },
  interventions: { select: { id: true }, take: 1 },
  steps: { include: { partnerEnrollment: true } },
} satisfies Prisma.EnrollmentInclude;

/**
 * Takes imported enrollments out again, where nothing has happened to them since; one whose partner was asked is canceled instead,
 * so that the partner hears of it. People who came with them and have nothing else go too.
 */
export async function undoEnrollments(
  context: ImportContext,
  rows: ImportRow[],
): Promise<ImportResult[]> {
  const { tx, operationId, now, reason } = context;
  const imported = rows.map(({ undo }) => undo as Imported);
  const ids = imported.map(({ enrollmentId }) => enrollmentId);
  await tx.db
    .$queryRaw`SELECT 1 FROM "Enrollment" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const found = new Map(
    (
      await tx.db.enrollment.findMany({
        where: { id: { in: ids } },
        include: whole,
      })
    ).map((each) => [each.id, each]),
  );
  const movedOn = await findMovedOn(tx, ids, operationId);

  const results: ImportResult[] = [];
  const toRemove: Found[] = [];
  for (const [index, { position }] of rows.entries()) {
    const enrollment = found.get(ids[index] ?? "");
    const objection = enrollment && whyKept(enrollment, movedOn);
    if (!enrollment)
      results.push({ position, state: "UNDONE", result: "Was gone already." });
    else if (objection)
      results.push({ position, state: "UNDO_FAILED", result: objection });
    else if (wasAsked(enrollment))
      results.push(await cancel(tx, position, enrollment.id, reason, now));
    else {
      toRemove.push(enrollment);
      results.push({ position, state: "UNDONE" });
    }
  }
  for (const enrollment of toRemove) recordRemoval(tx, enrollment, reason, now);
  await tx.db.enrollment.deleteMany({
    where: { id: { in: toRemove.map(({ id }) => id) } },
  });
  await removeNewcomers(context, imported);
  return results;
}

/** What the clock alone does to an enrollment is not something that happened to it. */
const byTheClock = [
  "step.atRisk",
  "step.breached",
  "step.stuck",
  "step.relieved",
];

/** Enrollments with facts that are not the import's own, each with the kind of the latest one. */
async function findMovedOn(
  { db }: Tx,
  ids: string[],
  operationId: string,
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; type: string }[]>`
    SELECT DISTINCT ON ("enrollmentId") "enrollmentId" AS id, type FROM "DomainEvent"
    WHERE "enrollmentId" = ANY (${ids}::uuid[]) AND type <> ALL (${byTheClock})
      AND payload ->> 'importedBy' IS DISTINCT FROM ${operationId}
    ORDER BY "enrollmentId", "DomainEvent".id DESC`;
  return new Map(rows.map(({ id, type }) => [id, type]));
}

function whyKept(
  { id, certificate, interventions }: Found,
  movedOn: ReadonlyMap<string, string>,
): string | null {
  if (certificate) return "A certificate has been issued since.";
  if (interventions.length > 0) return "Somebody has worked on it since.";
  const type = movedOn.get(id);
  return type ? `Something has happened since: ${type}.` : null;
}

const wasAsked = ({ steps }: Found) =>
  steps.some(
    ({ partnerEnrollment }) =>
      partnerEnrollment?.desiredState === "ENROLLED" &&
      partnerEnrollment.acceptedAt === null,
  );

async function cancel(
  tx: Tx,
  position: number,
  enrollmentId: string,
  reason: string,
  now: Date,
): Promise<ImportResult> {
  const outcome = await changeEnrollment(
    tx,
    "cancel",
    { enrollmentId, reason },
    now,
  );
  return isRefusal(outcome)
    ? { position, state: "UNDO_FAILED", result: outcome.message }
    : {
        position,
        state: "UNDONE",
        result: "Canceled, because its partner had been asked.",
      };
}

function recordRemoval(
  tx: Tx,
  enrollment: Found,
  reason: string,
  now: Date,
): void {
  const inPipeline = isInPipeline(enrollment.state);
  const counted = addTallies(
    tallyOfEnrollment(enrollment),
    ...enrollment.steps.map((step) => tallyOfStep(step, inPipeline)),
    ...enrollment.steps.map(({ state, partnerId, settledAt }) =>
      state === "FAILED" && partnerId && settledAt
        ? tallyOfFailure(partnerId, settledAt)
        : {},
    ),
  );
  recordEvent(tx, {
    type: "enrollment.removed",
    occurredAt: now,
    personId: enrollment.personId,
    courseId: enrollment.courseId,
    enrollmentId: enrollment.id,
    reason,
    tally: tallyOfChange(counted, {}),
  });
}

async function removeNewcomers(
  { tx, operationId, now, reason }: ImportContext,
  imported: Imported[],
): Promise<void> {
  const newcomers = imported
    .filter(({ isNewPerson }) => isNewPerson)
    .map(({ personId }) => personId);
  const gone = await tx.db.$queryRaw<{ id: string }[]>`
    DELETE FROM "Person" p WHERE p.id = ANY (${newcomers}::uuid[])
      AND NOT EXISTS (SELECT FROM "Enrollment" e WHERE e."personId" = p.id)
      AND NOT EXISTS (SELECT FROM "User" u WHERE u."personId" = p.id)
      AND NOT EXISTS (SELECT FROM "SendIntent" s WHERE s."personId" = p.id)
      AND NOT EXISTS (SELECT FROM "Person" m WHERE m."mergedIntoId" = p.id)
      AND NOT EXISTS (SELECT FROM "DomainEvent" e WHERE e."personId" = p.id AND e."enrollmentId" IS NULL
        AND e.payload ->> 'importedBy' IS DISTINCT FROM ${operationId})
    RETURNING p.id`;
  for (const { id } of gone)
    recordEvent(tx, {
      type: "person.removed",
      occurredAt: now,
      personId: id,
      reason,
    });
}
