import {
  Form,
  useNavigate,
  useNavigation,
  useSearchParams,
} from "@remix-run/react";
import {
  Button,
  Card,
  ConfirmDialog,
  FormError,
  LinkButton,
  TextArea,
  useHydrated,
  type Problem,
} from "@throughline/ui";
import { useEffect, useRef } from "react";
import type { BookingDetail } from "../booking/affairs.fields.ts";
import {
  bookingCommands,
  bookingCommandsFor,
  type BookingCommand,
} from "../booking/booking-standing.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { withParams } from "../url/search-params.ts";

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
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const isPending = useNavigation().formMethod === "POST";
  const isHydrated = useHydrated();
  const booking = bookings.find(({ id }) => id === search.get("booking"));
  const command = bookingCommands.find((one) => one === search.get("do"));
  if (!booking || !command) return null;
  if (!bookingCommandsFor(booking, now).includes(command)) return null;
  const backHref = withParams(search, { do: null, booking: null });
  const title = text(`booking.${command}.title`, {
    title: booking.session.title,
  });
  const form = (
    <OrderForm key={command + booking.id} {...{ command, booking, ...typed }} />
  );
  if (!isHydrated)
    return (
      <Card title={title}>
        {form}
        <div className="mt-3 flex gap-2">
          <Button type="submit" form={FORM} variant="primary">
            {text(`booking.${command}.do`)}
          </Button>
          <LinkButton href={backHref}>{text("command.back")}</LinkButton>
        </div>
      </Card>
    );
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) navigate(backHref, { preventScrollReset: true });
      }}
      title={title}
      confirmLabel={text(`booking.${command}.do`)}
      cancelLabel={
        command === "cancelBooking"
          ? text("booking.cancelBooking.keep")
          : undefined
      }
      danger={command === "cancelBooking"}
      pending={isPending}
      form={FORM}
    >
      {form}
    </ConfirmDialog>
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
