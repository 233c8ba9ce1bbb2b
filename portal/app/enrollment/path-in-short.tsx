import { Pill, StatePill, VisuallyHidden } from "@throughline/ui";
import { Circle } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { OwnEnrollment } from "./own-enrollment.ts";

/** All steps of a course in one or two lines, by label and state. */
export function PathInShort({ enrollment }: { enrollment: OwnEnrollment }) {
  const text = useText();
  return (
    <ol
      aria-label={text("course.pathOf", { course: enrollment.course.title })}
      className="flex flex-wrap gap-1.5"
    >
      {enrollment.steps.map(({ id, label, title, state, openedAt }) => (
        <li key={id} className="min-w-0">
          {state === "PENDING" && !openedAt ? (
            <Pill icon={<Circle aria-hidden />}>
              {label}
              <VisuallyHidden>
                {` ${title}: ${text("state.AHEAD")}`}
              </VisuallyHidden>
            </Pill>
          ) : (
            <StatePill state={state}>
              {label}
              <VisuallyHidden>
                {` ${title}: ${text(`state.${state}`)}`}
              </VisuallyHidden>
            </StatePill>
          )}
        </li>
      ))}
    </ol>
  );
}
