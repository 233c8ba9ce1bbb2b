import {
  proposeRevocations,
  type RevocationProposal,
  type RightInOrder,
} from "@throughline/domain/refund/propose-revocations";
import { builder } from "../builder.ts";
import { EnrollmentStateEnum } from "../enrollment/enrollment.type.ts";
import { writeNodeId } from "../node-id.ts";
import { Order } from "./order.type.ts";

const policy = { authScopes: { staff: true } } as const;

const OrderRight = builder.objectRef<RightInOrder>("OrderRight").implement({
  description: "A right that an order gave, unit by unit.",
  ...policy,
  fields: (t) => ({
    entitlementId: t.id({
      resolve: ({ entitlementId }) => writeNodeId("Entitlement", entitlementId),
    }),
    kind: t.exposeString("kind", {
      description: "STEP_BOOKING, PRIVATE_CREDIT or GROUP_CREDIT.",
    }),
    stepLabel: t.exposeString("stepLabel", { nullable: true }),
    granted: t.exposeInt("granted"),
    used: t.exposeInt("used", {
      description: "Attended, missed or forfeited: never taken back.",
    }),
    booked: t.exposeInt("booked", {
      description: "Held by classes to come; taking it back ends them.",
    }),
    waiting: t.exposeInt("waiting", {
      description:
        "Held by classes that have begun and wait for their roll: not taken back.",
    }),
    free: t.exposeInt("free"),
    takenBack: t.exposeInt("takenBack", {
      description: "By a refund or by running out.",
    }),
  }),
});

const BookingToEnd = builder
  .objectRef<RevocationProposal["bookings"][number]>("BookingToEnd")
  .implement({
    description: "A class to come that goes with its right.",
    ...policy,
    fields: (t) => ({
      id: t.exposeString("id"),
      entitlementId: t.id({
        resolve: ({ entitlementId }) =>
          writeNodeId("Entitlement", entitlementId),
      }),
      title: t.exposeString("title"),
      startsAt: t.expose("startsAt", { type: "DateTime" }),
      timeZone: t.exposeString("timeZone"),
    }),
  });

const EnrollmentToEnd = builder
  .objectRef<NonNullable<RevocationProposal["enrollment"]>>("EnrollmentToEnd")
  .implement({
    description: "The enrollment that an order is about.",
    ...policy,
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => writeNodeId("Enrollment", id) }),
      state: t.expose("state", { type: EnrollmentStateEnum }),
      steps: t.exposeInt("steps"),
      stepsDone: t.exposeInt("stepsDone"),
      canEnd: t.exposeBoolean("canEnd", {
        description: "It began with the order and has not ended.",
      }),
    }),
  });

const RefundProposal = builder
  .objectRef<RevocationProposal>("RefundProposal")
  .implement({
    description:
      "What could go with a refund. Only what is unused is ever proposed.",
    ...policy,
    fields: (t) => ({
      leftToRefund: t.exposeInt("leftToRefund", {
        description: "In the currency's smallest unit.",
      }),
      refundFault: t.exposeString("refundFault", {
        nullable: true,
        description:
          "Why none of it can be given back just now, in words; null where some can, or nothing is left.",
      }),
      rights: t.expose("rights", { type: [OrderRight] }),
      bookings: t.expose("bookings", { type: [BookingToEnd] }),
      enrollment: t.expose("enrollment", {
        type: EnrollmentToEnd,
        nullable: true,
      }),
      openSeats: t.int({ resolve: ({ seats }) => seats.open }),
      invitedSeats: t.int({ resolve: ({ seats }) => seats.invited }),
      claimedSeats: t.int({ resolve: ({ seats }) => seats.claimed }),
      canEndLicense: t.boolean({
        description: "It is the order of a license whose subscription goes on.",
        resolve: ({ license }) => license?.canEnd ?? false,
      }),
    }),
  });

builder.prismaObjectField(Order, "refundProposal", (t) =>
  t.field({
    type: RefundProposal,
    nullable: true,
    description: "What the order gave, and what could be taken back of it now.",
    authScopes: { staff: true },
    select: { id: true },
    resolve: ({ id }, _args, { db, now }) => proposeRevocations(db, id, now()),
  }),
);
