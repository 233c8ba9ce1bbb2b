import { useIntl } from "react-intl";
import { useClassName } from "../booking/use-class-name.ts";
import { isolate } from "../messages/isolate.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";
import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";
import { standingOf, type Standing } from "./standing.ts";

/** Says where the student stands with a step, as a sentence; nothing where its place on the path says it all. */
export function useStepWords(
  enrollment: Pick<OwnEnrollment, "state" | "course">,
): (step: OwnStep) => string | undefined {
  const text = useText();
  const since = useSince();
  const nameOfClass = useClassName();
  return (step) => {
    const { partner, partnerDownSince: down, confirmDays } = step;
    const standing = standingOf(step, enrollment);
    const id =
      (standing === "book" && beforeBooking(step)) ||
      ((down && whileDown[standing]) ?? sentences[standing]);
    return (
      id &&
      text(id, {
        partner: partner ? isolate(partner.name) : text("step.school"),
        days: confirmDays ?? 1,
        since: down ? since(down) : "",
        when: step.booking ? nameOfClass(step.booking.session) : "",
      })
    );
  };
}

/** Why a class is to be booked once more; null where it is the first time. */
function beforeBooking({
  lacksRight,
  bookingStatus,
  booking,
}: Pick<
  OwnStep,
  "lacksRight" | "bookingStatus" | "booking"
>): MessageId | null {
  if (lacksRight) return "step.noRight";
  if (bookingStatus !== "MISSED") return null;
  return booking?.attendance === "EXCUSED" ? "step.excused" : "step.missed";
}

/** A past moment in words that still hold tomorrow, such as "Saturday 09:14". */
export function useSince(): (at: string) => string {
  const { formatDate } = useIntl();
  const timeZone = useViewer()?.person.timeZone ?? "UTC";
  return (at) =>
    formatDate(at, {
      weekday: "long",
      hour: "2-digit",
      minute: "2-digit",
      timeZone,
    });
}

/** What is said instead while the step's partner cannot be reached. */
const whileDown: Partial<Record<Standing, MessageId>> = {
  partner: "step.partnerDown",
  launch: "step.launchDown",
};

const sentences: Record<Standing, MessageId | undefined> = {
  done: undefined,
  skipped: "step.skipped",
  failed: "step.failed",
  launch: undefined,
  partner: "step.partner",
  payment: "step.payment",
  paused: "step.paused",
  choose: "step.choose",
  book: "step.book",
  booked: "step.booked",
  offered: "step.offered",
  extra: "step.extra",
  unneeded: "step.unneeded",
  ahead: undefined,
  over: undefined,
};
