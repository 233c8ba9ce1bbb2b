import { acceptOffer } from "@throughline/domain/waitlist/accept-offer";
import { passOffer } from "@throughline/domain/waitlist/pass-offer";
import { z } from "zod";
import { Booking } from "../booking/booking.type.ts";
import { askFor } from "../booking/own-booking.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { WaitlistEntry } from "./waitlist.type.ts";

const AcceptOfferInput = builder.inputType("AcceptOfferInput", {
  fields: (t) => ({
    offerId: t.id(),
    acceptOverlap: t.boolean({
      defaultValue: false,
      description:
        "Take it although it overlaps with what was booked meanwhile. The refusal that asks for this names the field `input.acceptOverlap`.",
    }),
  }),
});

const AnswerOfferInput = builder.inputType("AnswerOfferInput", {
  fields: (t) => ({ offerId: t.id() }),
});

builder.mutationField("acceptOffer", (t) =>
  t.prismaField({
    type: Booking,
    description:
      "Takes the seat that is offered; the step starts. Accepted twice it is one booking.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: AcceptOfferInput }) },
    async resolve(query, _root, { input }, context) {
      const wanted = parseInput(acceptSchema, input);
      await askForOffer(wanted.offerId, context);
      const { db, transactForViewer, now } = context;
      const { bookingId: id } = succeed(
        await transactForViewer((tx) => acceptOffer(tx, wanted, now())),
      );
      return db.booking.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("passOffer", (t) =>
  t.prismaField({
    type: WaitlistEntry,
    description: "Lets the seat that is offered go to the next in line.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: AnswerOfferInput }) },
    async resolve(query, _root, { input }, context) {
      const { offerId } = parseInput(inputSchema, input);
      await askForOffer(offerId, context);
      const { db, transactForViewer, now } = context;
      const { entryId: id } = succeed(
        await transactForViewer((tx) => passOffer(tx, { offerId }, now())),
      );
      return db.waitlistEntry.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const inputSchema = z.object({ offerId: nodeIdOf("WaitlistOffer") });
const acceptSchema = inputSchema.extend({ acceptOverlap: z.boolean() });

async function askForOffer(id: string, context: Context): Promise<void> {
  const offer = await context.db.waitlistOffer.findUnique({
    where: { id },
    select: { entry: { select: { personId: true } } },
  });
  askFor(offer?.entry ?? null, "offerId", "offer", context);
}
