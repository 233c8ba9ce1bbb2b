import { waitingBefore } from "@throughline/domain/waitlist/waiting-before";
import { OfferOutcome, WaitlistState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { own } from "../policy/own.ts";

export const WaitlistStateEnum = builder.enumType(WaitlistState, {
  name: "WaitlistState",
});
const OfferOutcomeEnum = builder.enumType(OfferOutcome, {
  name: "OfferOutcome",
});

export const WaitlistOffer = builder.prismaNode("WaitlistOffer", {
  nullable: true,
  id: { field: "id" },
  description:
    "A seat offered for a time; its booking holds the seat and the right.",
  select: { id: true, entry: { select: { personId: true } } },
  authScopes: ({ entry }) => own(entry.personId),
  fields: (t) => ({
    offeredAt: t.expose("offeredAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    outcome: t.expose("outcome", { type: OfferOutcomeEnum, nullable: true }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
    booking: t.relation("booking"),
    entry: t.relation("entry"),
  }),
});

export const WaitlistEntry = builder.prismaNode("WaitlistEntry", {
  nullable: true,
  id: { field: "id" },
  description: "Somebody's wait for a seat in a class.",
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    state: t.expose("state", { type: WaitlistStateEnum }),
    position: t.int({
      nullable: true,
      description:
        "The place in line, from 1; null once it is over or a seat is offered.",
      select: { state: true, sessionId: true, place: true },
      resolve: async ({ state, ...line }, _args, { db }) =>
        state === "WAITING" ? (await waitingBefore(db, line)) + 1 : null,
    }),
    withCredit: t.exposeBoolean("withCredit", {
      description: "A credit may pay where the step's own right is used up.",
    }),
    joinedAt: t.expose("joinedAt", { type: "DateTime" }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why the place was lost or passed over, in words.",
    }),
    offer: t.field({
      type: WaitlistOffer,
      nullable: true,
      description: "The seat that is offered now.",
      select: (_args, _context, nestedSelection) => ({
        offers: nestedSelection({ where: { outcome: null }, take: 1 }),
      }),
      resolve: ({ offers }) => (offers as object[])[0] as never,
    }),
    person: t.relation("person"),
    session: t.relation("session"),
    enrollmentStep: t.relation("enrollmentStep", { nullable: true }),
  }),
});
