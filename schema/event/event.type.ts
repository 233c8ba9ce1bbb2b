import { ActorKind } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { writeNodeId } from "../node-id.ts";
import { own } from "../policy/own.ts";
import { isStaff } from "../policy/scopes.ts";

export const ActorKindEnum = builder.enumType(ActorKind, { name: "ActorKind" });

/** Whose reason speaks of hosts and error texts. */
const technical = new Set([
  "partner.unavailable",
  "delivery.failed",
  "delivery.unknown",
]);

export const DomainEvent = builder.prismaObject("DomainEvent", {
  description: "A recorded fact: what happened, when, by whom and why.",
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    id: t.id({ select: { id: true }, resolve: ({ id }) => String(id) }),
    type: t.exposeString("type", { description: "Such as `step.completed`." }),
    occurredAt: t.expose("occurredAt", { type: "DateTime" }),
    recordedAt: t.expose("recordedAt", { type: "DateTime" }),
    actorKind: t.expose("actorKind", { type: ActorKindEnum }),
    actorName: t.exposeString("actorName"),
    reason: t.string({
      nullable: true,
      description:
        "Why. Students are told the reasons of decisions about them, not those of outages.",
      select: { reason: true, type: true },
      resolve: ({ reason, type }, _args, context) =>
        isStaff(context) || !technical.has(type) ? reason : null,
    }),
    requestId: t.exposeString("requestId", {
      nullable: true,
      authScopes: { staff: true },
    }),
    payload: t.expose("payload", { type: "JSON" }),
    enrollmentId: t.id({
      nullable: true,
      select: { enrollmentId: true },
      resolve: ({ enrollmentId }) =>
        enrollmentId && writeNodeId("Enrollment", enrollmentId),
    }),
    enrollmentStepId: t.id({
      nullable: true,
      select: { enrollmentStepId: true },
      resolve: ({ enrollmentStepId }) =>
        enrollmentStepId && writeNodeId("EnrollmentStep", enrollmentStepId),
    }),
    inboundMessageId: t.id({
      nullable: true,
      authScopes: { staff: true },
      select: { inboundMessageId: true },
      resolve: ({ inboundMessageId }) =>
        inboundMessageId && writeNodeId("InboundMessage", inboundMessageId),
    }),
  }),
});
