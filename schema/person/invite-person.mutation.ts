import { invitePerson } from "@throughline/domain/person/invite-person";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Person } from "./person.type.ts";

const InvitePersonInput = builder.inputType("InvitePersonInput", {
  fields: (t) => ({ personId: t.id() }),
});

const inputSchema = z.object({ personId: nodeIdOf("Person") });

builder.mutationField("invitePerson", (t) =>
  t.prismaField({
    type: Person,
    description:
      "Sends a person a link to set a password, once more at each call in another minute.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: InvitePersonInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const { personId } = parseInput(inputSchema, input);
      const at = now();
      const occurrence = at.toISOString().slice(0, 16);
      succeed(
        await transact((tx) => invitePerson(tx, { personId, occurrence }, at)),
      );
      return db.person.findUniqueOrThrow({ ...query, where: { id: personId } });
    },
  }),
);
