import { settleDrift } from "@throughline/domain/partner/settle-drift";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { PartnerDrift } from "./reconciliation.fields.ts";

const SettleDriftInput = builder.inputType("SettleDriftInput", {
  fields: (t) => ({
    driftId: t.id(),
    reason: t.string({ description: "Why; at least 3 characters." }),
  }),
});

const inputSchema = z.object({
  driftId: nodeIdOf("PartnerDrift"),
  reason: reasonSchema,
});

builder.mutationField("settleDrift", (t) =>
  t.prismaField({
    type: PartnerDrift,
    description:
      "Lets a difference be, with a reason. It is raised again only when either side says something else.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SettleDriftInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(inputSchema, input);
      const { driftId } = succeed(
        await transact((tx) => settleDrift(tx, wanted, now())),
      );
      return db.partnerDrift.findUniqueOrThrow({
        ...query,
        where: { id: driftId },
      });
    },
  }),
);
