import { randomUUID } from "node:crypto";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { readCourseRow, type ImportedCourseStep } from "./course-row.ts";
import { importFields } from "./import-fields.ts";
import type {
  Importer,
  ImportResult,
  ImportRow,
  RowDraft,
} from "./importer.ts";
import { openReader } from "./row-reader.ts";
import { slugOf } from "./slug.ts";

const fields = new Map(
  importFields.IMPORT_COURSES.map((field) => [field.name, field]),
);

/** Courses, one row a step: the rows of one code are one course, and are written together or not at all. */
export const courseImporter: Importer = {
  // All at once, so that no course is torn apart.
  sliceSize: 100_000,
  keepsTogether: true,
  async open(db, options, now) {
    const partners = await db.partner.findMany({ select: { slug: true } });
    const slugs = new Set(partners.map(({ slug }) => slug));
    const titles = new Map<string, string>();
    return (cells) => {
      const reader = openReader(cells, fields, { ...options, now });
      const row = readCourseRow(reader, slugs);
      const code = row?.courseCode ?? "";
      const title = titles.get(code);
      if (row && title === undefined && row.courseTitle === "")
        reader.complain("courseTitle", "is missing on the course's first row.");
      if (row && title && row.courseTitle && row.courseTitle !== title)
        reader.complain(
          "courseTitle",
          `is another one than on the course's first row, ${title}.`,
        );
      if (row && title === undefined) titles.set(code, row.courseTitle);
      return {
        label:
          [cells["courseCode"], cells["label"], cells["title"]]
            .map((cell) =>
              cell
                ?.replaceAll(/\p{Cc}/gu, " ")
                .trim()
                .slice(0, 80),
            )
            .filter(Boolean)
            .join(" · ") || "–",
        about: row ? row.courseTitle || title : undefined,
        from: "not there",
        to: row ? `${row.state.toLowerCase()} course` : undefined,
        problems: reader.problems,
        input: reader.problems.length > 0 || !row ? null : { ...row },
      };
    };
  },
  finish: refuseTornCourses,
  async check(db, drafts) {
    const right = drafts.filter(({ input }) => input !== null);
    const known = await knownCodes(db, right.map(codeOf));
    for (const draft of right) {
      if (!known.has(codeOf(draft))) continue;
      draft.unchanged =
        "There is a course of this code already. Change it on its own page.";
      draft.input = null;
    }
  },
  async write({ tx, operationId, now }, rows) {
    const known = await knownCodes(tx.db, rows.map(codeOf));
    const results: ImportResult[] = [];
    for (const [code, ofCourse] of Map.groupBy(rows, codeOf)) {
      if (known.has(code)) {
        const result = "There is a course of this code by now.";
        for (const { position } of ofCourse)
          results.push({ position, state: "UNCHANGED", result });
        continue;
      }
      const courseId = await writeCourse(tx, ofCourse);
      recordEvent(tx, {
        type: "course.created",
        occurredAt: now,
        courseId,
        payload: { code, importedBy: operationId },
      });
      for (const { position } of ofCourse)
        results.push({
          position,
          state: "APPLIED",
          subjectId: courseId,
          undo: { courseId },
        });
    }
    return results;
  },
  async undo({ tx, now, reason }, rows) {
    const idOf = ({ undo }: ImportRow) =>
      (undo as { courseId: string }).courseId;
    const unused = await tx.db.course.findMany({
      where: {
        id: { in: rows.map(idOf) },
        enrollments: { none: {} },
        certificates: { none: {} },
      },
      select: { id: true, code: true },
    });
    await tx.db.course.deleteMany({
      where: { id: { in: unused.map(({ id }) => id) } },
    });
    for (const { id, code } of unused)
      recordEvent(tx, {
        type: "course.removed",
        occurredAt: now,
        courseId: id,
        reason,
        payload: { code },
      });
    const gone = new Set(unused.map(({ id }) => id));
    return rows.map((row) =>
      gone.has(idOf(row))
        ? { position: row.position, state: "UNDONE" }
        : {
            position: row.position,
            state: "UNDO_FAILED",
            result: "Students are enrolled in the course by now.",
          },
    );
  },
};

const codeOf = ({ input }: Pick<RowDraft | ImportRow, "input">) =>
  (input as ImportedCourseStep).courseCode;

/** A course without one of its steps would be another course: one wrong row refuses all rows of its code. */
function refuseTornCourses(drafts: RowDraft[]): void {
  const codeOfDraft = ({ label }: RowDraft) => label.split(" · ")[0] ?? "";
  const torn = new Set(
    drafts.filter(({ input }) => input === null).map(codeOfDraft),
  );
  for (const draft of drafts) {
    if (draft.input === null || !torn.has(codeOfDraft(draft))) continue;
    draft.input = null;
    draft.problems.push("Another row of this course is wrong. Mend that one.");
  }
}

async function knownCodes(db: Tx["db"], codes: string[]): Promise<Set<string>> {
  const known = await db.course.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true },
  });
  return new Set(known.map(({ code }) => code));
}

async function writeCourse(tx: Tx, rows: ImportRow[]): Promise<string> {
  const steps = rows.map(({ input }) => input as ImportedCourseStep);
  const [first] = steps;
  if (!first) throw new Error("a course without a row");
  const partners = await tx.db.partner.findMany({
    where: { slug: { in: steps.flatMap(({ step }) => step.partner ?? []) } },
    select: { id: true, slug: true },
  });
  const idOf = new Map(partners.map(({ id, slug }) => [slug, id]));
  const id = randomUUID();
  const { courseCode: code, courseTitle: title, description, timeZone } = first;
  await tx.db.course.create({
    data: {
      id,
      code,
      title,
      description,
      defaultTimeZone: timeZone,
      sequencing: first.sequencing,
      state: first.state,
      steps: {
        create: steps.map(({ step: { partner, ...step } }, index) => ({
          ...step,
          position: index + 1,
          slug: `${slugOf(step.label) || "step"}-${index + 1}`,
          ...(partner && { partnerId: idOf.get(partner) }),
        })),
      },
    },
  });
  return id;
}
