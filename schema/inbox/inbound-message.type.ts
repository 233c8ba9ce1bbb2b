import { InboundMessageState } from "@throughline/prisma";
import { builder } from "../builder.ts";

export const InboundMessageStateEnum = builder.enumType(InboundMessageState, {
  name: "InboundMessageState",
});

export const InboundMessage = builder.prismaNode("InboundMessage", {
  nullable: true,
  id: { field: "id" },
  description: "A verified webhook, as received.",
  authScopes: { staff: true },
  fields: (t) => ({
    source: t.exposeString("source"),
    externalId: t.exposeString("externalId", {
      description: "The sender's id of the message.",
    }),
    type: t.exposeString("type"),
    state: t.expose("state", { type: InboundMessageStateEnum }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why it was ignored or quarantined.",
    }),
    rawBody: t.exposeString("rawBody"),
    sentAt: t.expose("sentAt", { type: "DateTime" }),
    receivedAt: t.expose("receivedAt", { type: "DateTime" }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
    replays: t.exposeInt("replays"),
    partner: t.relation("partner", { nullable: true }),
    enrollmentStep: t.relation("enrollmentStep", { nullable: true }),
  }),
});

builder.queryField("inboundMessages", (t) =>
  t.prismaConnection({
    type: InboundMessage,
    cursor: "id",
    description: "Webhooks, newest first.",
    authScopes: { staff: true },
    args: {
      states: t.arg({ type: [InboundMessageStateEnum], required: false }),
    },
    totalCount: (_root, { states }, { db }) =>
      db.inboundMessage.count({ where: inStates(states) }),
    resolve: (query, _root, { states }, { db }) =>
      db.inboundMessage.findMany({
        ...query,
        where: inStates(states),
        orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      }),
  }),
);

const inStates = (states: InboundMessageState[] | null | undefined) =>
  states && states.length > 0 ? { state: { in: states } } : {};
