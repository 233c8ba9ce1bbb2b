import { bulkKindOf, bulkKinds } from "@throughline/domain/bulk/kinds";
import { countRows, type RowCounts } from "@throughline/domain/bulk/take-count";
import { BulkRowState, BulkState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { writeNodeId } from "../node-id.ts";

export const BulkKindEnum = builder.enumType("BulkKind", {
  description: "What can be done to many at once.",
  values: Object.keys(bulkKinds) as (keyof typeof bulkKinds)[],
});

export const BulkStateEnum = builder.enumType(BulkState, { name: "BulkState" });
export const BulkRowStateEnum = builder.enumType(BulkRowState, {
  name: "BulkRowState",
});

interface Preview {
  about?: string | null;
  from?: string | null;
  to?: string | null;
}

export const BulkRow = builder.prismaObject("BulkRow", {
  description: "One row of a bulk operation.",
  authScopes: { staff: true },
  fields: (t) => ({
    position: t.exposeInt("position"),
    label: t.exposeString("label"),
    state: t.expose("state", { type: BulkRowStateEnum }),
    about: t.string({
      nullable: true,
      description: "The part of the subject that changes, such as a step.",
      resolve: ({ preview }) => (preview as Preview).about ?? null,
    }),
    from: t.string({
      nullable: true,
      description: "How it stood when it was planned, in words.",
      resolve: ({ preview }) => (preview as Preview).from ?? null,
    }),
    to: t.string({
      nullable: true,
      description: "How it would stand afterwards, in words.",
      resolve: ({ preview }) => (preview as Preview).to ?? null,
    }),
    result: t.exposeString("result", {
      nullable: true,
      description: "What happened, or why not, in words.",
    }),
    subjectId: t.id({
      nullable: true,
      description: "The node that it is about, once there is one.",
      select: { subjectId: true, operation: { select: { kind: true } } },
      resolve: ({ subjectId, operation }) =>
        subjectId && subjectNode(operation.kind, subjectId),
    }),
  }),
});

const importSubjects: Record<string, string> = {
  IMPORT_PARTNERS: "Partner",
  IMPORT_COURSES: "Course",
  IMPORT_ENROLLMENTS: "Enrollment",
};

function subjectNode(kind: string, id: string): string {
  const subject = bulkKindOf(kind)?.subject;
  const typename =
    importSubjects[kind] ?? (subject === "person" ? "Person" : "Enrollment");
  return writeNodeId(typename, id);
}

const BulkRowCounts = builder.objectRef<RowCounts>("BulkRowCounts").implement({
  description: "How many rows are in each state.",
  authScopes: { staff: true },
  fields: (t) => ({
    pending: t.exposeInt("PENDING"),
    applied: t.exposeInt("APPLIED"),
    unchanged: t.exposeInt("UNCHANGED"),
    failed: t.exposeInt("FAILED"),
    aborted: t.exposeInt("ABORTED"),
    undone: t.exposeInt("UNDONE"),
    undoFailed: t.exposeInt("UNDO_FAILED"),
  }),
});

export const BulkOperation = builder.prismaNode("BulkOperation", {
  nullable: true,
  id: { field: "id" },
  description:
    "One change to many rows that were frozen beforehand: previewed, carried out by workers, stopped or taken back.",
  authScopes: { staff: true },
  fields: (t) => ({
    kind: t.exposeString("kind", {
      description: "A `BulkKind`, or `IMPORT_` and what is imported.",
    }),
    state: t.expose("state", { type: BulkStateEnum }),
    reason: t.exposeString("reason", { nullable: true }),
    requestedByName: t.exposeString("requestedByName"),
    total: t.exposeInt("total"),
    applicable: t.exposeInt("applicable", {
      description: "Rows to which it applies; the plan left the others out.",
    }),
    applied: t.exposeInt("applied"),
    failed: t.exposeInt("failed", {
      description: "Rows that could not be done after all.",
    }),
    undone: t.exposeInt("undone"),
    problem: t.exposeString("problem", {
      nullable: true,
      description: "Why it could not be planned at all, in words.",
    }),
    undoReason: t.exposeString("undoReason", { nullable: true }),
    undoneByName: t.exposeString("undoneByName", { nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    startedAt: t.expose("startedAt", { type: "DateTime", nullable: true }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    undoneAt: t.expose("undoneAt", { type: "DateTime", nullable: true }),
    notUndoable: t.string({
      nullable: true,
      description: "Why it cannot be taken back; null where it can.",
      select: { kind: true },
      resolve: ({ kind }) => bulkKindOf(kind)?.notUndoable ?? null,
    }),
    counts: t.field({
      type: BulkRowCounts,
      select: { id: true },
      resolve: ({ id }, _args, { db }) => countRows(db, id),
    }),
    rows: t.relatedConnection("rows", {
      cursor: "operationId_position",
      totalCount: true,
      args: { states: t.arg({ type: [BulkRowStateEnum], required: false }) },
      query: ({ states }) => ({
        ...(states?.length && { where: { state: { in: states } } }),
        orderBy: { position: "asc" },
      }),
    }),
  }),
});
