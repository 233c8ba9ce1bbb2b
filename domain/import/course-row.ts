import type { CourseState, Sequencing, StepKind } from "@throughline/prisma";
import type { RowReader } from "./row-reader.ts";

/** A row of a course: the course as its first row tells it, and one of its steps. */
export interface ImportedCourseStep {
  courseCode: string;
  courseTitle: string;
  description: string;
  timeZone: string;
  sequencing: Sequencing;
  state: CourseState;
  step: {
    label: string;
    title: string;
    summary: string;
    kind: StepKind;
    required: boolean;
    expectedDays: number;
    /** The partner's short name. */
    partner: string | null;
    partnerCourseRef: string | null;
    contentCourseRef: string | null;
  };
}

/** Reads one step of a course. Null where anything is wrong, which the reader then says. */
export function readCourseRow(
  reader: RowReader,
  partners: ReadonlySet<string>,
): ImportedCourseStep | null {
  const must = (field: string, most: number) => {
    const text = reader.text(field, most);
    if (text === null && !reader.has(field))
      reader.complain(field, "is missing.");
    return text ?? "";
  };
  const kind = reader.choice("kind", ["PARTNER", "SESSION", "CONTENT"]);
  if (!kind && !reader.has("kind")) reader.complain("kind", "is missing.");
  const row: ImportedCourseStep = {
    courseCode: must("courseCode", 100),
    courseTitle: reader.text("courseTitle", 200) ?? "",
    description: reader.text("description", 5000) ?? "",
    timeZone: reader.zone("timeZone") ?? "Etc/UTC",
    sequencing: reader.choice("sequencing", ["STRICT", "ADVISORY"]) ?? "STRICT",
    state:
      reader.choice("state", ["DRAFT", "PUBLISHED", "ARCHIVED"]) ?? "DRAFT",
    step: {
      label: must("label", 60),
      title: must("title", 200),
      summary: reader.text("summary", 2000) ?? "",
      kind: kind ?? "SESSION",
      required: reader.yesOrNo("required") ?? true,
      expectedDays: reader.int("expectedDays", 1, 3650) ?? 7,
      partner: reader.id("partner"),
      partnerCourseRef: reader.id("partnerCourseRef"),
      contentCourseRef: reader.id("contentCourseRef"),
    },
  };
  if (kind) complainOfColumns(reader, row.step, partners);
  return reader.problems.length > 0 ? null : row;
}

function complainOfColumns(
  reader: RowReader,
  {
    kind,
    partner,
    partnerCourseRef,
    contentCourseRef,
  }: ImportedCourseStep["step"],
  partners: ReadonlySet<string>,
) {
  if (kind === "PARTNER") {
    if (!partner) reader.complain("partner", "is missing for a PARTNER step.");
    else if (!partners.has(partner))
      reader.complain("partner", `there is no partner ${partner}.`);
    if (!partnerCourseRef)
      reader.complain("partnerCourseRef", "is missing for a PARTNER step.");
  } else if (partner)
    reader.complain("partner", `is given, but the step is a ${kind} one.`);
  if (kind === "CONTENT" && !contentCourseRef)
    reader.complain("contentCourseRef", "is missing for a CONTENT step.");
  if (kind !== "CONTENT" && contentCourseRef)
    reader.complain(
      "contentCourseRef",
      `is given, but the step is a ${kind} one.`,
    );
}
