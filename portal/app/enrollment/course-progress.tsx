import { ProgressBar } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { OwnEnrollment } from "./own-enrollment.ts";

/** How much of a course is behind the student: "2 of 4 steps · 50%". Optional steps do not count. */
export function CourseProgress({ enrollment }: { enrollment: OwnEnrollment }) {
  const text = useText();
  const required = enrollment.steps.filter((step) => step.required);
  const settled = required.filter(
    ({ state }) => state === "COMPLETED" || state === "SKIPPED",
  );
  const booked = enrollment.steps.filter(
    ({ bookingStatus }) => bookingStatus === "BOOKED",
  ).length;
  return (
    <ProgressBar
      label={text("course.progress")}
      value={enrollment.percentComplete}
      max={100}
      text={text(booked === 0 ? "course.stepsDone" : "course.stepsBooked", {
        booked,
        done: settled.length,
        all: required.length,
        percent: enrollment.percentComplete,
      })}
    />
  );
}
