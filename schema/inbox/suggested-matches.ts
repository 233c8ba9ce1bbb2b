import { matchMessage } from "@throughline/domain/inbox/match-message";
import {
  suggestMatches,
  type MatchSuggestion,
} from "@throughline/domain/inbox/suggest-matches";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { InboundMessage } from "./inbound-message.type.ts";

const MatchReason = builder.enumType("MatchReason", {
  values: [
    "SAME_PERSON",
    "SAME_ADDRESS",
    "UNVERIFIED_ADDRESS",
    "SIMILAR_ADDRESS",
    "SAME_COURSE",
    "AWAITS_PARTNER",
  ] as const,
});

const MatchSuggestionType = builder
  .objectRef<MatchSuggestion>("MatchSuggestion")
  .implement({
    description: "A place at the partner that the message may mean.",
    authScopes: { staff: true },
    fields: (t) => ({
      partnerEnrollmentId: t.exposeID("partnerEnrollmentId"),
      step: t.prismaField({
        type: EnrollmentStep,
        resolve: (query, { enrollmentStepId }, _args, { db }) =>
          db.enrollmentStep.findUniqueOrThrow({
            ...query,
            where: { id: enrollmentStepId },
          }),
      }),
      likelihood: t.exposeFloat("likelihood", { description: "0 to 1." }),
      reasons: t.field({
        type: [MatchReason],
        resolve: ({ reasons }) => reasons,
      }),
    }),
  });

builder.prismaObjectField(InboundMessage, "suggestions", (t) =>
  t.field({
    type: [MatchSuggestionType],
    description:
      "Whom a message that was set aside probably means, most likely first; empty for any other.",
    authScopes: { staff: true },
    select: { state: true, partnerId: true, rawBody: true },
    resolve: (message, _args, { db }) =>
      message.state === "QUARANTINED" ? suggestMatches(db, message) : [],
  }),
);

const MatchInput = builder.inputType("MatchInboundMessageInput", {
  fields: (t) => ({
    messageId: t.id(),
    partnerEnrollmentId: t.id({ description: "Of a suggestion." }),
    rememberAddress: t.boolean({
      defaultValue: false,
      description: "Keep the message's address as the person's.",
    }),
    reason: t.string(),
  }),
});
const matchSchema = z.object({
  messageId: nodeIdOf("InboundMessage"),
  partnerEnrollmentId: z.uuid("This is not the id of a suggestion's place."),
  rememberAddress: z.boolean(),
  reason: reasonSchema,
});

builder.mutationField("matchInboundMessage", (t) =>
  t.prismaField({
    type: InboundMessage,
    description:
      "Decides which place a message that was set aside means, and applies it there.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: MatchInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(matchSchema, input);
      const { messageId } = succeed(
        await transact((tx) => matchMessage(tx, wanted, now())),
      );
      return db.inboundMessage.findUniqueOrThrow({
        ...query,
        where: { id: messageId },
      });
    },
  }),
);
