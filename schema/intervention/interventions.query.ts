import { subjectSchema } from "@throughline/domain/intervention/subject";
import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { Person } from "../person/person.type.ts";
import { Intervention } from "./intervention.type.ts";

/** Reads an item's key. Throws a BAD_USER_INPUT error that names the argument. */
export function readKey(field: string, key: string) {
  const read = subjectSchema.safeParse(key);
  if (read.success) return read.data;
  throw badInput(field, read.error.issues[0]?.message ?? "No such key.");
}

builder.queryField("interventions", (t) =>
  t.prismaField({
    type: [Intervention],
    description: "All work that was ever done on one item, newest first.",
    authScopes: { staff: true },
    args: { key: t.arg.string() },
    resolve: (query, _root, { key }, { db }) =>
      db.intervention.findMany({
        ...query,
        where: readKey("key", key),
        orderBy: { openedAt: "desc" },
        take: 50,
      }),
  }),
);

builder.queryField("staff", (t) =>
  t.prismaField({
    type: [Person],
    description: "Everybody to whom work can be assigned, by name.",
    authScopes: { staff: true },
    resolve: (query, _root, _args, { db }) =>
      db.person.findMany({
        ...query,
        where: { user: { role: { in: ["ADMIN", "SUPER_ADMIN"] } } },
        orderBy: [{ givenName: "asc" }, { familyName: "asc" }, { id: "asc" }],
      }),
  }),
);
