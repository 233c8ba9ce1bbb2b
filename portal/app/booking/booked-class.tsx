import {
  Banner,
  Card,
  LinkButton,
  RelativeTime,
  TextLink,
} from "@throughline/ui";
import { CalendarCheck, Video } from "lucide-react";
import { useMoment } from "../class/use-moment.ts";
import { useRevalidateAt } from "../live/use-revalidate-at.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { BookingForm } from "./booking-form.tsx";
import { ClassFacts } from "./class-facts.tsx";
import { leavingWords } from "./leaving-words.ts";
import type { OwnBooking } from "./own-booking.ts";
import { useClassName } from "./use-class-name.ts";

/** The student's own seat: when and where, into which calendar, how to leave it and what leaving costs. */
export function BookedClass({ booking }: { booking: OwnBooking }) {
  const text = useText();
  const { session, skippedAhead, attendance, freeUntil } = booking;
  const { expiresAt } = booking.entitlement;
  useRevalidateAt(
    ...[freeUntil, session.startsAt, session.endsAt],
    ...(expiresAt === null ? [] : [expiresAt]),
  );
  const isOff = session.state === "CANCELED";
  const isToCome = attendance === null && session.phase === "COMING";
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          <CalendarCheck aria-hidden className="size-4 text-accent" />
          {text(isToCome ? "booking.booked" : "booking.taken")}
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        {session.freeLeaveUntil !== null && !isOff && (
          <Banner>{text("class.moved")}</Banner>
        )}
        <div>
          <ClassFacts of={session} />
          <p className="text-sm text-muted">
            <RelativeTime at={session.startsAt} zone={session.timeZone} />
          </p>
        </div>
        {skippedAhead && (
          <p className="text-sm text-muted">{text("booking.skippedAhead")}</p>
        )}
        {attendance === null && <Coming booking={booking} />}
        {attendance !== null && <p>{text(wordsOf(booking))}</p>}
      </div>
    </Card>
  );
}

/** Until the roll says something: how to get there while the class lasts, and what can be done while it is to come. */
function Coming({ booking }: { booking: OwnBooking }) {
  const text = useText();
  const { session, addToCalendar } = booking;
  const { phase, meetingUrl } = session;
  return (
    <>
      {phase !== "COMING" && <p>{text(`booking.${phase}`)}</p>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {meetingUrl !== null && phase !== "OVER" && (
          <LinkButton
            href={meetingUrl}
            target="_blank"
            rel="noreferrer"
            variant="primary"
            size="large"
            icon={<Video aria-hidden />}
          >
            {text("booking.join")}
          </LinkButton>
        )}
        {phase === "COMING" && (
          <LinkButton href={addToCalendar.filePath} size="large" download>
            {text("booking.file")}
          </LinkButton>
        )}
      </div>
      {phase === "COMING" && (
        <>
          <p className="flex flex-wrap gap-x-4 text-sm">
            <TextLink
              href={addToCalendar.googleUrl}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-11 items-center"
            >
              {text("booking.google")}
            </TextLink>
            <TextLink
              href={addToCalendar.outlookUrl}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-11 items-center"
            >
              {text("booking.outlook")}
            </TextLink>
          </p>
          <Leaving booking={booking} />
        </>
      )}
    </>
  );
}

/** What the roll says of it, and what became of the right. */
function wordsOf({
  attendance,
  forfeited,
  creditHasRunOut,
}: OwnBooking): MessageId {
  if (attendance !== "NO_SHOW" || forfeited)
    return `booking.attendance.${attendance ?? "ATTENDED"}`;
  return creditHasRunOut
    ? "booking.attendance.RAN_OUT"
    : "booking.attendance.MISSED";
}

/** The policy is told before anything is pressed, and again where something would be lost. */
function Leaving({ booking }: { booking: OwnBooking }) {
  const text = useText();
  const name = useClassName();
  const moment = useMoment();
  const { id, session } = booking;
  const { text: policy, until } = leavingWords(booking);
  const loses = booking.losesRight || booking.creditHasRunOut;
  return (
    <details className="border-t border-line pt-2">
      <summary className="flex min-h-11 items-center text-sm text-accent underline underline-offset-3">
        {text("booking.leave")}
      </summary>
      <div className="flex flex-col items-start gap-3 pt-1">
        <p className="text-sm" suppressHydrationWarning>
          {text(policy, { until: until === null ? "" : moment(until) })}
        </p>
        <BookingForm
          fields={{
            intent: "cancel",
            bookingId: id,
            acceptLate: loses ? "yes" : undefined,
          }}
          variant={loses ? "danger" : "secondary"}
          size="large"
          label={text(
            loses ? "booking.cancelLateTitled" : "booking.cancelTitled",
            { when: name(session) },
          )}
        >
          {text(loses ? "booking.cancelLate" : "booking.cancel")}
        </BookingForm>
      </div>
    </details>
  );
}
