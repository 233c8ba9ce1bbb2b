import { useLocation } from "@remix-run/react";
import { FormError } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Why a step could not be launched or taken up; takes focus when it appears. */
export function StepProblem({ problem }: { problem?: string }) {
  const text = useText();
  const { key } = useLocation();
  return (
    <FormError
      key={key}
      title={text("step.problem")}
      problems={problem === undefined ? [] : [{ message: problem }]}
    />
  );
}
