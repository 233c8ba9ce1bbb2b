import type { BulkOperationModel } from "@throughline/prisma";
import type { Actor, Store } from "../transaction.ts";

/** One slice of an operation that is under way. */
export interface Slice {
  store: Store;
  operation: BulkOperationModel;
  /** Who asked for what is being done now. */
  actor: Actor;
  now: () => Date;
  /** Told of what nobody expected; the row says so in words. */
  onError: (error: unknown) => void;
}

/** How an operation's rows are worked: some at a time, each slice committed for itself. */
export interface BulkWork {
  /** Works out the rows of what is PLANNING. */
  plan?: (slice: Slice) => Promise<SliceOutcome>;
  apply: (slice: Slice) => Promise<SliceOutcome>;
  undo: (slice: Slice) => Promise<SliceOutcome>;
}

/** Whether rows were found to work on. Rows that another worker has in hand are left to it. */
export type SliceOutcome = "worked" | "nothingLeft";
