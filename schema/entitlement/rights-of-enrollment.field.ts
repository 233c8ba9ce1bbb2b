import { builder } from "../builder.ts";
import { Enrollment } from "../enrollment/enrollment.type.ts";

builder.prismaObjectField(Enrollment, "entitlements", (t) =>
  t.relation("entitlements", {
    description:
      "The rights to book its steps, and the credits that came with it; the oldest first.",
    query: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
  }),
);
