import { z } from "zod";
import { builder } from "../builder.ts";
import type { PartnerHealth } from "../context.ts";
import { failures, NotFound } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";

const TestConnectionInput = builder.inputType("TestPartnerConnectionInput", {
  fields: (t) => ({ partnerId: t.id() }),
});

const Tested = builder.objectRef<PartnerHealth>("TestedPartnerConnection");
Tested.implement({
  authScopes: { staff: true },
  fields: (t) => ({
    healthy: t.boolean({ resolve: ({ kind }) => kind === "healthy" }),
    reason: t.string({
      nullable: true,
      description: "What is wrong, where something is.",
      resolve: (health) =>
        health.kind === "unavailable" ? health.reason : null,
    }),
  }),
});

const inputSchema = z.object({ partnerId: nodeIdOf("Partner") });

builder.mutationField("testPartnerConnection", (t) =>
  t.field({
    type: Tested,
    description:
      "Asks the partner whether it answers and accepts our credentials. Changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: TestConnectionInput }) },
    async resolve(_root, { input }, { db, partners }) {
      const { partnerId } = parseInput(inputSchema, input);
      const partner = await db.partner.findUnique({ where: { id: partnerId } });
      if (!partner)
        throw new NotFound("input.partnerId", "There is no such partner.");
      return partners.test(partnerId);
    },
  }),
);
