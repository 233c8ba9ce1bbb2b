import { ignoreMessage } from "@throughline/domain/inbox/ignore-message";
import { replayMessage } from "@throughline/domain/inbox/replay-message";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { InboundMessage } from "./inbound-message.type.ts";

const ReplayInput = builder.inputType("ReplayInboundMessageInput", {
  fields: (t) => ({ messageId: t.id() }),
});
const IgnoreInput = builder.inputType("IgnoreInboundMessageInput", {
  fields: (t) => ({ messageId: t.id(), reason: t.string() }),
});

const replaySchema = z.object({ messageId: nodeIdOf("InboundMessage") });
const ignoreSchema = replaySchema.extend({ reason: reasonSchema });

builder.mutationField("replayInboundMessage", (t) =>
  t.prismaField({
    type: InboundMessage,
    description:
      "Takes a message that was set aside up again, after what was wrong has been mended.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: ReplayInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(replaySchema, input);
      const { messageId } = succeed(
        await transact((tx) => replayMessage(tx, wanted, now())),
      );
      return db.inboundMessage.findUniqueOrThrow({
        ...query,
        where: { id: messageId },
      });
    },
  }),
);

builder.mutationField("ignoreInboundMessage", (t) =>
  t.prismaField({
    type: InboundMessage,
    description:
      "Decides that a quarantined message needs nothing done, and says why.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: IgnoreInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(ignoreSchema, input);
      const { messageId } = succeed(
        await transact((tx) => ignoreMessage(tx, wanted, now())),
      );
      return db.inboundMessage.findUniqueOrThrow({
        ...query,
        where: { id: messageId },
      });
    },
  }),
);
