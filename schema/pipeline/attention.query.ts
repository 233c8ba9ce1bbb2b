import { queryFromInfo } from "@pothos/plugin-prisma";
import {
  listAttention,
  type AttentionItem,
} from "@throughline/domain/pipeline/attention";
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { InboundMessage } from "../inbox/inbound-message.type.ts";

type WithSubjects = AttentionItem & {
  step: typeof EnrollmentStep.$inferType | null;
  message: typeof InboundMessage.$inferType | null;
};

const AttentionKind = builder.enumType("AttentionKind", {
  values: [
    "FAILED_STEP",
    "STUCK_STEP",
    "SILENT_PARTNER",
    "QUARANTINED_MESSAGE",
    "UNKNOWN_DELIVERY",
  ] as const,
});

const AttentionItemType = builder
  .objectRef<WithSubjects>("AttentionItem")
  .implement({
    description: "Something that will not go on without an admin.",
    authScopes: { staff: true },
    fields: (t) => ({
      key: t.string({ resolve: ({ kind, id }) => `${kind}:${id}` }),
      kind: t.field({ type: AttentionKind, resolve: ({ kind }) => kind }),
      since: t.expose("since", { type: "DateTime" }),
      reason: t.exposeString("reason"),
      urgency: t.exposeFloat("urgency", {
        description: "The higher, the sooner.",
      }),
      step: t.field({
        type: EnrollmentStep,
        nullable: true,
        resolve: ({ step }) => step,
      }),
      message: t.field({
        type: InboundMessage,
        nullable: true,
        resolve: ({ message }) => message,
      }),
    }),
  });

builder.queryField("attention", (t) =>
  t.field({
    type: [AttentionItemType],
    description: "Who needs an admin, most urgent first.",
    authScopes: { staff: true },
    args: {
      limit: t.arg.int({ defaultValue: 50, description: "At most 200." }),
    },
    async resolve(_root, { limit }, context, info) {
      const atMost = Math.min(Math.max(limit, 1), 200);
      const items = await listAttention(
        context.db,
        { limit: atMost },
        context.now(),
      );
      return withSubjects(items, context, info);
    },
  }),
);

/** Reads all steps in one go and all messages in another, however long the list is. */
async function withSubjects(
  items: AttentionItem[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<WithSubjects[]> {
  const where = { id: { in: items.map(({ id }) => id) } };
  const { db } = context;
  const [steps, messages] = await Promise.all([
    db.enrollmentStep.findMany({
      ...queryFromInfo({
        context,
        info,
        typeName: "EnrollmentStep",
        path: ["step"],
      }),
      where,
    }),
    db.inboundMessage.findMany({
      ...queryFromInfo({
        context,
        info,
        typeName: "InboundMessage",
        path: ["message"],
      }),
      where,
    }),
  ]);
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  const messageOf = new Map(messages.map((message) => [message.id, message]));
  return items.map((item) => ({
    ...item,
    step: (stepOf.get(item.id) ?? null) as WithSubjects["step"],
    message: messageOf.get(item.id) ?? null,
  }));
}
