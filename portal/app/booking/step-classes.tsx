import { Banner, Card, EmptyState, TextLink } from "@throughline/ui";
import { CalendarX } from "lucide-react";
import type { OwnStepInFull } from "../enrollment/own-step.server.ts";
import { standingOf } from "../enrollment/standing.ts";
import { useText } from "../messages/use-text.ts";
import { BookedClass } from "./booked-class.tsx";
import { ClassOption, type Purpose } from "./class-option.tsx";
import { OfferedClass } from "./offered-class.tsx";

/** How a step is taken in a class: the seat that is booked or offered, and the classes among which to choose. */
export function StepClasses({
  step,
  requestKey,
}: {
  step: OwnStepInFull;
  requestKey: string;
}) {
  const { booking, waits } = step;
  const isBooked = booking?.state === "BOOKED";
  return (
    <>
      {waits.map((wait) => (
        <OfferedClass key={wait.id} wait={wait} />
      ))}
      {isBooked && <BookedClass booking={booking} />}
      <Choice step={step} requestKey={requestKey} />
    </>
  );
}

function Choice({
  step,
  requestKey,
}: {
  step: OwnStepInFull;
  requestKey: string;
}) {
  const text = useText();
  const { booking, waits, courseStep, enrollment } = step;
  const purpose = purposeOf(step);
  if (purpose === null) return null;
  const options = courseStep.classes.filter(
    ({ id }) => id !== booking?.session.id,
  );
  const isSwap = purpose.kind === "swap";
  if (isSwap && (options.length === 0 || booking?.losesRight)) return null;
  return (
    <Card
      title={text(isSwap ? "booking.other" : "booking.choose")}
      description={text(
        isSwap ? "booking.otherExplain" : "booking.chooseExplain",
      )}
    >
      <div className="flex flex-col gap-3">
        {step.wouldSkipAhead && purpose.kind === "book" && (
          <Banner>
            {text("booking.ahead")}{" "}
            <TextLink href={`/courses/${enrollment.id}`}>
              {text("booking.aheadSee")}
            </TextLink>
          </Banner>
        )}
        {purpose.kind === "look" && <p>{text("booking.later")}</p>}
        {options.length === 0 ? (
          <EmptyState
            icon={<CalendarX aria-hidden />}
            title={text("booking.noneTitle")}
          >
            {text("booking.none")}
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-2">
            {options.map((option) => (
              <ClassOption
                key={option.id}
                option={option}
                wait={waits.find(
                  ({ session, state }) =>
                    session.id === option.id && state === "WAITING",
                )}
                purpose={purpose}
                requestKey={requestKey}
              />
            ))}
          </ul>
        )}
        {purpose.kind === "book" && (
          <p className="text-sm text-muted">
            {text(
              enrollment.course.lateCancelForfeits
                ? "policy.strict"
                : "policy.kind",
              { hours: enrollment.course.cancelHours },
            )}
          </p>
        )}
      </div>
    </Card>
  );
}

/** Null where no class is to be chosen any more. */
function purposeOf(step: OwnStepInFull): Purpose | null {
  const enrollmentStepId = step.id;
  const standing = standingOf(step, step.enrollment);
  if (standing === "book") return { kind: "book", enrollmentStepId };
  if (standing === "booked")
    return step.booking?.attendance === null
      ? { kind: "swap", bookingId: step.booking.id, enrollmentStepId }
      : null;
  return standing === "ahead" || standing === "paused"
    ? { kind: "look" }
    : null;
}
