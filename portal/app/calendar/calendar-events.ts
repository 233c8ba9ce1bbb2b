import type { CalendarEvent } from "@throughline/ui";
import { pickedId } from "@throughline/web/class/picked-id";
import type { BookingWindow } from "../booking/own-booking.ts";
import { standingBooking } from "../booking/standing-booking.ts";
import { isOutOfTurn } from "../enrollment/is-out-of-turn.ts";
import type { CalendarClass, CalendarEnrollment } from "./calendar-class.ts";

/** What the student can do with a class, or has done; where it leads, and the label of the step that it is about. */
export type ClassMatter = {
  kind:
    | "booked"
    | "offered"
    | "waiting"
    | "bookable"
    | "swap"
    | "credit"
    | "buy"
    | "ahead"
    | "shut"
    | "past"
    | "taken";
  href?: string;
  tag?: string;
  /** When it can be booked, or could be, where that is not now. */
  window?: BookingWindow;
};

interface Known {
  enrollments: readonly CalendarEnrollment[];
  credits: Record<"PRIVATE" | "GROUP", number>;
  /** ISO 8601. */
  now: string;
}

/**
 * What a class is to a student: one that is booked, offered or waited for; one by which a step of theirs can be taken, or a later
 * one once the earlier are done; one to which a booking can be changed; one that a credit pays for; one of a course that they would
 * buy first; one that cannot be booked at this time; or one that has begun. Where it can be had, the class picked goes with the link.
 */
export function matterOf(of: CalendarClass, known: Known): ClassMatter {
  const own = findStep(of, known.enrollments);
  const [any] = of.steps;
  const tag = own?.label ?? any?.label;
  const seat = of.myBooking ?? of.myWait;
  if (seat) {
    const { enrollmentStep: step } = seat;
    return {
      kind: kindOfSeat(of),
      href: step ? `/steps/${step.id}` : "/credits",
      tag: step?.label ?? tag,
    };
  }
  if (Date.parse(of.startsAt) <= Date.parse(known.now))
    return { kind: "past", tag };
  const picked = `?class=${encodeURIComponent(of.id)}`;
  const there = `${picked}#${pickedId}`;
  const windowFor = (courseStepId: string) =>
    of.stepWindows.find((window) => window.courseStepId === courseStepId);
  if (own && own.is !== "other")
    return unlessShut(
      { kind: own.is, href: `/steps/${own.id}${there}`, tag },
      windowFor(own.courseStepId),
    );
  if (any && !isOfCourse(of, known.enrollments)) {
    const { code, state } = any.course;
    if (state !== "PUBLISHED") return { kind: "taken", tag };
    const href = `/catalogue/${encodeURIComponent(code)}${picked}`;
    const window = windowFor(any.id);
    // A course may be bought before its classes can be booked.
    return unlessShut(
      { kind: "buy", href, tag },
      window?.phase === "OVER" ? window : undefined,
    );
  }
  const isPaid = any === undefined || known.credits[of.kind] > 0;
  if (isPaid && takesCredit(of, known.enrollments))
    return unlessShut(
      { kind: "credit", href: `/credits${there}`, tag },
      of.creditWindow,
    );
  return { kind: "taken", href: own && `/steps/${own.id}`, tag };
}

const unlessShut = (
  matter: ClassMatter,
  window: BookingWindow | undefined,
): ClassMatter =>
  !window || window.phase === "OPEN" || matter.kind === "ahead"
    ? matter
    : { ...matter, kind: "shut", window };

const isOfCourse = (
  { steps }: Pick<CalendarClass, "steps">,
  enrollments: readonly CalendarEnrollment[],
) =>
  enrollments.some((enrollment) =>
    steps.some(({ course }) => course.id === enrollment.course.id),
  );

/** A credit pays for a class of no course, or of one that the student is in or completed; not while it is paused or has not begun. */
const takesCredit = (
  of: Pick<CalendarClass, "steps">,
  enrollments: readonly CalendarEnrollment[],
) =>
  of.steps.length === 0 ||
  isOfCourse(
    of,
    enrollments.filter(({ state }) => ["ACTIVE", "COMPLETED"].includes(state)),
  );

/** How each matter is drawn; what can be taken but is full is drawn as full. */
export function lookOf(
  { kind }: ClassMatter,
  seatsLeft: number,
): NonNullable<CalendarEvent["look"]> {
  if (kind === "booked") return "own";
  if (kind === "offered" || kind === "waiting") return "waiting";
  if (kind === "past") return "past";
  const isClosed = kind === "taken" || kind === "ahead" || kind === "shut";
  return seatsLeft <= 0 || isClosed ? "full" : "open";
}

function kindOfSeat({ myBooking }: CalendarClass) {
  if (!myBooking) return "waiting";
  return myBooking.state === "HELD" ? "offered" : "booked";
}

interface FoundStep {
  id: string;
  courseStepId: string;
  label: string;
  /** What the class is for it; `other` where it can no longer, or not now, be taken. */
  is: "bookable" | "swap" | "ahead" | "other";
}

/** The student's own step that the class is an option of: one that can still be booked before one that cannot. */
function findStep(
  { steps }: CalendarClass,
  enrollments: readonly CalendarEnrollment[],
): FoundStep | undefined {
  const found = enrollments.flatMap((enrollment) =>
    enrollment.steps.flatMap((own): FoundStep[] => {
      const { id, courseStep } = own;
      const option = steps.find((step) => step.id === courseStep.id);
      if (!option) return [];
      const { id: courseStepId, label } = option;
      return [{ id, courseStepId, label, is: whatFor(own, enrollment) }];
    }),
  );
  return found.toSorted((a, b) => order.indexOf(a.is) - order.indexOf(b.is))[0];
}

const order: FoundStep["is"][] = ["bookable", "swap", "ahead", "other"];

function whatFor(
  step: CalendarEnrollment["steps"][number],
  { state, course }: CalendarEnrollment,
): FoundStep["is"] {
  const isToDo = step.state === "PENDING" || step.state === "IN_PROGRESS";
  if (state !== "ACTIVE" || !isToDo) return "other";
  if (isOutOfTurn(step, course)) return "ahead";
  return standingBooking(step) ? "swap" : "bookable";
}
