import {
  findLookalikes,
  type Lookalike,
} from "@throughline/domain/person/find-lookalikes";
import type { GraphQLResolveInfo } from "graphql";
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
    // A lookalike's own lookalikes are the same people again, and each level would cost five times the one before.
    resolve: ({ id }, _args, { db }, { path }) =>
      isAmong("Lookalike", path) ? [] : findLookalikes(db, id),
  }),
);

function isAmong(typename: string, path: GraphQLResolveInfo["path"]): boolean {
  for (let at: typeof path | undefined = path; at; at = at.prev)
    if (at.typename === typename) return true;
  return false;
}
