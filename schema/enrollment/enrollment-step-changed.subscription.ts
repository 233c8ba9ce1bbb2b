import type { LoggedEvent } from "@throughline/domain/event/read";
import { amongStaff } from "@throughline/domain/intervention/intervention.events";
import { builder } from "../builder.ts";
import { DomainEvent } from "../event/event.type.ts";
import { followLog } from "../event/follow-log.ts";
import { followingArgs } from "../event/following-args.ts";
import { unauthorized } from "../error/unauthorized.ts";
import { isStaff } from "../policy/scopes.ts";
import { Enrollment } from "./enrollment.type.ts";
import { EnrollmentStep } from "./enrollment-step.type.ts";
import { readId } from "./enrollments.query.ts";

const EnrollmentStepChanged = builder
  .objectRef<LoggedEvent>("EnrollmentStepChanged")
  .implement({
    description: "Something happened to an enrollment or to one of its steps.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      cursor: t.exposeString("cursor", {
        description: "Give it as `after` to go on from here.",
      }),
      type: t.exposeString("type"),
      step: t.prismaField({
        type: EnrollmentStep,
        nullable: true,
        description: "Null where the enrollment itself changed.",
        resolve: (query, { enrollmentStepId }, _args, { db }) =>
          enrollmentStepId
            ? db.enrollmentStep.findUnique({
                ...query,
                where: { id: enrollmentStepId },
              })
            : null,
      }),
      enrollment: t.prismaField({
        type: Enrollment,
        nullable: true,
        resolve: (query, { enrollmentId }, _args, { db }) =>
          enrollmentId
            ? db.enrollment.findUnique({
                ...query,
                where: { id: enrollmentId },
              })
            : null,
      }),
      event: t.prismaField({
        type: DomainEvent,
        nullable: true,
        description: "Null in a greeting.",
        resolve: (query, { id }, _args, { db }) =>
          db.domainEvent.findUnique({ ...query, where: { id } }),
      }),
    }),
  });

builder.subscriptionField("enrollmentStepChanged", (t) =>
  t.field({
    type: EnrollmentStepChanged,
    description: "Every change of an enrollment and its steps, each once.",
    authScopes: { signedIn: true },
    args: {
      enrollmentId: t.arg.id(),
      ...followingArgs,
    },
    async subscribe(_root, { enrollmentId, ...following }, context) {
      const id = readId("enrollmentId", "Enrollment", enrollmentId);
      const visible = await context.db.enrollment.findUnique({
        where: { id },
        select: { id: true },
      });
      if (!visible) throw unauthorized(context);
      return followLog(
        context.feed,
        following,
        (event) =>
          event.enrollmentId === id &&
          (isStaff(context) ||
            (event.personId !== null && !amongStaff.has(event.type))),
      );
    },
    resolve: (event) => event,
  }),
);
