import type { BookingWindow } from "../booking/own-booking.ts";

interface Course<Class> {
  sequencing: "ADVISORY" | "STRICT";
  steps: { id: string; required: boolean; classes: Class[] }[];
}

/**
 * The class that was picked among those of a course, with when it can be booked for its step, and whether who begins the course can
 * book it at once: in one that goes step by step no required step stands before. Null where it is none of them.
 */
export function findPickedClass<
  Class extends { id: string; stepWindows: BookingWindow[] },
>({ sequencing, steps }: Course<Class>, pickedId: string | null) {
  const isPicked = ({ id }: Class) => id === pickedId;
  const place = steps.findIndex(({ classes }) => classes.some(isPicked));
  const step = steps[place];
  const picked = step?.classes.find(isPicked);
  if (!step || !picked) return null;
  const hasEarlier = steps.slice(0, place).some(({ required }) => required);
  return {
    picked,
    window: picked.stepWindows.find(
      ({ courseStepId }) => courseStepId === step.id,
    ),
    isInTurn: sequencing !== "STRICT" || !step.required || !hasEarlier,
  };
}
