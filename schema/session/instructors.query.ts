import { teachingRoles } from "@throughline/domain/session/find-instructor";
import { builder } from "../builder.ts";
import { Person } from "../person/person.type.ts";

builder.queryField("instructors", (t) =>
  t.prismaField({
    type: [Person],
    description: "Who may teach a class, by name.",
    authScopes: { staff: true },
    resolve: (query, _root, _args, { db }) =>
      db.person.findMany({
        ...query,
        where: {
          mergedIntoId: null,
          user: { role: { in: [...teachingRoles] } },
        },
        orderBy: [{ givenName: "asc" }, { familyName: "asc" }, { id: "asc" }],
        take: 500,
      }),
  }),
);
