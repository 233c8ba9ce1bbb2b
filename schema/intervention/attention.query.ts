import { queryFromInfo } from "@pothos/plugin-prisma";
import { resolveOffsetConnection } from "@pothos/plugin-relay";
import {
  attentionKinds,
  attentionViews,
  listAttention,
  type AttentionItem,
  type AttentionPage,
} from "@throughline/domain/intervention/attention";
import {
  conditions,
  type RiskReason,
} from "@throughline/domain/intervention/risk.rules";
import { writeSubject } from "@throughline/domain/intervention/subject";
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { InboundMessage } from "../inbox/inbound-message.type.ts";
import { Partner } from "../partner/partner.type.ts";
import { Person } from "../person/person.type.ts";
import { Intervention } from "./intervention.type.ts";
import { readKey } from "./interventions.query.ts";

type WithSubjects = AttentionItem & {
  step: typeof EnrollmentStep.$inferType | null;
  message: typeof InboundMessage.$inferType | null;
  partner: typeof Partner.$inferType | null;
  person: typeof Person.$inferType | null;
  intervention: typeof Intervention.$inferType | null;
};

const AttentionKind = builder.enumType("AttentionKind", {
  values: attentionKinds,
});
const AttentionView = builder.enumType("AttentionView", {
  description: "Whose work. ALL is everything that is not put off.",
  values: attentionViews,
});
const RiskCode = builder.enumType("RiskCode", {
  values: [...conditions, "DAYS_OVER", "FAILURES", "IDLE_DAYS"] as const,
});

const RiskReasonType = builder.objectRef<RiskReason>("RiskReason").implement({
  description: "One of the reasons that make up a rank.",
  authScopes: { staff: true },
  fields: (t) => ({
    code: t.field({ type: RiskCode, resolve: ({ code }) => code }),
    value: t.exposeInt("value", { description: "Days or times." }),
    points: t.exposeInt("points"),
  }),
});

const AttentionItemType = builder
  .objectRef<WithSubjects>("AttentionItem")
  .implement({
    description: "Something that will not go on without a person.",
    authScopes: { staff: true },
    fields: (t) => ({
      key: t.string({ resolve: writeSubject }),
      kind: t.field({ type: AttentionKind, resolve: ({ kind }) => kind }),
      since: t.expose("since", { type: "DateTime" }),
      reason: t.exposeString("reason"),
      risk: t.exposeInt("risk", {
        description: "The sum of the reasons' points; the higher, the sooner.",
      }),
      reasons: t.field({
        type: [RiskReasonType],
        resolve: ({ reasons }) => reasons,
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
      partner: t.field({
        type: Partner,
        nullable: true,
        resolve: ({ partner }) => partner,
      }),
      person: t.field({
        type: Person,
        nullable: true,
        resolve: ({ person }) => person,
      }),
      intervention: t.field({
        type: Intervention,
        nullable: true,
        description: "The work on it; null where nobody began.",
        resolve: ({ intervention }) => intervention,
      }),
    }),
  });

const KindCount = builder
  .objectRef<{ kind: (typeof attentionKinds)[number]; count: number }>(
    "AttentionCount",
  )
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      kind: t.field({ type: AttentionKind, resolve: ({ kind }) => kind }),
      count: t.exposeInt("count"),
    }),
  });

const AttentionFilterInput = builder.inputType("AttentionFilter", {
  fields: (t) => ({
    view: t.field({ type: AttentionView, required: false }),
    kind: t.field({ type: AttentionKind, required: false }),
    courseId: t.id({ required: false }),
    partnerId: t.id({ required: false }),
    key: t.string({
      required: false,
      description: "Only this item, also where it is put off.",
    }),
  }),
});

/** Nobody pages further; whoever has more begins at the top. */
const furthest = 100_000;

builder.queryField("attention", (t) =>
  t.connection(
    {
      type: AttentionItemType,
      description: "Who needs a person, the most urgent first.",
      authScopes: { staff: true },
      args: { filter: t.arg({ type: AttentionFilterInput, required: false }) },
      async resolve(_root, { filter, ...args }, context, info) {
        let found: AttentionPage = { items: [], total: 0, counts: {} };
        const connection = await resolveOffsetConnection(
          { args, defaultSize: 50, maxSize: 200 },
          async ({ limit, offset }) => {
            found = await listAttention(
              context.db,
              readFilter(filter ?? {}, context),
              { limit, offset: Math.min(offset, furthest) },
              context.now(),
            );
            return withSubjects(found.items, context, info);
          },
        );
        const { total, counts } = found;
        return { ...connection, totalCount: total, counts };
      },
    },
    {
      fields: (t) => ({
        totalCount: t.int({
          resolve: (page) => (page as unknown as Counted).totalCount,
        }),
        counts: t.field({
          type: [KindCount],
          description: "Of each kind, whatever kind is asked for.",
          resolve: (page) => {
            const { counts } = page as unknown as Counted;
            return attentionKinds.flatMap((kind) => {
              const count = counts[kind];
              return count ? [{ kind, count }] : [];
            });
          },
        }),
      }),
    },
  ),
);

interface Counted {
  totalCount: number;
  counts: AttentionPage["counts"];
}

type FilterInput = Partial<typeof AttentionFilterInput.$inferInput>;

function readFilter(
  { view, kind, courseId, partnerId, key }: FilterInput,
  { viewer }: Context,
) {
  return {
    view: view ?? "ALL",
    viewerId: viewer.personId,
    kind,
    courseId: courseId && readId("filter.courseId", "Course", courseId),
    partnerId: partnerId && readId("filter.partnerId", "Partner", partnerId),
    only: key ? readKey("filter.key", key) : null,
  };
}

/** Reads all steps in one go, all messages in another and so on, however long the list is. */
async function withSubjects(
  items: AttentionItem[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<WithSubjects[]> {
  const { db } = context;
  const asked = (typeName: string, field: string) =>
    queryFromInfo({
      context,
      info,
      typeName,
      path: ["edges", "node", field],
    });
  const subjects = idsOf(items, ({ subjectId }) => subjectId);
  const [steps, messages, partners, people, interventions] = await Promise.all([
    db.enrollmentStep.findMany({
      ...asked("EnrollmentStep", "step"),
      where: subjects,
    }),
    db.inboundMessage.findMany({
      ...asked("InboundMessage", "message"),
      where: subjects,
    }),
    db.partner.findMany({
      ...asked("Partner", "partner"),
      where: idsOf(items, ({ partnerId }) => partnerId),
    }),
    db.person.findMany({
      ...asked("Person", "person"),
      where: idsOf(items, ({ personId }) => personId),
    }),
    db.intervention.findMany({
      ...asked("Intervention", "intervention"),
      where: idsOf(items, ({ interventionId }) => interventionId),
    }),
  ]);
  const stepOf = byId(steps);
  const messageOf = byId(messages);
  const partnerOf = byId(partners);
  const personOf = byId(people);
  const interventionOf = byId(interventions);
  return items.map((item) => ({
    ...item,
    step: (stepOf.get(item.subjectId) ?? null) as WithSubjects["step"],
    message: messageOf.get(item.subjectId) ?? null,
    partner: partnerOf.get(item.partnerId ?? "") ?? null,
    person: personOf.get(item.personId ?? "") ?? null,
    intervention: interventionOf.get(item.interventionId ?? "") ?? null,
  }));
}

const idsOf = (
  items: AttentionItem[],
  of: (item: AttentionItem) => string | null,
) => ({ id: { in: [...new Set(items.flatMap((item) => of(item) ?? []))] } });

const byId = <Node extends { id: string }>(nodes: Node[]) =>
  new Map(nodes.map((node) => [node.id, node]));
