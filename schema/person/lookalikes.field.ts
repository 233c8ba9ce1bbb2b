import {
  findLookalikes,
  type Lookalike,
} from "@throughline/domain/person/find-lookalikes";
import { builder } from "../builder.ts";
import { Person } from "./person.type.ts";

const LookalikeReason = builder.enumType("LookalikeReason", {
  values: ["NAME", "PHONE", "ADDRESS"] as const,
});

const LookalikeType = builder.objectRef<Lookalike>("Lookalike").implement({
  description: "Somebody who may be the same human.",
  authScopes: { staff: true },
  fields: (t) => ({
    person: t.prismaField({
      type: Person,
      resolve: (query, { personId }, _args, { db }) =>
        db.person.findUniqueOrThrow({ ...query, where: { id: personId } }),
    }),
    reasons: t.field({
      type: [LookalikeReason],
      resolve: ({ reasons }) => reasons,
    }),
  }),
});

builder.prismaObjectField(Person, "lookalikes", (t) =>
  t.field({
    type: [LookalikeType],
    description: "Who may be the same human, at most five.",
    authScopes: { staff: true },
    select: { id: true },
    resolve: ({ id }, _args, { db }) => findLookalikes(db, id),
  }),
);
