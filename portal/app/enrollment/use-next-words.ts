import { useClassName } from "../booking/use-class-name.ts";
import { isolate } from "../messages/isolate.ts";
import { useText } from "../messages/use-text.ts";
import type { NextAction } from "./next-action.ts";
import type { OwnEnrollment } from "./own-enrollment.ts";
import { useSince } from "./use-step-words.ts";

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
  const since = useSince();
  const nameOfClass = useClassName();
  return (action, { course }) => {
    const values: Record<string, string | number> = {
      course: isolate(course.title),
    };
    if ("step" in action) {
      const { title, partner } = action.step;
      values.step = isolate(title);
      values.partner = partner ? isolate(partner.name) : text("step.school");
      const { booking } = action.step;
      values.when = booking ? nameOfClass(booking.session) : "";
      values.days = action.step.confirmDays ?? 1;
      const { partnerDownSince } = action.step;
      values.since = partnerDownSince ? since(partnerDownSince) : "";
    }
    const kind = kindOf(action);
    return {
      heading: text(`next.${kind}.heading`, values),
      sentence: text(`next.${kind}.sentence`, values),
    };
  };
}

function kindOf(action: NextAction) {
  if (isBegun(action)) return "goOn";
  if (action.kind === "book" && action.step.lacksRight) return "noRight";
  const isDown = "step" in action && action.step.partnerDownSince !== null;
  return action.kind === "partner" && isDown ? "partnerDown" : action.kind;
}

function isBegun(action: NextAction): boolean {
  return (
    action.kind === "launch" &&
    (action.step.partnerEnrollment?.progress ?? 0) > 0
  );
}
