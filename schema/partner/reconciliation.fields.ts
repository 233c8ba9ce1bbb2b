import { DriftKind } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { Partner } from "./partner.type.ts";

const DriftKindEnum = builder.enumType(DriftKind, { name: "DriftKind" });

const Reconciliation = builder.prismaNode("Reconciliation", {
  nullable: true,
  id: { field: "id" },
  description: "A comparison of our records with a partner's.",
  authScopes: { staff: true },
  fields: (t) => ({
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    pages: t.exposeInt("pages"),
    compared: t.exposeInt("compared"),
    repaired: t.exposeInt("repaired", {
      description: "Facts that a lost webhook had not told.",
    }),
    drifted: t.exposeInt("drifted", {
      description: "New differences for a person.",
    }),
    error: t.exposeString("error", {
      nullable: true,
      description: "Why it ended early.",
    }),
  }),
});

export const PartnerDrift = builder.prismaNode("PartnerDrift", {
  nullable: true,
  id: { field: "id" },
  description: "A difference between us and a partner, for a person to settle.",
  authScopes: { staff: true },
  fields: (t) => ({
    kind: t.expose("kind", { type: DriftKindEnum }),
    subject: t.exposeString("subject", {
      description: "The partner's id of the enrolment.",
    }),
    ours: t.exposeString("ours"),
    theirs: t.exposeString("theirs"),
    foundAt: t.expose("foundAt", { type: "DateTime" }),
    lastSeenAt: t.expose("lastSeenAt", { type: "DateTime" }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
    settledReason: t.exposeString("settledReason", {
      nullable: true,
      description: "Why a person let it be; null where it went away by itself.",
    }),
    partner: t.relation("partner"),
    enrollmentStep: t.field({
      type: EnrollmentStep,
      nullable: true,
      select: (_args, _context, nested) => ({
        partnerEnrollment: { select: { enrollmentStep: nested() } },
      }),
      resolve: ({ partnerEnrollment }) =>
        (partnerEnrollment?.enrollmentStep ?? null) as
          typeof EnrollmentStep.$inferType | null,
    }),
  }),
});

builder.prismaObjectFields(Partner, (t) => ({
  reconciliations: t.relation("reconciliations", {
    type: Reconciliation,
    description: "Newest first; at most 100.",
    authScopes: { staff: true },
    args: { first: t.arg.int({ defaultValue: 5 }) },
    query: ({ first }) => ({
      orderBy: { startedAt: "desc" },
      take: Math.min(Math.max(first, 0), 100),
    }),
  }),
  drifts: t.relation("drifts", {
    type: PartnerDrift,
    description: "Those that stand open, or those settled; newest first.",
    authScopes: { staff: true },
    args: {
      settled: t.arg.boolean({ defaultValue: false }),
      first: t.arg.int({ defaultValue: 100, description: "At most 500." }),
    },
    query: ({ settled, first }) => ({
      where: { settledAt: settled ? { not: null } : null },
      orderBy: [{ foundAt: "desc" }, { id: "desc" }],
      take: Math.min(Math.max(first, 0), 500),
    }),
  }),
}));
