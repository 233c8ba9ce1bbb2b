import {
  Banner,
  Card,
  EmptyState,
  LinkButton,
  TextLink,
} from "@throughline/ui";
import { CalendarX } from "lucide-react";
import { isOutOfTurn } from "../enrollment/is-out-of-turn.ts";
import type { OwnStepInFull } from "../enrollment/own-step.server.ts";
import { standingOf } from "../enrollment/standing.ts";
import { useText } from "../messages/use-text.ts";
import { BookedClass } from "./booked-class.tsx";
import { CalledOffClass, datesId } from "./called-off-class.tsx";
import { ClassOption, type Purpose } from "./class-option.tsx";
import { EndedWaits } from "./ended-waits.tsx";
import { OfferedClass } from "./offered-class.tsx";
import { standingBooking } from "./standing-booking.ts";

/** How a step is taken in a class: the seat that is booked or offered, and the classes among which to choose. */
export function StepClasses({
  step,
  requestKey,
}: {
  step: OwnStepInFull;
  requestKey: string;
}) {
  const { waits } = step;
  const booking = standingBooking(step);
  const waiting = waits.filter(({ state }) => state === "WAITING");
  return (
    <>
      {waits.map((wait) => (
        <OfferedClass key={wait.id} wait={wait} otherWaits={waiting} />
      ))}
      {booking?.state === "BOOKED" && <BookedClass booking={booking} />}
      {step.calledOff && purposeOf(step)?.kind === "book" && (
        <CalledOffClass step={step} calledOff={step.calledOff} />
      )}
      <EndedWaits
        ended={step.endedWaits}
        taken={[...waits, ...(step.booking ? [step.booking] : [])]}
      />
      {standingOf(step, step.enrollment) === "extra" && <Extra step={step} />}
      <div id={datesId} className="scroll-mt-16 empty:hidden">
        <Choice step={step} requestKey={requestKey} />
      </div>
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
  const { waits, courseStep, enrollment, credits } = step;
  const booking = standingBooking(step);
  const purpose = purposeOf(step);
  if (purpose === null) return null;
  const options = courseStep.classes.filter(
    ({ id }) => id !== step.booking?.session.id,
  );
  const isSwap = purpose.kind === "swap";
  const waiting = waits.filter(({ state }) => state === "WAITING");
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
        {step.lacksRight && <NoRight step={step} />}
        {purpose.kind === "look" && !step.lacksRight && (
          <p>{text("booking.later")}</p>
        )}
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
                window={option.stepWindows.find(
                  ({ courseStepId }) => courseStepId === courseStep.id,
                )}
                wait={waiting.find(({ session }) => session.id === option.id)}
                otherWaits={waiting}
                offerMinutes={enrollment.course.offerMinutes}
                purpose={
                  purpose.kind === "bookWithCredit" && credits[option.kind] <= 0
                    ? { kind: "look" }
                    : purpose
                }
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

/** The course is complete without this step: its classes are among those that a credit pays for. */
function Extra({ step }: { step: OwnStepInFull }) {
  const text = useText();
  if (step.courseStep.classes.length === 0) return null;
  return (
    <Banner
      action={
        <LinkButton href="/credits" size="large">
          {text("booking.toCredits")}
        </LinkButton>
      }
    >
      {text("booking.extra")}
    </Banner>
  );
}

/** Nothing is left to book with: a credit may pay, and the school may give another right. */
function NoRight({ step }: { step: OwnStepInFull }) {
  const text = useText();
  const { credits, sellsCredits, courseStep } = step;
  const pays = courseStep.classes.some(({ kind }) => credits[kind] > 0);
  const isSold = courseStep.classes.some(({ kind }) => sellsCredits[kind]);
  return (
    <Banner strong>
      {text(pays ? "booking.noRightButCredit" : "booking.noRight")}
      {!pays && isSold && (
        <>
          {" "}
          {text("booking.orBuyCredit")}{" "}
          <TextLink href="/credits">{text("booking.buyCredit")}</TextLink>
        </>
      )}
    </Banner>
  );
}

/** Null where no class is to be chosen any more. */
function purposeOf(step: OwnStepInFull): Purpose | null {
  const enrollmentStepId = step.id;
  const standing = standingOf(step, step.enrollment);
  if (standing === "book" && step.lacksRight)
    return { kind: "bookWithCredit", enrollmentStepId };
  if (standing === "book") return { kind: "book", enrollmentStepId };
  if (standing === "booked")
    return isOpenToSwap(step) && step.booking
      ? { kind: "swap", bookingId: step.booking.id, enrollmentStepId }
      : null;
  return standing === "ahead" || standing === "paused"
    ? { kind: "look" }
    : null;
}

/** A booking is changed by the rules by which it would be made. */
const isOpenToSwap = (step: OwnStepInFull) =>
  step.booking?.attendance === null &&
  step.booking.session.phase === "COMING" &&
  step.enrollment.state === "ACTIVE" &&
  !isOutOfTurn(step, step.enrollment.course);
