import {
  claimEndsAt,
  countSeats,
  faultOfInviting,
  inviteAgainAt,
} from "@throughline/domain/seat/seat.rules";
import { SeatState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { Enrollment } from "../enrollment/enrollment.type.ts";
import { Order } from "../order/order.type.ts";
import { isOwn, own } from "../policy/own.ts";

export const SeatStateEnum = builder.enumType(SeatState, { name: "SeatState" });

export const Seat = builder.prismaNode("Seat", {
  nullable: true,
  id: { field: "id" },
  description:
    "A place that was bought for somebody else: free, promised to an address, or taken. Its holder and whoever bought it see it.",
  select: {
    id: true,
    personId: true,
    order: { select: { personId: true } },
  },
  authScopes: ({ personId, order }, { viewer }) =>
    own(isHolder(personId, viewer) ? personId : order.personId),
  fields: (t) => ({
    state: t.expose("state", { type: SeatStateEnum }),
    email: t.exposeString("email", {
      nullable: true,
      description: "Who was invited to it.",
    }),
    invitedAt: t.expose("invitedAt", { type: "DateTime", nullable: true }),
    linkEndsAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when the link of the invitation can be used.",
      select: { state: true, invitedAt: true },
      resolve: ({ state, invitedAt }) =>
        state === "INVITED" && invitedAt ? claimEndsAt(invitedAt) : null,
    }),
    inviteAgainAt: t.field({
      type: "DateTime",
      nullable: true,
      description:
        "From when on whoever was invited can be sent a new link; null where nobody is invited.",
      select: { state: true, invitedAt: true },
      resolve: ({ state, invitedAt }) =>
        state === "INVITED" && invitedAt ? inviteAgainAt(invitedAt) : null,
    }),
    claimedAt: t.expose("claimedAt", { type: "DateTime", nullable: true }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
    isSuspended: t.boolean({
      description: "Its course stands still, because the license does.",
      select: { suspendedAt: true },
      resolve: ({ suspendedAt }) => suspendedAt !== null,
    }),
    order: t.relation("order"),
    enrollment: t.relation("enrollment", {
      type: Enrollment,
      nullable: true,
      authScopes: { staff: true },
    }),
  }),
});

function isHolder(
  personId: string | null,
  viewer: Parameters<typeof isOwn>[1],
): boolean {
  return personId !== null && isOwn(personId, viewer);
}

builder.prismaObjectField(Order, "seats", (t) =>
  t.relatedConnection("seats", {
    type: Seat,
    cursor: "id",
    totalCount: true,
    description:
      "The places that it gives; those that were taken back are left out.",
    args: {
      states: t.arg({
        type: [SeatStateEnum],
        required: false,
        description: "Only those in one of these states.",
      }),
    },
    query: ({ states }) => ({
      where: { state: states ? { in: states } : { not: "REVOKED" as const } },
      orderBy: [{ createdAt: "asc" as const }, { id: "asc" as const }],
    }),
  }),
);

builder.prismaObjectField(Order, "inviteFault", (t) =>
  t.string({
    nullable: true,
    description:
      "Why nobody can be invited to its places just now, nor one be passed on, in words; null where somebody can.",
    select: {
      state: true,
      personId: true,
      license: true,
      disputes: { where: { state: "OPEN" }, select: { id: true } },
      seats: { where: { state: { not: "REVOKED" } }, select: { state: true } },
    },
    resolve: ({ seats, ...order }, _args, { now }) =>
      faultOfInviting({ ...order, seatCounts: countSeats(seats) }, now()),
  }),
);
