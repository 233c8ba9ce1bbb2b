import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";

const AccessState = builder.enumType("AccessState", {
  values: {
    WAITING: { description: "The student has not seen the details yet." },
    SHOWN: { description: "They were shown, and are kept no longer." },
  },
});

builder.prismaObjectField(EnrollmentStep, "access", (t) =>
  t.field({
    type: AccessState,
    nullable: true,
    description:
      "Whether access details of an account at the partner wait to be shown; null where there are none.",
    select: {
      partnerEnrollment: { select: { access: { select: { shownAt: true } } } },
    },
    resolve({ partnerEnrollment }) {
      const access = partnerEnrollment?.access;
      if (!access) return null;
      return access.shownAt ? "SHOWN" : "WAITING";
    },
  }),
);
