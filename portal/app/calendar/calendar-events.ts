import type { CalendarEvent } from "@throughline/ui";
import { pickedId } from "@throughline/web/class/picked-id";
import { standingBooking } from "../booking/standing-booking.ts";
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
    | "past"
    | "taken";
  href?: string;
  tag?: string;
};

interface Known {
  enrollments: readonly CalendarEnrollment[];
  credits: Record<"PRIVATE" | "GROUP", number>;
  /** ISO 8601. */
  now: string;
}

/**
 * What a class is to a student: one that is booked, offered or waited for; one by which a step of theirs can be taken; one to which
 * a booking can be changed; one that a credit pays for; one of a course that they would buy first; or one that has begun. Where it
 * can be had, the class picked goes with the link.
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
  if (own?.isOpen)
    return { kind: "bookable", href: `/steps/${own.id}${there}`, tag };
  if (own?.isBooked)
    return { kind: "swap", href: `/steps/${own.id}${there}`, tag };
  const isForeign = any !== undefined && own === undefined;
  if (isForeign) {
    const { code, state } = any.course;
    return state === "PUBLISHED"
      ? {
          kind: "buy",
          href: `/catalogue/${encodeURIComponent(code)}${picked}`,
          tag,
        }
      : { kind: "taken", tag };
  }
  if (known.credits[of.kind] > 0 || own === undefined)
    return { kind: "credit", href: `/credits${there}`, tag };
  return { kind: "taken", href: `/steps/${own.id}`, tag };
}

/** How each matter is drawn; what can be taken but is full is drawn as full. */
export function lookOf(
  { kind }: ClassMatter,
  seatsLeft: number,
): NonNullable<CalendarEvent["look"]> {
  if (kind === "booked") return "own";
  if (kind === "offered" || kind === "waiting") return "waiting";
  if (kind === "past") return "past";
  return seatsLeft <= 0 || kind === "taken" ? "full" : "open";
}

function kindOfSeat({ myBooking }: CalendarClass) {
  if (!myBooking) return "waiting";
  return myBooking.state === "HELD" ? "offered" : "booked";
}

/** The student's own step that the class is an option of: one that can still be booked before one that cannot. */
function findStep(
  { steps }: CalendarClass,
  enrollments: readonly CalendarEnrollment[],
):
  | { id: string; label: string; isOpen: boolean; isBooked: boolean }
  | undefined {
  const found = enrollments.flatMap((enrollment) =>
    enrollment.steps.flatMap((own) => {
      const { id, state, courseStep } = own;
      const option = steps.find((step) => step.id === courseStep.id);
      if (!option) return [];
      const isToDo =
        enrollment.state === "ACTIVE" &&
        (state === "PENDING" || state === "IN_PROGRESS");
      const isBooked = standingBooking(own) !== null;
      return [
        {
          id,
          label: option.label,
          isOpen: isToDo && !isBooked,
          isBooked: isToDo && isBooked,
        },
      ];
    }),
  );
  return found.find(({ isOpen }) => isOpen) ?? found[0];
}
