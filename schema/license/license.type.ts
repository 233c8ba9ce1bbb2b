import {
  countSeats,
  isRunning,
  surplusOf,
} from "@throughline/domain/seat/seat.rules";
import { LicenseState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { Order } from "../order/order.type.ts";
import { own } from "../policy/own.ts";

export const LicenseStateEnum = builder.enumType(LicenseState, {
  name: "LicenseState",
});

export const License = builder.prismaNode("License", {
  nullable: true,
  id: { field: "id" },
  description:
    "Seats in a course for as long as a subscription at Stripe runs.",
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    state: t.expose("state", { type: LicenseStateEnum }),
    seatCount: t.exposeInt("seatCount", { description: "How many are paid." }),
    isRunning: t.boolean({
      description:
        "Its places go on: on trial, paid, or within the days of grace.",
      select: { state: true, graceEndsAt: true, lapsedAt: true },
      resolve: (license, _args, { now }) => isRunning(license, now()),
    }),
    surplus: t.int({
      description:
        "Places promised or taken beyond those that are paid; whoever manages them chooses which end.",
      select: {
        seatCount: true,
        seats: {
          where: { state: { not: "REVOKED" } },
          select: { state: true },
        },
      },
      resolve: ({ seatCount, seats }) =>
        surplusOf(countSeats(seats), seatCount),
    }),
    periodEndsAt: t.expose("periodEndsAt", {
      type: "DateTime",
      nullable: true,
    }),
    trialEndsAt: t.expose("trialEndsAt", { type: "DateTime", nullable: true }),
    graceEndsAt: t.expose("graceEndsAt", {
      type: "DateTime",
      nullable: true,
      description: "While a payment is missing: until when places go on.",
    }),
    cancelsAtPeriodEnd: t.exposeBoolean("cancelsAtPeriodEnd"),
    lapsedAt: t.expose("lapsedAt", {
      type: "DateTime",
      nullable: true,
      description: "Since when its places stand still.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    product: t.relation("product"),
    order: t.relation("order"),
    person: t.relation("person"),
  }),
});

builder.prismaObjectField(Order, "license", (t) =>
  t.relation("license", {
    type: License,
    nullable: true,
    description: "What it began, where it is a license.",
  }),
);
