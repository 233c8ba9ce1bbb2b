import type { Refusal } from "@throughline/domain/outcome";
import { beginReconciliation } from "@throughline/domain/partner/begin-reconciliation";
import { probePartner } from "@throughline/domain/partner/probe-partner";
import type { Tx } from "@throughline/domain/transaction";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Partner } from "./partner.type.ts";

type Command = (
  tx: Tx,
  input: { partnerId: string },
  now: Date,
) => Promise<{ kind: string } | Refusal>;

/** What staff may have done with a partner at once. The work itself is a worker's. */
const requests: Record<string, { command: Command; description: string }> = {
  reconcilePartner: {
    command: (tx, { partnerId }, now) =>
      beginReconciliation(tx, { partnerId, whole: true }, now),
    description:
      "Compares all our records with the partner's; goes on with the comparison under way where there is one.",
  },
  probePartner: {
    command: probePartner,
    description:
      "Tries a partner that is down now, rather than at its next probe. Changes nothing where it is called anyway.",
  },
};

const PartnerRequestInput = builder.inputType("PartnerRequestInput", {
  fields: (t) => ({ partnerId: t.id() }),
});

const inputSchema = z.object({ partnerId: nodeIdOf("Partner") });

for (const [name, { command, description }] of Object.entries(requests)) {
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: Partner,
      description,
      authScopes: { staff: true },
      errors: failures,
      args: { input: t.arg({ type: PartnerRequestInput }) },
      async resolve(query, _root, { input }, { db, transact, now }) {
        const wanted = parseInput(inputSchema, input);
        succeed(await transact((tx) => command(tx, wanted, now())));
        return db.partner.findUniqueOrThrow({
          ...query,
          where: { id: wanted.partnerId },
        });
      },
    }),
  );
}
