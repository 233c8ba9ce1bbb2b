import { textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { settle, type Settled } from "../outcome.ts";
import type { BookingCommand } from "./booking-standing.ts";
import { CancelBooking, WaiveLateCancel } from "./booking.mutations.ts";

/** Asks the api for what a form about a booking orders; null where the form is about something else. The api judges the reason. */
export async function changeBooking(
  request: Request,
  fields: FormData,
): Promise<Settled | null> {
  const order = orders[textOf(fields, "command") as BookingCommand];
  if (!order) return null;
  const bookingId = textOf(fields, "bookingId");
  return order(request, { bookingId, reason: textOf(fields, "reason") });
}

type Order = (
  request: Request,
  input: { bookingId: string; reason: string },
) => Promise<Settled>;

const orders: Record<BookingCommand, Order | undefined> = {
  async cancelBooking(request, input) {
    return settle((await query(request, CancelBooking, { input })).outcome);
  },
  async waiveBooking(request, input) {
    return settle((await query(request, WaiveLateCancel, { input })).outcome);
  },
};
