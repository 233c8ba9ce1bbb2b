import type { Ordered } from "../components/command-dialog.tsx";
import { enrollmentCommandSchema, stepCommandSchema } from "./command.ts";
import type { EnrollmentDetail } from "./enrollment.query.ts";
import { previewEnrollmentCommand, previewStepCommand } from "./preview.ts";

/** What an address (`?do=skip&step=…`) is about to do to an enrollment; null where it orders nothing that makes sense. */
export function orderedBy(
  params: URLSearchParams,
  enrollment: EnrollmentDetail,
): Ordered | null {
  const word = params.get("do");
  const ofEnrollment = enrollmentCommandSchema.safeParse(word);
  if (ofEnrollment.success)
    return {
      command: ofEnrollment.data,
      subject: enrollment.person.name,
      preview: previewEnrollmentCommand(ofEnrollment.data, enrollment),
    };
  const ofStep = stepCommandSchema.safeParse(word);
  const step = enrollment.steps.find(({ id }) => id === params.get("step"));
  if (!ofStep.success || !step) return null;
  return {
    command: ofStep.data,
    stepId: step.id,
    subject: `${step.label} ${step.title}`,
    preview: previewStepCommand(ofStep.data, step, enrollment),
  };
}
