import { CalledOffClass } from "../booking/called-off-class.tsx";
import type { OwnEnrollment } from "./own-enrollment.ts";
import { standingOf } from "./standing.ts";

/** The classes that the school called off and for which nothing else is booked yet. */
export function CalledOffClasses({
  enrollments,
}: {
  enrollments: OwnEnrollment[];
}) {
  return enrollments.flatMap((enrollment) =>
    enrollment.steps.map(
      (step) =>
        step.calledOff &&
        standingOf(step, enrollment) === "book" && (
          <CalledOffClass
            key={step.id}
            step={step}
            calledOff={step.calledOff}
          />
        ),
    ),
  );
}
