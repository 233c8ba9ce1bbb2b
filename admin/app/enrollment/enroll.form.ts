import { z } from "zod";

const required = (error: string) => z.string({ error }).trim().min(1, error);

const course = required("Choose a course.");
const again = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** A person who is known already, into a course. */
const knownPersonForm = z.object({
  courseId: course,
  personId: z.string(),
  again,
});

/** Anybody by e-mail address and name. */
const newcomerForm = z.object({
  courseId: course,
  email: required("Enter the student’s e-mail address.").pipe(
    z.email("This is not an e-mail address, such as ana@example.org."),
  ),
  givenName: required("Enter the student’s given name."),
  familyName: z.string().trim().optional(),
  again,
});

/** What either form says when it is filled in. */
export type EnrollFormValue = z.output<
  typeof knownPersonForm | typeof newcomerForm
>;

/** The form that posted fields belong to. */
export function formOf(hasPerson: boolean) {
  return hasPerson ? knownPersonForm : newcomerForm;
}
