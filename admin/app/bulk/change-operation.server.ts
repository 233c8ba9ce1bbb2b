import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import {
  AbortOperation,
  DiscardOperation,
  StartOperation,
  UndoOperation,
} from "./operation.mutations.ts";

const order = z.object({
  command: z.enum(["start", "abort", "undo", "discard"]),
  reason: z.string().max(5_000).default(""),
});

/** Starts, stops, takes back or discards an operation as a posted form orders; null where the form makes no sense. */
export async function changeOperation(
  request: Request,
  operationId: string,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  const { command, reason } = read.data;
  const input = { operationId };
  switch (command) {
    case "start":
      return settle((await query(request, StartOperation, { input })).outcome);
    case "abort":
      return settle((await query(request, AbortOperation, { input })).outcome);
    case "discard":
      return settle(
        (await query(request, DiscardOperation, { input })).outcome,
      );
    case "undo":
      return settle(
        (await query(request, UndoOperation, { input: { ...input, reason } }))
          .outcome,
      );
  }
}
