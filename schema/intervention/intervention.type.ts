import { writeSubject } from "@throughline/domain/intervention/subject";
import { InterventionState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { Enrollment } from "../enrollment/enrollment.type.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { InboundMessage } from "../inbox/inbound-message.type.ts";

const InterventionStateEnum = builder.enumType(InterventionState, {
  name: "InterventionState",
});

const newestFirst = { orderBy: { openedAt: "desc" } } as const;

export const Intervention = builder.prismaNode("Intervention", {
  nullable: true,
  id: { field: "id" },
  description:
    "The work of the staff on something that would not go on by itself.",
  authScopes: { staff: true },
  fields: (t) => ({
    key: t.string({
      description: "Of the item that it is about.",
      select: { subject: true, subjectId: true },
      resolve: writeSubject,
    }),
    state: t.expose("state", { type: InterventionStateEnum }),
    report: t.exposeString("report", {
      nullable: true,
      description: "What the student wrote, where a student asked for help.",
    }),
    reportedAt: t.expose("reportedAt", { type: "DateTime", nullable: true }),
    openedAt: t.expose("openedAt", { type: "DateTime" }),
    snoozedUntil: t.expose("snoozedUntil", {
      type: "DateTime",
      nullable: true,
    }),
    resolvedAt: t.expose("resolvedAt", { type: "DateTime", nullable: true }),
    outcome: t.exposeString("outcome", { nullable: true }),
    assignee: t.relation("assignee", { nullable: true }),
    person: t.relation("person", { nullable: true }),
    enrollment: t.relation("enrollment", { nullable: true }),
    notes: t.relation("notes", { query: { orderBy: { writtenAt: "desc" } } }),
    step: t.prismaField({
      type: EnrollmentStep,
      nullable: true,
      select: { subject: true, subjectId: true },
      resolve: (query, { subject, subjectId }, _args, { db }) =>
        subject === "STEP"
          ? db.enrollmentStep.findUnique({
              ...query,
              where: { id: subjectId },
            })
          : null,
    }),
    message: t.prismaField({
      type: InboundMessage,
      nullable: true,
      select: { subject: true, subjectId: true },
      resolve: (query, { subject, subjectId }, _args, { db }) =>
        subject === "MESSAGE"
          ? db.inboundMessage.findUnique({
              ...query,
              where: { id: subjectId },
            })
          : null,
    }),
  }),
});

builder.prismaObject("InterventionNote", {
  description: "What somebody wrote down. Notes are only ever added.",
  authScopes: { staff: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    authorName: t.exposeString("authorName"),
    text: t.exposeString("text"),
    writtenAt: t.expose("writtenAt", { type: "DateTime" }),
  }),
});

builder.prismaObjectField(Enrollment, "interventions", (t) =>
  t.relation("interventions", {
    authScopes: { staff: true },
    query: newestFirst,
  }),
);
