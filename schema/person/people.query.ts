import type { Prisma } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { Person, User } from "./person.type.ts";

builder.queryField("me", (t) =>
  t.prismaField({
    type: User,
    nullable: true,
    description: "The login that asks; null without one.",
    authScopes: { anyone: true },
    resolve: (query, _root, _args, { db, viewer }) =>
      viewer.userId
        ? db.user.findUnique({ ...query, where: { id: viewer.userId } })
        : null,
  }),
);

builder.queryField("people", (t) =>
  t.prismaConnection({
    type: Person,
    cursor: "id",
    description: "People by family name.",
    authScopes: { staff: true },
    args: {
      search: t.arg.string({
        required: false,
        description: "Part of a name or an address.",
      }),
    },
    totalCount: (_root, { search }, { db }) =>
      db.person.count({ where: matchesPerson(search) }),
    resolve: (query, _root, { search }, { db }) =>
      db.person.findMany({
        ...query,
        where: matchesPerson(search),
        orderBy: [{ familyName: "asc" }, { givenName: "asc" }, { id: "asc" }],
      }),
  }),
);

/** Each word of a search must be found in a name or in an address. */
export function matchesPerson(
  search: string | null | undefined,
): Prisma.PersonWhereInput {
  if ((search ?? "").length > longestSearch)
    throw badInput("search", `Search for at most ${longestSearch} characters.`);
  const words = (search ?? "")
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map(literally);
  return {
    mergedIntoId: null,
    AND: words.map((word) => ({
      OR: [
        { givenName: { contains: word, mode: "insensitive" } },
        { familyName: { contains: word, mode: "insensitive" } },
        { emails: { some: { address: { contains: word.toLowerCase() } } } },
      ],
    })),
  };
}

const longestSearch = 200;

/** PostgreSQL's wildcards stand for themselves. */
const literally = (word: string) => word.replace(/[\\%_]/g, String.raw`\$&`);
