import {
  freshCircuit,
  type Circuit,
} from "@throughline/domain/partner/circuit.rules";
import { CircuitState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { Partner } from "./partner.type.ts";

const CircuitStateEnum = builder.enumType(CircuitState, {
  name: "CircuitState",
});

const PartnerCircuit = builder.objectRef<Circuit>("PartnerCircuit").implement({
  description: "Whether a partner is called at all just now, and why not.",
  authScopes: { staff: true },
  fields: (t) => ({
    state: t.expose("state", { type: CircuitStateEnum }),
    reason: t.exposeString("reason", { nullable: true }),
    changedAt: t.expose("changedAt", { type: "DateTime" }),
    notBefore: t.expose("notBefore", {
      type: "DateTime",
      nullable: true,
      description: "Nobody calls before.",
    }),
    failures: t.exposeInt("failures", { description: "In a row." }),
  }),
});

const PartnerOutage = builder.prismaNode("PartnerOutage", {
  nullable: true,
  id: { field: "id" },
  description: "A time in which a partner was down; waits for it do not count.",
  authScopes: { staff: true },
  fields: (t) => ({
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true }),
    reason: t.exposeString("reason"),
  }),
});

builder.prismaObjectFields(Partner, (t) => ({
  circuit: t.field({
    type: PartnerCircuit,
    authScopes: { staff: true },
    select: { circuit: true, createdAt: true },
    resolve: ({ circuit, createdAt }) => circuit ?? freshCircuit(createdAt),
  }),
  isDown: t.boolean({
    description: "The partner does not answer; everybody waits.",
    authScopes: { signedIn: true },
    select: { circuit: { select: { state: true } } },
    resolve: ({ circuit }) => circuit !== null && circuit.state !== "CLOSED",
  }),
  waitingCalls: t.relationCount("partnerEnrollments", {
    description: "Requests that wait until they may be made.",
    authScopes: { staff: true },
    where: { retryAt: { not: null } },
  }),
  outages: t.relation("outages", {
    type: PartnerOutage,
    description: "Newest first; at most 100.",
    authScopes: { staff: true },
    args: { first: t.arg.int({ defaultValue: 10 }) },
    query: ({ first }) => ({
      orderBy: { startedAt: "desc" },
      take: Math.min(Math.max(first, 0), 100),
    }),
  }),
}));
