import type { Sequencing, StepKind } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** A course step as an import looks at it. */
export interface ImportCourseStep {
  id: string;
  position: number;
  label: string;
  title: string;
  summary: string;
  kind: StepKind;
  required: boolean;
  expectedDays: number;
  partnerId: string | null;
  /** Whether the step's partner knows its enrolments by ids of its own. */
  givesIds: boolean;
}

export interface ImportCourse {
  id: string;
  code: string;
  title: string;
  sequencing: Sequencing;
  /** In order; those taken out of the course are left out. */
  steps: ImportCourseStep[];
}

/** The courses into which enrollments can be imported, by their code in capitals. */
export async function loadCourses(
  db: Pick<Tx["db"], "course">,
): Promise<Map<string, ImportCourse>> {
  const courses = await db.course.findMany({
    where: { state: { not: "DRAFT" } },
    include: {
      steps: {
        where: { retiredAt: null },
        include: { partner: { include: { connection: true } } },
        orderBy: { position: "asc" },
      },
    },
  });
  return new Map(
    courses.map(({ id, code, title, sequencing, steps }) => [
      code.toUpperCase(),
      {
        id,
        code,
        title,
        sequencing,
        steps: steps.map(({ partner, ...step }) => ({
          id: step.id,
          position: step.position,
          label: step.label,
          title: step.title,
          summary: step.summary,
          kind: step.kind,
          required: step.required,
          expectedDays: step.expectedDays,
          partnerId: step.partnerId,
          givesIds:
            partner?.connection != null &&
            partner.connection.adapter !== "VOUCHER",
        })),
      },
    ]),
  );
}
