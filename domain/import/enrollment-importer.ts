import type { Tx } from "../transaction.ts";
import { loadCourses, type ImportCourse } from "./import-course.ts";
import {
  readEnrollmentRow,
  type ImportedEnrollment,
} from "./enrollment-row.ts";
import { findEnrollmentClashes } from "./find-enrollment-clashes.ts";
import { importFields } from "./import-fields.ts";
import type { Importer, RowDraft } from "./importer.ts";
import { openReader, type FieldCells } from "./row-reader.ts";
import { undoEnrollments } from "./undo-enrollments.ts";
import { writeEnrollments } from "./write-enrollments.ts";

const fields = new Map(
  importFields.IMPORT_ENROLLMENTS.map((field) => [field.name, field]),
);

/** Enrollments in any state, with their steps' states, times and partners' ids. */
export const enrollmentImporter: Importer = {
  sliceSize: 2000,
  async open(db, options, now) {
    const courses = await loadCourses(db);
    const byId = new Map([...courses.values()].map((each) => [each.id, each]));
    const seen = openMemory(byId);
    return (cells, line) => {
      const reader = openReader(cells, fields, { ...options, now });
      const enrollment = readEnrollmentRow(reader, courses, {
        ...options,
        now,
      });
      const draft: RowDraft = {
        label: labelOf(cells),
        problems: reader.problems,
        input: null,
      };
      if (!enrollment) return draft;
      const repeated = seen(enrollment, line);
      if (repeated.length > 0) return { ...draft, problems: repeated };
      return {
        ...draft,
        ...previewOf(enrollment, byId.get(enrollment.courseId)),
        input: {
          ...enrollment,
          steps: enrollment.steps.map((s) => ({ ...s })),
        },
      };
    };
  },
  check: findClashes,
  write: writeEnrollments,
  undo: undoEnrollments,
};

const labelOf = ({ givenName, familyName, email, course }: FieldCells) =>
  [[givenName, familyName].filter(Boolean).join(" "), email, course]
    .map((part) =>
      part
        ?.replaceAll(/\p{Cc}/gu, " ")
        .trim()
        .slice(0, 120),
    )
    .filter(Boolean)
    .join(" · ") || "–";

/** Remembers what the rows before said, and tells what a row repeats of it. */
function openMemory(courses: ReadonlyMap<string, ImportCourse>) {
  const lineOfStudent = new Map<string, number>();
  const lineOfId = new Map<string, number>();
  return ({ email, courseId, steps }: ImportedEnrollment, line: number) => {
    const problems: string[] = [];
    const student = `${email} ${courseId}`;
    const before = lineOfStudent.get(student);
    if (before !== undefined)
      problems.push(
        `E-mail: line ${before} enrolls the same person in the same course.`,
      );
    else lineOfStudent.set(student, line);
    const { steps: courseSteps = [] } = courses.get(courseId) ?? {};
    for (const [index, { externalId }] of steps.entries()) {
      if (!externalId) continue;
      const key = `${courseSteps[index]?.partnerId} ${externalId}`;
      const other = lineOfId.get(key);
      if (other !== undefined)
        problems.push(
          `Step ${index + 1} partner's id: ${externalId} stands on line ${other} too.`,
        );
      else lineOfId.set(key, line);
    }
    return problems;
  };
}

function previewOf(
  { state, steps, asksPartner }: ImportedEnrollment,
  course: ImportCourse | undefined,
) {
  const done = steps.filter(
    (step) => step.state === "COMPLETED" || step.state === "SKIPPED",
  ).length;
  const words = state.toLowerCase();
  return {
    about: course?.title ?? "",
    from: "not enrolled",
    to: [
      words,
      `${done} of ${steps.length} steps done`,
      asksPartner ? "the partner is asked" : "",
      state === "SUSPENDED" && steps.every(({ openedAt }) => !openedAt)
        ? "paused until you resume"
        : "",
    ]
      .filter(Boolean)
      .join(", "),
  };
}

async function findClashes(db: Tx["db"], drafts: RowDraft[]): Promise<void> {
  const right = drafts.filter(({ input }) => input !== null);
  const enrollments = right.map(
    ({ input }) => input as unknown as ImportedEnrollment,
  );
  const clashes = await findEnrollmentClashes(db, enrollments);
  for (const [index, draft] of right.entries()) {
    const clash = clashes[index];
    if (!clash) continue;
    draft.input = null;
    if (clash.kind === "refused") draft.problems.push(clash.reason);
    else draft.unchanged = clash.reason;
  }
}
