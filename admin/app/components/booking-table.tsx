import { DataTable, Highlight, Pill, type Column } from "@throughline/ui";
import type { BookingDetail } from "../booking/affairs.fields.ts";
import {
  bookingCommandsFor,
  bookingStanding,
} from "../booking/booking-standing.ts";
import { useText } from "../messages/use-text.ts";
import { ClassTime } from "./class-time.tsx";
import { useStaff } from "./staff.ts";
import { StayButton } from "./stay-button.tsx";
import { When } from "./when.tsx";

/** A student's bookings, the latest class first: how each stands, how it ended and why, and what can be done about it. */
export function BookingTable({
  bookings,
  now,
}: {
  bookings: BookingDetail[];
  now: number;
}) {
  const text = useText();
  return (
    <DataTable
      caption={text("affairs.bookings")}
      columns={useColumns(now)}
      rows={bookings}
      rowKey={({ id }) => id}
      rowHref={({ session }) => `/sessions/${session.id}`}
      empty={
        <p className="px-4 pb-4 text-sm text-muted">
          {text("affairs.noBookings")}
        </p>
      }
    />
  );
}

function useColumns(now: number): Column<BookingDetail>[] {
  const text = useText();
  const zone = useStaff()?.viewer.person.timeZone;
  return [
    {
      key: "class",
      heading: text("affairs.class"),
      cell: ({ session }) => <bdi>{session.title}</bdi>,
    },
    {
      key: "step",
      heading: text("session.column.step"),
      cell: ({ enrollmentStep, entitlement }) => (
        <Pill>
          {enrollmentStep?.label ?? text(`affairs.paid.${entitlement.kind}`)}
        </Pill>
      ),
    },
    {
      key: "when",
      heading: text("session.when"),
      cell: ({ session: { startsAt, timeZone } }) => (
        <ClassTime {...{ startsAt, timeZone, zone }} />
      ),
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: (booking) => <Standing booking={booking} />,
    },
    {
      key: "commands",
      heading: text("affairs.commands"),
      hideHeading: true,
      interactive: true,
      cell: (booking) => (
        <span className="flex flex-wrap gap-1">
          {bookingCommandsFor(booking, now).map((command) => (
            <StayButton
              key={command}
              variant="quiet"
              to={`?do=${command}&booking=${booking.id}`}
              label={`${text(`booking.${command}.offer`)}: ${booking.session.title}`}
            >
              {text(`booking.${command}.offer`)}
            </StayButton>
          ))}
        </span>
      ),
    },
  ];
}

function Standing({ booking }: { booking: BookingDetail }) {
  const text = useText();
  const { text: id, tone } = bookingStanding(booking);
  const { forfeited, skippedAhead, canceledAt, cancelReason } = booking;
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span className="flex flex-wrap gap-1">
        <Highlight value={`${id} ${forfeited}`}>
          <Pill tone={tone}>{text(id)}</Pill>
        </Highlight>
        {forfeited && <Pill tone="strong">{text("booking.forfeited")}</Pill>}
        {skippedAhead && <Pill>{text("booking.skippedAhead")}</Pill>}
      </span>
      {canceledAt && (
        <span className="text-xs text-muted">
          <When at={canceledAt} />
        </span>
      )}
      {cancelReason && (
        <span className="text-xs wrap-anywhere text-muted">{cancelReason}</span>
      )}
    </span>
  );
}
