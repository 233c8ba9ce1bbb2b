import { randomUUID } from "node:crypto";
import type { ObservedPartnerState } from "@throughline/prisma";
import { grantStepBookingsOfAll } from "../entitlement/grant-step-bookings.ts";
import { isInPipeline } from "../pipeline/tally.ts";
import { enqueue } from "../queue/enqueue.ts";
import { enrolAtPartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { factsOf, measure, type WrittenStep } from "./enrollment-facts.ts";
import type { ImportedEnrollment } from "./enrollment-row.ts";
import {
  findEnrollmentClashes,
  findPeople,
} from "./find-enrollment-clashes.ts";
import { loadCourses, type ImportCourse } from "./import-course.ts";
import type { ImportContext, ImportResult, ImportRow } from "./importer.ts";
import {
  insertEnrollments,
  insertEvents,
  insertPauses,
  insertPeople,
  insertRecords,
  insertSteps,
} from "./insert-set.ts";

interface Written {
  position: number;
  id: string;
  personId: string;
  isNewPerson: boolean;
  enrollment: ImportedEnrollment;
  course: ImportCourse;
  steps: WrittenStep[];
}

/**
 * Writes imported enrollments as a set: people, enrollments, steps, records at the partners and the facts, a statement each. What
 * clashes by now is left out with the reason. Nobody gets a message; a partner is asked only where the row says so.
 */
export async function writeEnrollments(
  context: ImportContext,
  rows: ImportRow[],
): Promise<ImportResult[]> {
  const { tx } = context;
  const enrollments = rows.map(({ input }) => input as ImportedEnrollment);
  const clashes = await findEnrollmentClashes(tx.db, enrollments);
  const results: ImportResult[] = rows.flatMap(({ position }, index) => {
    const clash = clashes[index];
    if (!clash) return [];
    const state = clash.kind === "unchanged" ? "UNCHANGED" : "FAILED";
    return [{ position, state, result: clash.reason }];
  });
  const right = rows.filter((_row, index) => !clashes[index]);
  const written = await arrange(tx, right, results);
  await insertAll(context, written);
  askPartners(tx, written);
  return [...results, ...written.map(resultOf)];
}

async function arrange(
  tx: Tx,
  rows: ImportRow[],
  results: ImportResult[],
): Promise<Written[]> {
  const courses = new Map(
    [...(await loadCourses(tx.db)).values()].map((each) => [each.id, each]),
  );
  const people = await findPeople(
    tx.db,
    rows.map(({ input }) => (input as ImportedEnrollment).email),
  );
  return rows.flatMap(({ position, input }) => {
    const enrollment = input as ImportedEnrollment;
    const course = courses.get(enrollment.courseId);
    if (!course || !fits(course, enrollment)) {
      const result = "The course has changed since the dry run. Check again.";
      results.push({ position, state: "FAILED", result });
      return [];
    }
    const known = people.get(enrollment.email);
    const personId = known ?? randomUUID();
    people.set(enrollment.email, personId);
    return [
      {
        position,
        id: randomUUID(),
        personId,
        isNewPerson: known === undefined,
        enrollment,
        course,
        steps: arrangeSteps(enrollment, course),
      },
    ];
  });
}

const fits = ({ steps }: ImportCourse, enrollment: ImportedEnrollment) =>
  steps.length === enrollment.steps.length &&
  steps.every(({ id }, index) => enrollment.steps[index]?.courseStepId === id);

function arrangeSteps(
  { steps, state, endedAt }: ImportedEnrollment,
  course: ImportCourse,
): WrittenStep[] {
  const current = isInPipeline(state)
    ? -1
    : course.steps.findIndex(
        ({ required }, index) =>
          required &&
          steps[index]?.state !== "COMPLETED" &&
          steps[index]?.state !== "SKIPPED",
      );
  return course.steps.flatMap((step, index) => {
    const told = steps[index];
    if (!told) return [];
    return [
      {
        id: randomUUID(),
        told,
        step,
        ...measure(told, step),
        droppedAt: index === current ? endedAt : null,
      },
    ];
  });
}

async function insertAll(
  { tx, operationId, now }: ImportContext,
  written: Written[],
): Promise<void> {
  if (written.length === 0) return;
  const newcomers = written.filter(({ isNewPerson }) => isNewPerson);
  await insertPeople(
    tx,
    newcomers.map(({ personId, enrollment }) => ({
      id: personId,
      email_id: randomUUID(),
      email: enrollment.email,
      given_name: enrollment.givenName,
      family_name: enrollment.familyName,
      time_zone: enrollment.timeZone ?? "Etc/UTC",
    })),
    now,
  );
  await insertEnrollments(
    tx,
    written.map(({ id, personId, enrollment }) => ({
      id,
      person_id: personId,
      course_id: enrollment.courseId,
      state: enrollment.state,
      enrolled_at: enrollment.enrolledAt,
      completed_at: enrollment.completedAt,
      ended_at: enrollment.endedAt,
    })),
    now,
  );
  await insertSteps(
    tx,
    written.flatMap(({ id, enrollment, steps }) =>
      steps.map(({ step, told, ...rest }) => ({
        id: rest.id,
        enrollment_id: id,
        course_step_id: step.id,
        partner_id: step.partnerId,
        position: step.position,
        label: step.label,
        title: step.title,
        summary: step.summary,
        kind: step.kind,
        required: step.required,
        expected_days: step.expectedDays,
        state: told.state,
        opened_at: told.openedAt,
        started_at: told.startedAt,
        settled_at: told.settledAt,
        failure_reason: told.failureReason,
        took_seconds: rest.tookSeconds,
        on_time: rest.onTime,
        dropped_at: rest.droppedAt,
        sla_check_at:
          enrollment.state === "ACTIVE" &&
          told.openedAt !== null &&
          told.settledAt === null
            ? now.toISOString()
            : null,
        changed_at:
          rest.droppedAt ?? told.settledAt ?? told.startedAt ?? told.openedAt,
      })),
    ),
    now,
  );
  await grantStepBookingsOfAll(
    tx,
    written.map(({ id }) => id),
    now,
  );
  await insertRecords(tx, written.flatMap(recordsOf), now);
  await insertPauses(
    tx,
    written.flatMap(({ id, enrollment }) =>
      enrollment.state === "SUSPENDED"
        ? [{ id: randomUUID(), enrollment_id: id }]
        : [],
    ),
    now,
  );
  await insertEvents(
    tx,
    written.flatMap(({ id, personId, isNewPerson, ...rest }) => {
      const { enrollment, course, steps } = rest;
      const facts = factsOf(enrollment, course, steps, now).map(
        ({ stepId, payload, ...fact }) => ({
          ...fact,
          person_id: personId,
          course_id: course.id,
          enrollment_id: id,
          step_id: stepId,
          payload: { ...payload, importedBy: operationId },
        }),
      );
      return isNewPerson
        ? [personCreated(personId, operationId, now), ...facts]
        : facts;
    }),
  );
}

const personCreated = (personId: string, operationId: string, now: Date) => ({
  type: "person.created",
  at: now.toISOString(),
  reason: null,
  person_id: personId,
  course_id: null,
  enrollment_id: null,
  step_id: null,
  payload: { importedBy: operationId },
  tally: {},
});

/** The records at the partners: of what a partner accepted, and of what one is to be asked for. */
function recordsOf({ enrollment, steps }: Written) {
  const inPipeline = isInPipeline(enrollment.state);
  return steps.flatMap(({ id, step, told }) => {
    const asks =
      enrollment.asksPartner &&
      step.kind === "PARTNER" &&
      told.state === "PENDING" &&
      told.openedAt !== null;
    if (!step.partnerId || (!told.externalId && !asks)) return [];
    const since = told.startedAt ?? told.openedAt ?? enrollment.enrolledAt;
    const isOver =
      told.state === "SKIPPED" || (!inPipeline && told.state !== "COMPLETED");
    const observed: ObservedPartnerState = asks
      ? "UNKNOWN"
      : told.state === "COMPLETED"
        ? "COMPLETED"
        : isOver
          ? "WITHDRAWN"
          : "ENROLLED";
    return [
      {
        id: id,
        step_id: id,
        partner_id: step.partnerId,
        desired: isOver ? "WITHDRAWN" : "ENROLLED",
        observed,
        external_id: told.externalId,
        progress: told.progress ?? (told.state === "COMPLETED" ? 100 : 0),
        requested_at: since,
        accepted_at: asks ? null : since,
        observed_at: told.settledAt,
      },
    ];
  });
}

function askPartners(tx: Tx, written: Written[]) {
  for (const record of written.flatMap(recordsOf))
    if (record.observed === "UNKNOWN")
      enqueue(
        tx,
        enrolAtPartner,
        { partnerEnrollmentId: record.id, attempt: 1 },
        { group: record.partner_id },
      );
}

const resultOf = ({
  position,
  id,
  personId,
  isNewPerson,
}: Written): ImportResult => ({
  position,
  state: "APPLIED",
  subjectId: id,
  undo: { enrollmentId: id, personId, isNewPerson },
});
