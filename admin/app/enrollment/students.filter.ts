import type { VariablesOf } from "@throughline/web/graphql";
import { z } from "zod";
import {
  enrollmentStates,
  type EnrollmentState,
} from "../components/enrollment-pill.tsx";
import { situations } from "../pipeline/pipeline.links.ts";
import type { StudentsQuery } from "./students.query.ts";

/** In which order students are listed. */
export const orders = [
  "NEWEST",
  "OLDEST",
  "LAST_CHANGED",
  "NAME_ASC",
  "NAME_DESC",
  "COURSE",
] as const;

/** An enrollment's state, or DROPPED for those that ended early, or CURRENT for all others. */
export const stateChoices = [
  "CURRENT",
  "DROPPED",
  ...enrollmentStates,
] as const;

/** What an address may ask of the list of students. `step` is a step's slug in the course `course`, `cohort` a month of enrolling. */
export const studentParams = z.object({
  search: z.string().max(200).optional(),
  course: z.string().max(100).optional(),
  step: z.string().max(200).optional(),
  situation: z.enum(situations).optional(),
  state: z.enum(stateChoices).optional(),
  cohort: z
    .string()
    .regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/)
    .optional(),
  sort: z.enum(orders).default("NEWEST"),
});

export type StudentParams = z.infer<typeof studentParams>;

/** Whether an address asks for less than all students; another page or order of them is still all. */
export function isNarrowed(wanted: StudentParams): boolean {
  const { search, course, step, situation, state, cohort } = wanted;
  return [search, course, step, situation, state, cohort].some(
    (value) => value !== undefined,
  );
}

type Filter = NonNullable<VariablesOf<typeof StudentsQuery>["filter"]>;

/** The filter that the api understands; course and step are found by now. */
export function filterOf(
  { search, situation, state, cohort }: StudentParams,
  course: { id: string } | undefined,
  step: { id: string } | undefined,
): Filter {
  return {
    search,
    situation,
    enrolledIn: cohort,
    courseId: course?.id,
    courseStepId: step?.id,
    states: state && statesOf(state),
  };
}

function statesOf(choice: (typeof stateChoices)[number]): EnrollmentState[] {
  if (choice === "CURRENT")
    return ["PENDING", "ACTIVE", "SUSPENDED", "COMPLETED"];
  return choice === "DROPPED" ? ["CANCELED", "REFUNDED"] : [choice];
}
