import { Banner, LinkButton } from "@throughline/ui";
import { SeatsLeft } from "@throughline/web/class/seats-left.tsx";
import { ClassWhen } from "../class/class-when.tsx";
import { useText } from "../messages/use-text.ts";
import type { CalledOff } from "./own-booking.ts";
import { useClassName } from "./use-class-name.ts";

/** So many other classes are named; the step's page has all. */
const MOST = 3;

/**
 * The school called a class off that was booked: why, that nothing is lost, and what can be taken instead. `step` is missing where a
 * credit paid for it.
 */
export function CalledOffClass({
  step,
  calledOff: { session },
}: {
  step?: { id: string; title: string };
  calledOff: CalledOff;
}) {
  const text = useText();
  const name = useClassName();
  const { alternatives, cancelReason } = session;
  return (
    <Banner
      strong
      action={
        step && (
          <LinkButton
            href={`/steps/${step.id}#${datesId}`}
            variant="primary"
            size="large"
            aria-label={text("booking.calledOffChooseTitled", {
              step: step.title,
            })}
          >
            {text("booking.calledOffChoose")}
          </LinkButton>
        )
      }
    >
      <span className="flex flex-col gap-2">
        <span className="font-medium" suppressHydrationWarning>
          {text(step ? "booking.calledOff" : "booking.calledOffCredit", {
            title: session.title,
            when: name(session),
          })}
        </span>
        {cancelReason !== null && (
          <bdi className="text-muted">“{cancelReason}”</bdi>
        )}
        {step && alternatives.length === 0 && (
          <span>{text("booking.calledOffNone")}</span>
        )}
        {alternatives.length > 0 && (
          <span>
            {text("booking.calledOffInstead")}
            <ul className="mt-1 flex flex-col gap-1">
              {alternatives.slice(0, MOST).map((other) => (
                <li
                  key={other.id}
                  className="flex flex-wrap items-center gap-x-2"
                >
                  <ClassWhen of={other} />
                  <SeatsLeft seats={other.seatsLeft} />
                </li>
              ))}
            </ul>
          </span>
        )}
      </span>
    </Banner>
  );
}

/** Where on a step's page its dates are. */
export const datesId = "dates";
