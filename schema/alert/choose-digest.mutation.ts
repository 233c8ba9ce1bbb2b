import { chooseDigest } from "@throughline/domain/alert/choose-digest";
import { builder } from "../builder.ts";
import { failures, NotFound, succeed } from "../error/user-error.type.ts";
import { User } from "../person/person.type.ts";

const ChooseDigestInput = builder.inputType("ChooseDigestInput", {
  fields: (t) => ({ wanted: t.boolean() }),
});

builder.mutationField("chooseDigest", (t) =>
  t.prismaField({
    type: User,
    description:
      "Turns the daily e-mail about alerts on or off for the viewer alone.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: ChooseDigestInput }) },
    async resolve(query, _root, { input }, { db, transact, viewer, now }) {
      if (!viewer.personId)
        throw new NotFound("input", "This login belongs to no person.");
      const { wanted } = input;
      const { personId } = succeed(
        await transact((tx) =>
          chooseDigest(tx, { personId: viewer.personId ?? "", wanted }, now()),
        ),
      );
      return db.user.findUniqueOrThrow({ ...query, where: { personId } });
    },
  }),
);
