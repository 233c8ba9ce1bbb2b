import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { WaitlistEntry } from "./waitlist.type.ts";

const ended = ["EXPIRED", "PASSED", "LEFT"] as const;
const atMost = 5;

builder.prismaObjectField(EnrollmentStep, "endedWaits", (t) =>
  t.prismaField({
    type: [WaitlistEntry],
    description:
      "The waits of its student for classes that are still to come, which ended without a seat, with the reason; the last first, at most five.",
    resolve: (query, { id: enrollmentStepId }, _args, { db, now }) =>
      db.waitlistEntry.findMany({
        ...query,
        where: {
          enrollmentStepId,
          state: { in: [...ended] },
          session: { startsAt: { gt: now() } },
        },
        orderBy: [{ settledAt: "desc" }, { id: "desc" }],
        take: atMost,
      }),
  }),
);
