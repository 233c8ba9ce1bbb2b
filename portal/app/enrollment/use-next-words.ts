import { isolate } from "../messages/isolate.ts";
import { useText } from "../messages/use-text.ts";
import type { NextAction } from "./next-action.ts";
import type { OwnEnrollment } from "./own-enrollment.ts";

/** What comes next, told in two breaths. */
export interface NextWords {
  heading: string;
  sentence: string;
}

/** Says what the student does next in a course, or why there is nothing to do right now. */
export function useNextWords(): (
  action: NextAction,
  enrollment: OwnEnrollment,
) => NextWords {
  const text = useText();
  return (action, { course }) => {
    const values: Record<string, string> = { course: isolate(course.title) };
    if ("step" in action) {
      const { title, partner } = action.step;
      values.step = isolate(title);
      values.partner = partner ? isolate(partner.name) : text("step.school");
    }
    const kind = isBegun(action) ? "goOn" : action.kind;
    return {
      heading: text(`next.${kind}.heading`, values),
      sentence: text(`next.${kind}.sentence`, values),
    };
  };
}

function isBegun(action: NextAction): boolean {
  return (
    action.kind === "launch" &&
    (action.step.partnerEnrollment?.progress ?? 0) > 0
  );
}
