import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { swapBooking } from "@throughline/domain/booking/swap-booking";
import { waiveForfeit } from "@throughline/domain/booking/waive-forfeit";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Booking } from "./booking.type.ts";
import { askFor, type Asking } from "./own-booking.ts";
import { requestKeySchema } from "./request-key.input.ts";

const bookingId = nodeIdOf("Booking");

const CancelBookingInput = builder.inputType("CancelBookingInput", {
  fields: (t) => ({
    bookingId: t.id(),
    acceptLate: t.boolean({
      defaultValue: false,
      description:
        "Leave although nothing comes back by it: it is so late that the right is used up, or the credit has run out. The refusal that asks for this names the field `input.acceptLate`.",
    }),
    reason: t.string({
      required: false,
      description: "Why; at least 3 characters. Shown to the student.",
    }),
  }),
});

builder.mutationField("cancelBooking", (t) =>
  t.prismaField({
    type: Booking,
    description:
      "Ends a booking. In time the right is given back and the step can be booked again; later it is used up. Whom the staff take out loses nothing, and can use the credit for at least 30 days, as whenever the school gives one back.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: CancelBookingInput }) },
    async resolve(query, _root, { input }, context) {
      const { reason, ...wanted } = parseInput(
        z.object({
          bookingId,
          acceptLate: z.boolean(),
          reason: reasonSchema.nullish(),
        }),
        input,
      );
      const { byStaff } = await ask(wanted.bookingId, context);
      const { transactForViewer, now, db } = context;
      const { bookingId: id } = succeed(
        await transactForViewer((tx) =>
          cancelBooking(tx, { ...wanted, byStaff, reason }, now()),
        ),
      );
      return db.booking.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const SwapBookingInput = builder.inputType("SwapBookingInput", {
  fields: (t) => ({
    bookingId: t.id(),
    toSessionId: t.id(),
    requestKey: t.string({ required: false }),
    acceptOverlap: t.boolean({ defaultValue: false }),
  }),
});

builder.mutationField("swapBooking", (t) =>
  t.prismaField({
    type: Booking,
    description:
      "Exchanges a booking for one of another class, both or neither. Answers the new booking.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: SwapBookingInput }) },
    async resolve(query, _root, { input }, context) {
      const { requestKey, ...wanted } = parseInput(
        z.object({
          bookingId,
          toSessionId: nodeIdOf("Session"),
          requestKey: requestKeySchema.nullish(),
          acceptOverlap: z.boolean(),
        }),
        input,
      );
      const { byStaff } = await ask(wanted.bookingId, context);
      const { transactForViewer, now, db } = context;
      const swap = { ...wanted, byStaff, requestKey: requestKey ?? null };
      const { bookingId: id } = succeed(
        await transactForViewer((tx) => swapBooking(tx, swap, now())),
      );
      return db.booking.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const WaiveLateCancelInput = builder.inputType("WaiveLateCancelInput", {
  fields: (t) => ({
    bookingId: t.id(),
    reason: t.string({
      description: "Why; at least 3 characters. Shown to the student.",
    }),
  }),
});

builder.mutationField("waiveLateCancel", (t) =>
  t.prismaField({
    type: Booking,
    description:
      "Gives back the right that a late cancellation or a missed class used up. Repeating it changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: WaiveLateCancelInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(
        z.object({ bookingId, reason: reasonSchema }),
        input,
      );
      const { bookingId: id } = succeed(
        await transact((tx) => waiveForfeit(tx, wanted, now())),
      );
      return db.booking.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

async function ask(id: string, context: Context): Promise<Asking> {
  const found = await context.db.booking.findUnique({
    where: { id },
    select: { personId: true },
  });
  return askFor(found, "bookingId", "booking", context);
}
