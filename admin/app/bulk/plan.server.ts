import { query } from "@throughline/web/request.server";
import type { VariablesOf } from "@throughline/web/graphql";
import { z } from "zod";
import { filterOf, studentParams } from "../enrollment/students.filter.ts";
import { StudentFilterQuery } from "../enrollment/students.query.ts";
import { settle, type Settled } from "../outcome.ts";
import { bulkActionKinds } from "./bulk-actions.ts";
import { PlanOperation } from "./operation.mutations.ts";

const order = z.object({
  kind: z.enum(bulkActionKinds),
  reason: z.string().max(5_000).default(""),
  /** Ids of enrollments, apart by commas. */
  ids: z.string().max(900_000).default(""),
  /** The search part of the list's address, where all that match are meant. */
  matching: z.string().max(2_000).optional(),
  courseStepId: z.string().max(200).default(""),
  courseId: z.string().max(200).default(""),
  again: z.literal("on").optional(),
});

type Selection = VariablesOf<typeof PlanOperation>["input"]["selection"];

/** Plans what a posted form orders; null where the form makes no sense. */
export async function planFromForm(
  request: Request,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  const { kind, reason, ids, matching, ...params } = read.data;
  const selection =
    matching === undefined
      ? { enrollmentIds: ids.split(",").filter(Boolean) }
      : await filterSelection(request, matching);
  if (!selection) return null;
  const input = {
    kind,
    reason,
    selection,
    params: {
      courseStepId: params.courseStepId || null,
      courseId: params.courseId || null,
      again: params.again ? true : null,
    },
  };
  return settle((await query(request, PlanOperation, { input })).outcome);
}

/** What the list of students shows under an address; null where there is no such course or step. */
async function filterSelection(
  request: Request,
  search: string,
): Promise<Selection | null> {
  const given = [...new URLSearchParams(search)].filter(
    ([, value]) => value !== "",
  );
  const read = studentParams.safeParse(Object.fromEntries(given));
  if (!read.success) return null;
  const { courses } = await query(request, StudentFilterQuery);
  const course = courses.edges
    .map(({ node }) => node)
    .find(({ code }) => code === read.data.course);
  const step = course?.steps.find(({ slug }) => slug === read.data.step);
  if ((read.data.course && !course) || (read.data.step && !step)) return null;
  return { filter: filterOf(read.data, course, step) };
}
