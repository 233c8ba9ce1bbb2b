import {
  emailSchema,
  reasonSchema,
} from "@throughline/domain/person/person.rules";
import { inviteAgain } from "@throughline/domain/seat/invite-again";
import { inviteToSeats } from "@throughline/domain/seat/invite-to-seats";
import { reassignSeat } from "@throughline/domain/seat/reassign-seat";
import { revokeSeat } from "@throughline/domain/seat/revoke-seat";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Order } from "../order/order.type.ts";
import {
  requireManagerOfOrder,
  requireManagerOfSeat,
} from "./require-manager.ts";
import { Seat } from "./seat.type.ts";

const InviteToSeatsInput = builder.inputType("InviteToSeatsInput", {
  fields: (t) => ({
    orderId: t.id(),
    emails: t.stringList({ description: "1 to 200 addresses." }),
  }),
});
const inviteSchema = z.object({
  orderId: nodeIdOf("Order"),
  emails: z
    .array(emailSchema)
    .min(1, "Name somebody to invite.")
    .max(200, "Invite at most 200 people at a time."),
});

builder.mutationField("inviteToSeats", (t) =>
  t.prismaField({
    type: Order,
    description:
      "Promises a free place to each address and sends each a link; to all of them or to nobody.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: InviteToSeatsInput }) },
    async resolve(query, _root, { input }, context) {
      const wanted = parseInput(inviteSchema, input);
      await requireManagerOfOrder(context, wanted.orderId);
      const { transactForViewer, now, db } = context;
      succeed(
        await transactForViewer((tx) => inviteToSeats(tx, wanted, now())),
      );
      return db.order.findUniqueOrThrow({
        ...query,
        where: { id: wanted.orderId },
      });
    },
  }),
);

const SeatInput = builder.inputType("SeatInput", {
  fields: (t) => ({ seatId: t.id() }),
});
const seatSchema = z.object({ seatId: nodeIdOf("Seat") });

builder.mutationField("inviteAgain", (t) =>
  t.prismaField({
    type: Seat,
    description:
      "Sends whoever was invited to a place a new link; the one before opens nothing any more.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: SeatInput }) },
    async resolve(query, _root, { input }, context) {
      const { seatId } = parseInput(seatSchema, input);
      await requireManagerOfSeat(context, seatId);
      const { transactForViewer, now, db } = context;
      succeed(
        await transactForViewer((tx) => inviteAgain(tx, { seatId }, now())),
      );
      return db.seat.findUniqueOrThrow({ ...query, where: { id: seatId } });
    },
  }),
);

const ReassignSeatInput = builder.inputType("ReassignSeatInput", {
  fields: (t) => ({ seatId: t.id(), email: t.string() }),
});
const reassignSchema = seatSchema.extend({ email: emailSchema });

builder.mutationField("reassignSeat", (t) =>
  t.prismaField({
    type: Seat,
    description:
      "Gives a place to somebody else, who gets a link; whoever had it leaves the course. Not once they have begun it. Answers the new place.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: ReassignSeatInput }) },
    async resolve(query, _root, { input }, context) {
      const wanted = parseInput(reassignSchema, input);
      await requireManagerOfSeat(context, wanted.seatId);
      const { transactForViewer, now, db } = context;
      const { seatId } = succeed(
        await transactForViewer((tx) => reassignSeat(tx, wanted, now())),
      );
      return db.seat.findUniqueOrThrow({ ...query, where: { id: seatId } });
    },
  }),
);

const RevokeSeatInput = builder.inputType("RevokeSeatInput", {
  fields: (t) => ({ seatId: t.id(), reason: t.string() }),
});
const revokeSchema = seatSchema.extend({ reason: reasonSchema });

builder.mutationField("revokeSeat", (t) =>
  t.prismaField({
    type: Seat,
    description:
      "Takes a place from whoever was invited to it or has it. It is free for somebody else afterwards, unless they had begun the course.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: RevokeSeatInput }) },
    async resolve(query, _root, { input }, context) {
      const wanted = parseInput(revokeSchema, input);
      await requireManagerOfSeat(context, wanted.seatId);
      const { transactForViewer, now, db } = context;
      succeed(await transactForViewer((tx) => revokeSeat(tx, wanted, now())));
      return db.seat.findUniqueOrThrow({
        ...query,
        where: { id: wanted.seatId },
      });
    },
  }),
);
