import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { Booking } from "./booking.type.ts";

builder.prismaObjectField(EnrollmentStep, "calledOff", (t) =>
  t.prismaField({
    type: Booking,
    nullable: true,
    description:
      "The last booking, where the school called its class off: the step waits for another one. Null once it is booked again, or done.",
    select: { state: true },
    resolve: async (query, { id: enrollmentStepId, state }, _args, { db }) => {
      if (state !== "PENDING" && state !== "IN_PROGRESS") return null;
      const last = await db.booking.findFirst({
        where: { enrollmentStepId, bookedAt: { not: null } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { id: true, endedBy: true },
      });
      return last?.endedBy === "CLASS"
        ? db.booking.findUnique({ ...query, where: { id: last.id } })
        : null;
    },
  }),
);
