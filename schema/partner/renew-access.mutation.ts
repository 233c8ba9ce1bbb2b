import { lockEnrollmentOfStep } from "@throughline/domain/enrollment/lock";
import { keepAccess } from "@throughline/domain/partner/keep-access";
import { z } from "zod";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { failures, NotFound, Refused } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { requireCourseUnderWay } from "./course-under-way.ts";

const RenewAccessInput = builder.inputType("RenewAccessInput", {
  fields: (t) => ({ stepId: t.id() }),
});

const inputSchema = z.object({ stepId: nodeIdOf("EnrollmentStep") });

builder.mutationField("renewAccess", (t) =>
  t.prismaField({
    type: EnrollmentStep,
    description:
      "Has the partner make new access details for a student's account; the former open nothing any more. They wait to be shown to the student, once.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: RenewAccessInput }) },
    async resolve(query, _root, { input }, context) {
      const { db, partners, transactForViewer, vault, now } = context;
      const { stepId } = parseInput(inputSchema, input);
      const step = await db.enrollmentStep.findUnique({
        where: { id: stepId },
        include: {
          enrollment: true,
          partnerEnrollment: { include: { access: true } },
        },
      });
      const record = step?.partnerEnrollment;
      if (!record) throw new NotFound("input.stepId", "There is no such step.");
      requireCourseUnderWay(step.enrollment.state, record.desiredState);
      if (record.access?.sealedDetails)
        throw new Refused(
          "input.stepId",
          "The access details were not shown yet; new ones are not needed.",
        );
      const { id: partnerEnrollmentId } = record;
      const renewed = await partners.renewAccess(partnerEnrollmentId);
      if (renewed.kind === "unavailable")
        throw new Refused(
          "input.stepId",
          `There are no new details just now: ${renewed.reason}`,
        );
      const { details } = renewed;
      await transactForViewer(async (tx) => {
        const locked = await lockEnrollmentOfStep(tx, stepId);
        const place = locked?.step.partnerEnrollment;
        // The partner took its time: the student may have moved to another one meanwhile.
        const isStillThere =
          place?.partnerId === record.partnerId &&
          place.externalId === record.externalId;
        if (!isStillThere) return;
        await keepAccess(tx, { partnerEnrollmentId, details }, vault, now());
      });
      return db.enrollmentStep.findUniqueOrThrow({
        ...query,
        where: { id: stepId },
      });
    },
  }),
);
