import { builder } from "../builder.ts";
import { User } from "../person/person.type.ts";

builder.prismaObjectField(User, "wantsDigest", (t) =>
  t.boolean({
    description: "For staff: whether the daily digest of alerts is sent.",
    select: { digestOffAt: true },
    resolve: ({ digestOffAt }) => digestOffAt === null,
  }),
);
