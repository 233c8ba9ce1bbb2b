import type { LoggedEvent } from "@throughline/domain/event/read";
import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { coalesce } from "../event/coalesce.ts";
import { followLog } from "../event/follow-log.ts";
import { followingArgs } from "../event/following-args.ts";
import { BulkOperation } from "./bulk-operation.type.ts";

const quietMs = 250;

interface Change {
  cursor: string;
  operationId: string;
}

const BulkOperationChanged = builder
  .objectRef<Change>("BulkOperationChanged")
  .implement({
    description: "A bulk operation got on.",
    authScopes: { staff: true },
    fields: (t) => ({
      cursor: t.exposeString("cursor", {
        description: "Give it as `after` to go on from here.",
      }),
      operation: t.prismaField({
        type: BulkOperation,
        nullable: true,
        description: "As it stands by now; null once it is discarded.",
        resolve: (query, { operationId }, _args, { db }) =>
          db.bulkOperation.findUnique({ ...query, where: { id: operationId } }),
      }),
    }),
  });

builder.subscriptionField("bulkOperationChanged", (t) =>
  t.field({
    type: BulkOperationChanged,
    description:
      "How far a bulk operation is, at most four times a second, and once more at its end.",
    authScopes: { staff: true },
    args: {
      operationId: t.arg.id(),
      ...followingArgs,
    },
    subscribe(_root, { operationId, ...following }, { feed }) {
      const id = readId("operationId", "BulkOperation", operationId);
      const changes = coalesce(
        followLog(feed, following, ({ type }) => type.startsWith("bulk.")),
        quietMs,
      );
      return ofOperation(changes, id);
    },
    resolve: (change) => change,
  }),
);

/** The log does not say whose progress it was, so another operation's looks like ours; it is then told as it stands. */
function ofOperation(
  events: AsyncIterableIterator<LoggedEvent>,
  operationId: string,
): AsyncIterableIterator<Change> {
  return {
    async next() {
      const result = await events.next();
      if (result.done) return { done: true, value: undefined };
      return {
        done: false,
        value: { cursor: result.value.cursor, operationId },
      };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
