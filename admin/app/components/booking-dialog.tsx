import { Form, useSearchParams } from "@remix-run/react";
import { FormError, TextArea, type Problem } from "@throughline/ui";
import { useEffect, useRef } from "react";
import type { BookingDetail } from "../booking/affairs.fields.ts";
import {
  bookingCommands,
  bookingCommandsFor,
  type BookingCommand,
} from "../booking/booking-standing.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { withParams } from "../url/search-params.ts";
import { FormDialog } from "./form-dialog.tsx";

interface DialogProps {
  bookings: BookingDetail[];
  now: number;
  problems: Problem[];
  typed: Record<string, string>;
}

const FORM = "booking-order";

/**
 * Takes a student out of a class, or gives a lost right back, as the address says (`?do=cancelBooking&booking=…`): asks for the reason
 * and shows beforehand what will happen. A dialog over the page, or without JavaScript a card at its top.
 */
export function BookingDialog({ bookings, now, ...typed }: DialogProps) {
  const text = useText();
  const [search] = useSearchParams();
  const booking = bookings.find(({ id }) => id === search.get("booking"));
  const command = bookingCommands.find((one) => one === search.get("do"));
  if (!booking || !command) return null;
  if (!bookingCommandsFor(booking, now).includes(command)) return null;
  const backHref = withParams(search, { do: null, booking: null });
  const title = text(`booking.${command}.title`, {
    title: booking.session.title,
  });
  return (
    <FormDialog
      form={FORM}
      title={title}
      label={text(`booking.${command}.do`)}
      keepLabel={
        command === "cancelBooking"
          ? text("booking.cancelBooking.keep")
          : undefined
      }
      danger={command === "cancelBooking"}
      backHref={backHref}
    >
      <OrderForm
        key={command + booking.id}
        {...{ command, booking, ...typed }}
      />
    </FormDialog>
  );
}

const previews: Record<BookingCommand, MessageId[]> = {
  cancelBooking: [
    "booking.cancelBooking.seat",
    "booking.cancelBooking.right",
    "booking.cancelBooking.told",
  ],
  waiveBooking: ["booking.waiveBooking.right", "booking.waiveBooking.line"],
};

function OrderForm({
  command,
  booking,
  problems,
  typed,
}: {
  command: BookingCommand;
  booking: BookingDetail;
  problems: Problem[];
  typed: Record<string, string>;
}) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  return (
    <Form
      ref={form}
      id={FORM}
      method="post"
      preventScrollReset
      noValidate
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="bookingId" value={booking.id} />
      <FormError title={text("command.refused")} problems={problems} />
      <section>
        <h3 className="font-medium">{text("command.whatHappens")}</h3>
        <ol className="mt-1 list-decimal ps-5 text-muted">
          {previews[command].map((id) => (
            <li key={id}>{text(id)}</li>
          ))}
        </ol>
      </section>
      <TextArea
        id="reason"
        name="reason"
        label={text("command.reason")}
        description={text("booking.reasonExplain")}
        defaultValue={typed["reason"] ?? ""}
        maxLength={2000}
        error={problems.find(({ field }) => field === "reason")?.message}
        required
      />
    </Form>
  );
}
