import {
  writeSubject,
  type Subject,
} from "@throughline/domain/intervention/subject";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { InboundMessage } from "../inbox/inbound-message.type.ts";
import { Partner } from "../partner/partner.type.ts";
import { Person } from "../person/person.type.ts";
import { readKey } from "./interventions.query.ts";

const AttentionSubject = builder
  .objectRef<Subject>("AttentionSubject")
  .implement({
    description: "What an item is about, whether it needs anybody now or not.",
    authScopes: { staff: true },
    fields: (t) => ({
      key: t.string({ resolve: writeSubject }),
      step: t.prismaField({
        type: EnrollmentStep,
        nullable: true,
        resolve: (query, { subject, subjectId: id }, _args, { db }) =>
          subject === "STEP"
            ? db.enrollmentStep.findUnique({ ...query, where: { id } })
            : null,
      }),
      message: t.prismaField({
        type: InboundMessage,
        nullable: true,
        resolve: (query, { subject, subjectId: id }, _args, { db }) =>
          subject === "MESSAGE"
            ? db.inboundMessage.findUnique({ ...query, where: { id } })
            : null,
      }),
      recipient: t.prismaField({
        type: Person,
        nullable: true,
        description: "Who should have got the delivery.",
        resolve: (query, { subject, subjectId: id }, _args, { db }) =>
          subject === "DELIVERY"
            ? db.person.findFirst({
                ...query,
                where: {
                  sendIntents: { some: { deliveries: { some: { id } } } },
                },
              })
            : null,
      }),
      partner: t.prismaField({
        type: Partner,
        nullable: true,
        description: "With whom we disagree.",
        resolve: (query, { subject, subjectId: id }, _args, { db }) =>
          subject === "DRIFT"
            ? db.partner.findFirst({
                ...query,
                where: { drifts: { some: { id } } },
              })
            : null,
      }),
    }),
  });

builder.queryField("attentionSubject", (t) =>
  t.field({
    type: AttentionSubject,
    authScopes: { staff: true },
    args: { key: t.arg.string() },
    resolve: (_root, { key }) => readKey("key", key),
  }),
);
