import { Banner } from "@throughline/ui";
import { useEffect, useRef } from "react";
import { useText } from "../messages/use-text.ts";
import type { BookingAnswer } from "./booking-answer.ts";
import { BookingForm } from "./booking-form.tsx";

/** What would happen, and the button that says yes; takes focus when it appears. Not saying yes changes nothing. */
export function ConfirmBooking({
  confirm: { message, fields },
}: {
  confirm: NonNullable<BookingAnswer["confirm"]>;
}) {
  const text = useText();
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => question.current?.focus(), [message]);
  return (
    <div ref={question} tabIndex={-1}>
      <Banner
        strong
        action={
          <BookingForm fields={Object.fromEntries(fields)} size="large">
            {text("booking.confirm")}
          </BookingForm>
        }
      >
        {message}
      </Banner>
    </div>
  );
}
