import {
  showAccessOnce,
  type AccessShown,
} from "@throughline/domain/partner/show-access-once";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, NotFound, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { isOwn } from "../policy/own.ts";
import { requireCourseUnderWay } from "./course-under-way.ts";

const ShowAccessInput = builder.inputType("ShowAccessInput", {
  fields: (t) => ({ stepId: t.id() }),
});

const Detail = builder
  .objectRef<{ name: string; value: string }>("AccessDetail")
  .implement({
    authScopes: { signedIn: true },
    fields: (t) => ({
      name: t.exposeString("name", { description: "In the partner's words." }),
      value: t.exposeString("value"),
    }),
  });

const Shown = builder.objectRef<AccessShown>("ShownAccess").implement({
  description:
    "What a student signs in with at a partner. It is told this once.",
  authScopes: { signedIn: true },
  fields: (t) => ({ details: t.expose("details", { type: [Detail] }) }),
});

const inputSchema = z.object({ stepId: nodeIdOf("EnrollmentStep") });

builder.mutationField("showAccess", (t) =>
  t.field({
    type: Shown,
    description:
      "Tells the student, once, the access details of their account at a partner. Nobody else is told, the staff included.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: ShowAccessInput }) },
    async resolve(_root, { input }, context) {
      const { db, viewer, transactForViewer, vault, now } = context;
      const { stepId } = parseInput(inputSchema, input);
      const step = await db.enrollmentStep.findUnique({
        where: { id: stepId },
        select: {
          enrollment: { select: { personId: true, state: true } },
          partnerEnrollment: { select: { desiredState: true } },
        },
      });
      if (!step || !isOwn(step.enrollment.personId, viewer))
        throw new NotFound("input.stepId", "There is no such step of yours.");
      requireCourseUnderWay(
        step.enrollment.state,
        step.partnerEnrollment?.desiredState,
      );
      const enrollmentStepId = stepId;
      return succeed(
        await transactForViewer((tx) =>
          showAccessOnce(tx, { enrollmentStepId }, vault, now()),
        ),
      );
    },
  }),
);
