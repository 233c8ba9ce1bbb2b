import { cn, Highlight, Pill } from "@throughline/ui";
import type { ClassTime } from "@throughline/web/class/say-class-time";
import { SeatsLeft } from "@throughline/web/class/seats-left.tsx";
import { pickedId } from "@throughline/web/class/picked-id";
import { useIntl } from "react-intl";
import { useText } from "../messages/use-text.ts";
import { BookingForm } from "./booking-form.tsx";
import { BookableWhen } from "./bookable-when.tsx";
import { ClassFacts } from "./class-facts.tsx";
import type { BookingWindow, OwnClass } from "./own-booking.ts";
import { usePickedId } from "./use-picked-id.ts";
import { useClassName } from "./use-class-name.ts";

/** What can be done with a class from here: book it for a step or with a credit, or swap what is booked for it. */
export type Purpose =
  | { kind: "book"; enrollmentStepId?: string }
  | { kind: "bookWithCredit"; enrollmentStepId: string }
  | { kind: "swap"; bookingId: string; enrollmentStepId?: string }
  | { kind: "look" };

/**
 * A class that can be taken: when it is, how many seats are left, and the button that takes one or joins its line; from when or
 * until when that is possible, where it is not now.
 */
export function ClassOption({
  option,
  window,
  wait,
  otherWaits = [],
  purpose: wanted,
  offerMinutes,
  requestKey,
}: {
  option: OwnClass;
  /** When it can be booked for that purpose, where it is for one. */
  window?: BookingWindow;
  /** The student's own place in its line. */
  wait?: { id: string; position: number | null; reason: string | null };
  /** The student's places in the lines of other classes of the step: a booking gives them up. */
  otherWaits?: { session: ClassTime }[];
  purpose: Purpose;
  /** How long a seat that comes free is held for whoever it is offered to, where that is known. */
  offerMinutes?: number;
  /** Of this loading of the page: a repeated click is known by it. */
  requestKey: string;
}) {
  const text = useText();
  const { seatsLeft, waitingCount } = option;
  const isPicked = usePickedId() === option.id;
  const isShut = window !== undefined && window.phase !== "OPEN";
  const purpose: Purpose = isShut ? { kind: "look" } : wanted;
  return (
    <li
      id={isPicked ? pickedId : undefined}
      className={cn(
        "flex scroll-mt-16 flex-wrap items-center gap-3 rounded-control border p-3",
        isPicked ? "border-accent" : "border-line",
      )}
    >
      <div className="min-w-0 flex-1 basis-56">
        {isPicked && <Pill tone="accent">{text("booking.picked")}</Pill>}
        <ClassFacts of={option} />
        <div className="mt-1 flex flex-wrap items-center gap-2 text-sm text-muted">
          <Highlight value={seatsLeft}>
            <SeatsLeft seats={seatsLeft} />
          </Highlight>
          {wait?.position ? (
            <Highlight
              value={text("waitlist.position", { position: wait.position })}
            />
          ) : (
            waitingCount > 0 && (
              <span>{text("waitlist.waiting", { count: waitingCount })}</span>
            )
          )}
        </div>
        {wait?.reason && (
          <p className="mt-1 text-sm wrap-anywhere">
            <Highlight
              value={text("waitlist.passedOver", { reason: wait.reason })}
            />
          </p>
        )}
        {window && wanted.kind !== "look" && <BookableWhen window={window} />}
        {purpose.kind === "swap" && seatsLeft <= 0 && (
          <p className="mt-1 text-sm text-muted">{text("booking.swapFull")}</p>
        )}
        <Consequence {...{ option, wait, otherWaits, purpose, offerMinutes }} />
      </div>
      <OptionAction {...{ option, wait, purpose, requestKey }} />
    </li>
  );
}

/** What follows from pressing the button, where that is not plain: a place in line is given up, or an offer comes. */
function Consequence({
  option: { seatsLeft },
  wait,
  otherWaits = [],
  purpose,
  offerMinutes,
}: Omit<Parameters<typeof ClassOption>[0], "requestKey" | "window">) {
  const text = useText();
  const name = useClassName();
  const { formatList } = useIntl();
  if (wait || purpose.kind === "look") return null;
  if (seatsLeft <= 0)
    return purpose.kind === "swap" ? null : (
      <p className="mt-1 text-sm text-muted">
        <OfferWords minutes={offerMinutes} />
      </p>
    );
  if (otherWaits.length === 0) return null;
  return (
    <p className="mt-1 text-sm" suppressHydrationWarning>
      {text("booking.givesUpLine", {
        when: formatList(otherWaits.map(({ session }) => name(session))),
      })}
    </p>
  );
}

function OfferWords({ minutes }: { minutes: number | undefined }) {
  const text = useText();
  if (minutes === undefined) return text("waitlist.explain");
  return minutes % 60 === 0
    ? text("waitlist.explainHours", { count: minutes / 60 })
    : text("waitlist.explainMinutes", { count: minutes });
}

function OptionAction({
  option,
  wait,
  purpose,
  requestKey,
}: Omit<Parameters<typeof ClassOption>[0], "window">) {
  const text = useText();
  const when = useClassName()(option);
  if (wait)
    return (
      <BookingForm
        fields={{ intent: "leave", entryId: wait.id }}
        size="large"
        label={text("waitlist.leaveTitled", { when })}
      >
        {text("waitlist.leave")}
      </BookingForm>
    );
  if (purpose.kind === "look") return null;
  const { enrollmentStepId } = purpose;
  const isByCredit = purpose.kind === "bookWithCredit";
  const withCredit = isByCredit ? "yes" : undefined;
  const sessionId = option.id;
  if (option.seatsLeft <= 0)
    return purpose.kind === "swap" ? null : (
      <BookingForm
        fields={{ intent: "join", sessionId, enrollmentStepId, withCredit }}
        size="large"
        label={text(
          isByCredit ? "waitlist.joinCreditTitled" : "waitlist.joinTitled",
          { when },
        )}
      >
        {text(isByCredit ? "waitlist.joinCredit" : "waitlist.join")}
      </BookingForm>
    );
  // One key for each class: of two clicks on two classes the second is no repetition.
  const key = `${requestKey}-${option.id.slice(-24)}`;
  if (purpose.kind === "swap")
    return (
      <BookingForm
        fields={{
          intent: "swap",
          bookingId: purpose.bookingId,
          toSessionId: sessionId,
          requestKey: key,
        }}
        size="large"
        label={text("booking.swapTitled", { when })}
      >
        {text("booking.swap")}
      </BookingForm>
    );
  return (
    <BookingForm
      fields={{
        intent: "book",
        sessionId,
        enrollmentStepId,
        requestKey: key,
        withCredit,
      }}
      variant="primary"
      size="large"
      label={text(isByCredit ? "booking.creditTitled" : "booking.bookTitled", {
        when,
      })}
    >
      {text(isByCredit ? "booking.credit" : "booking.book")}
    </BookingForm>
  );
}
