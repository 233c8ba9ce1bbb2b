import {
  nameSchema,
  timeZoneSchema,
} from "@throughline/domain/person/person.rules";
import { updatePerson } from "@throughline/domain/person/update-person";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, NotFound, succeed } from "../error/user-error.type.ts";
import { parseInput } from "../input.ts";
import { Person } from "./person.type.ts";

const UpdateProfileInput = builder.inputType("UpdateProfileInput", {
  fields: (t) => ({
    givenName: t.string({ required: false }),
    familyName: t.string({ required: false }),
    phone: t.string({ required: false }),
    timeZone: t.string({ required: false, description: "IANA name." }),
  }),
});

const inputSchema = z.object({
  givenName: nameSchema.nullish().transform(orUnchanged),
  familyName: nameSchema.nullish().transform(orUnchanged),
  phone: z
    .string()
    .trim()
    .max(40, "A telephone number has at most 40 characters.")
    .refine(
      (phone) => !/\p{Cc}/u.test(phone),
      "A telephone number cannot hold control characters.",
    )
    .nullish(),
  timeZone: timeZoneSchema.nullish().transform(orUnchanged),
});

builder.mutationField("updateProfile", (t) =>
  t.prismaField({
    type: Person,
    description:
      "Changes the viewer's own particulars; what is left out stays.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: UpdateProfileInput }) },
    async resolve(query, _root, { input }, { db, transact, viewer, now }) {
      const changes = parseInput(inputSchema, input);
      if (!viewer.personId)
        throw new NotFound("input", "This login belongs to no person.");
      const personId = viewer.personId;
      succeed(
        await transact((tx) => updatePerson(tx, { personId, changes }, now())),
      );
      return db.person.findUniqueOrThrow({ ...query, where: { id: personId } });
    },
  }),
);

function orUnchanged<Value>(
  value: Value | null | undefined,
): Value | undefined {
  return value ?? undefined;
}
