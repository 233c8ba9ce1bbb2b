import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";

builder.prismaObjectField(EnrollmentStep, "partnerDownSince", (t) =>
  t.field({
    type: "DateTime",
    nullable: true,
    description:
      "Since when its partner cannot be reached; null where it can. Waiting does not count against anybody meanwhile.",
    select: {
      partner: {
        select: {
          outages: {
            where: { endedAt: null },
            select: { startedAt: true },
            take: 1,
          },
        },
      },
    },
    resolve: ({ partner }) => partner?.outages[0]?.startedAt ?? null,
  }),
);

builder.prismaObjectField(EnrollmentStep, "confirmDays", (t) =>
  t.int({
    nullable: true,
    description: "Within how many days its partner confirms a place.",
    select: { partner: { select: { confirmDays: true } } },
    resolve: ({ partner }) => partner?.confirmDays ?? null,
  }),
);
