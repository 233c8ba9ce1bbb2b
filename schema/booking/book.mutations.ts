import { book, type BookInput } from "@throughline/domain/booking/book";
import { z } from "zod";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, Refused, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Booking } from "./booking.type.ts";
import { ownerOf } from "./own-booking.ts";
import { requestKeySchema } from "./request-key.input.ts";

const fields = {
  sessionId: nodeIdOf("Session"),
  enrollmentStepId: nodeIdOf("EnrollmentStep").nullish(),
  requestKey: requestKeySchema.nullish(),
  acceptOverlap: z.boolean(),
  withCredit: z.boolean(),
};

const stepHint =
  "The step that the class is taken for; left out, it is booked with the credit that expires first.";
const keyHint =
  "A word of the browser's own, such as a UUID: a repeated click finds the same booking.";
const overlapHint =
  "Book it although it overlaps with another booking. The refusal that asks for this names the field `input.acceptOverlap`.";
const creditHint =
  "Pay with the credit that expires first where the step's own right is used up.";

const BookInputType = builder.inputType("BookInput", {
  fields: (t) => ({
    sessionId: t.id(),
    enrollmentStepId: t.id({ required: false, description: stepHint }),
    requestKey: t.string({ required: false, description: keyHint }),
    acceptOverlap: t.boolean({ defaultValue: false, description: overlapHint }),
    withCredit: t.boolean({ defaultValue: false, description: creditHint }),
  }),
});

builder.mutationField("book", (t) =>
  t.prismaField({
    type: Booking,
    description:
      "Books a seat in a class for oneself: for a step, which starts then, or with a credit.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: BookInputType }) },
    async resolve(query, _root, { input }, context) {
      const { enrollmentStepId, requestKey, ...wanted } = parseInput(
        z.object(fields),
        input,
      );
      const { personId } = context.viewer;
      if (!personId)
        throw new Refused("input.sessionId", "Only a person can book a class.");
      const stepId = enrollmentStepId ?? null;
      const owner = stepId === null ? personId : await ownerOf(stepId, context);
      const bookingId = await bookAs(context, {
        ...wanted,
        personId: owner,
        enrollmentStepId: stepId,
        requestKey: requestKey ?? null,
        byStaff: owner !== personId,
      });
      return context.db.booking.findUniqueOrThrow({
        ...query,
        where: { id: bookingId },
      });
    },
  }),
);

const BookForInput = builder.inputType("BookForInput", {
  fields: (t) => ({
    personId: t.id(),
    sessionId: t.id(),
    enrollmentStepId: t.id({ required: false, description: stepHint }),
    requestKey: t.string({ required: false, description: keyHint }),
    acceptOverlap: t.boolean({ defaultValue: false, description: overlapHint }),
    withCredit: t.boolean({ defaultValue: false, description: creditHint }),
  }),
});

builder.mutationField("bookFor", (t) =>
  t.prismaField({
    type: Booking,
    description:
      "Books a seat for a student, also outside the booking window; the right or the credit is the student's.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: BookForInput }) },
    async resolve(query, _root, { input }, context) {
      const { enrollmentStepId, requestKey, ...wanted } = parseInput(
        z.object({ ...fields, personId: nodeIdOf("Person") }),
        input,
      );
      const bookingId = await bookAs(context, {
        ...wanted,
        enrollmentStepId: enrollmentStepId ?? null,
        requestKey: requestKey ?? null,
        byStaff: true,
      });
      return context.db.booking.findUniqueOrThrow({
        ...query,
        where: { id: bookingId },
      });
    },
  }),
);

async function bookAs(
  { transactForViewer, now }: Context,
  wanted: BookInput,
): Promise<string> {
  const outcome = await transactForViewer((tx) => book(tx, wanted, now()));
  return succeed(outcome).bookingId;
}
