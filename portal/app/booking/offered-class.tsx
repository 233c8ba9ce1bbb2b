import { Card, RelativeTime } from "@throughline/ui";
import { Hourglass } from "lucide-react";
import { useIntl } from "react-intl";
import { useMoment } from "../class/use-moment.ts";
import { useText } from "../messages/use-text.ts";
import { BookingForm } from "./booking-form.tsx";
import { ClassFacts } from "./class-facts.tsx";
import type { OwnWait } from "./own-booking.ts";
import { useClassName } from "./use-class-name.ts";

/** A seat that came free for who waited: until when it is kept, to take it or to let the next one have it. */
export function OfferedClass({
  wait,
  otherWaits = [],
}: {
  wait: OwnWait;
  /** The student's places in the lines of other classes of the step: taking the seat gives them up. */
  otherWaits?: OwnWait[];
}) {
  const text = useText();
  const name = useClassName();
  const moment = useMoment();
  const { formatList } = useIntl();
  const { offer, session, enrollmentStep } = wait;
  if (!offer) return null;
  const runsOutAt = runsOutBefore(offer);
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          <Hourglass aria-hidden className="size-4 text-accent" />
          {enrollmentStep
            ? text("offer.titleOf", { step: enrollmentStep.label })
            : text("offer.title")}
        </span>
      }
    >
      <div className="flex flex-col gap-3">
        <ClassFacts of={session} />
        <p role="timer" className="font-medium" suppressHydrationWarning>
          {text("offer.until", { until: moment(offer.expiresAt) })} (
          <RelativeTime at={offer.expiresAt} />)
        </p>
        <p className="text-sm text-muted" suppressHydrationWarning>
          {runsOutAt === null
            ? text("offer.explain")
            : text("offer.explainRunsOut", { until: moment(runsOutAt) })}
        </p>
        {otherWaits.length > 0 && (
          <p className="text-sm" suppressHydrationWarning>
            {text("offer.givesUpLine", {
              when: formatList(otherWaits.map((each) => name(each.session))),
            })}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <BookingForm
            fields={{ intent: "accept", offerId: offer.id }}
            variant="primary"
            size="large"
            label={text("offer.acceptTitled", { when: name(session) })}
          >
            {text("offer.accept")}
          </BookingForm>
          <BookingForm
            fields={{ intent: "pass", offerId: offer.id }}
            size="large"
            label={text("offer.passTitled", { when: name(session) })}
          >
            {text("offer.pass")}
          </BookingForm>
        </div>
      </div>
    </Card>
  );
}

/** When the credit that is kept for an offer runs out, where that is before the offer ends; else null. */
function runsOutBefore({
  expiresAt,
  booking,
}: NonNullable<OwnWait["offer"]>): string | null {
  const overAt = booking.entitlement.expiresAt;
  return overAt !== null && Date.parse(overAt) < Date.parse(expiresAt)
    ? overAt
    : null;
}
