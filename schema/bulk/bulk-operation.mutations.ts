import { abortOperation } from "@throughline/domain/bulk/abort-operation";
import { discardOperation } from "@throughline/domain/bulk/discard-operation";
import {
  startOperation,
  type OperationOutcome,
} from "@throughline/domain/bulk/start-operation";
import { undoOperation } from "@throughline/domain/bulk/undo-operation";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import type { Tx } from "@throughline/domain/transaction";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { writeNodeId } from "../node-id.ts";
import { BulkOperation } from "./bulk-operation.type.ts";

const BulkOperationInput = builder.inputType("BulkOperationInput", {
  fields: (t) => ({ operationId: t.id() }),
});

const inputSchema = z.object({ operationId: nodeIdOf("BulkOperation") });

const commands: Record<
  string,
  {
    command: (
      tx: Tx,
      input: { operationId: string },
      now: Date,
    ) => Promise<OperationOutcome>;
    description: string;
  }
> = {
  startBulkOperation: {
    command: startOperation,
    description:
      "Carries out what was previewed. It goes on whether or not anybody watches; a second start changes nothing.",
  },
  abortBulkOperation: {
    command: abortOperation,
    description:
      "Stops between two rows, also while it is being taken back. What was applied stays, and can be taken back.",
  },
};

for (const [name, { command, description }] of Object.entries(commands)) {
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: BulkOperation,
      description,
      authScopes: { staff: true },
      errors: failures,
      args: { input: t.arg({ type: BulkOperationInput }) },
      async resolve(query, _root, { input }, { db, transact, now }) {
        const wanted = parseInput(inputSchema, input);
        const { operationId } = succeed(
          await transact((tx) => command(tx, wanted, now())),
        );
        return db.bulkOperation.findUniqueOrThrow({
          ...query,
          where: { id: operationId },
        });
      },
    }),
  );
}

const UndoBulkOperationInput = builder.inputType("UndoBulkOperationInput", {
  fields: (t) => ({
    operationId: t.id(),
    reason: t.string({ description: "Why; at least 3 characters." }),
  }),
});

builder.mutationField("undoBulkOperation", (t) =>
  t.prismaField({
    type: BulkOperation,
    description:
      "Takes back what was applied, row by row, by compensating facts. Rows that moved on since are left, with the reason.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: UndoBulkOperationInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(
        inputSchema.extend({ reason: reasonSchema }),
        input,
      );
      const { operationId } = succeed(
        await transact((tx) => undoOperation(tx, wanted, now())),
      );
      return db.bulkOperation.findUniqueOrThrow({
        ...query,
        where: { id: operationId },
      });
    },
  }),
);

const BulkOperationDiscarded = builder
  .objectRef<{ operationId: string }>("BulkOperationDiscarded")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      operationId: t.id({
        resolve: ({ operationId }) => writeNodeId("BulkOperation", operationId),
      }),
    }),
  });

builder.mutationField("discardBulkOperation", (t) =>
  t.field({
    type: BulkOperationDiscarded,
    description: "Forgets a preview, or an import, that was never started.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: BulkOperationInput }) },
    async resolve(_root, { input }, { transact }) {
      const wanted = parseInput(inputSchema, input);
      return succeed(await transact((tx) => discardOperation(tx, wanted)));
    },
  }),
);
