import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { BulkOperation, BulkStateEnum } from "./bulk-operation.type.ts";

builder.queryField("bulkOperations", (t) =>
  t.prismaConnection({
    type: BulkOperation,
    cursor: "id",
    description: "Actions on many and imports, newest first.",
    authScopes: { staff: true },
    args: {
      states: t.arg({ type: [BulkStateEnum], required: false }),
    },
    totalCount: (_root, { states }, { db }) =>
      db.bulkOperation.count({ where: inStates(states) }),
    resolve: (query, _root, { states }, { db }) =>
      db.bulkOperation.findMany({
        ...query,
        where: inStates(states),
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      }),
  }),
);

builder.queryField("bulkOperation", (t) =>
  t.prismaField({
    type: BulkOperation,
    nullable: true,
    authScopes: { staff: true },
    args: { id: t.arg.id() },
    resolve: (query, _root, { id }, { db }) =>
      db.bulkOperation.findUnique({
        ...query,
        where: { id: readId("id", "BulkOperation", id) },
      }),
  }),
);

function inStates(
  states: (typeof BulkStateEnum.$inferType)[] | null | undefined,
) {
  return states?.length ? { state: { in: states } } : {};
}
