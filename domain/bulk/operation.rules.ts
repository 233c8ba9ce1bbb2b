import type { BulkState } from "@throughline/prisma";

export type OperationCommand = "start" | "abort" | "undo" | "discard";

export type OperationDecision =
  | { kind: "move"; to: BulkState }
  | { kind: "remove" }
  | { kind: "unchanged" }
  | { kind: "refused"; reason: string };

const unchanged = { kind: "unchanged" } as const;
const remove = { kind: "remove" } as const;
const to = (state: BulkState) => ({ kind: "move", to: state }) as const;
const no = (reason: string) => ({ kind: "refused", reason }) as const;

const notPlanned = no("It is still being prepared; wait for its preview.");
const notStarted = no("It has not been started.");
const hasEnded = no("It has ended already. Take it back instead.");
const isTakenBack = no("It has been taken back. Plan it anew.");
const isTakenBackInPart = no("It has been taken back in part. Plan it anew.");
const hasRun = no("It has been started, so it is kept for the record.");

const moves: Record<OperationCommand, Record<BulkState, OperationDecision>> = {
  start: {
    DRAFT: notPlanned,
    PLANNING: notPlanned,
    PREVIEW: to("RUNNING"),
    RUNNING: unchanged,
    DONE: unchanged,
    ABORTED: no("It was stopped. Plan the rest anew."),
    UNDOING: isTakenBack,
    PARTLY_UNDONE: isTakenBackInPart,
    UNDONE: isTakenBack,
  },
  abort: {
    DRAFT: notStarted,
    PLANNING: to("DRAFT"),
    PREVIEW: notStarted,
    RUNNING: to("ABORTED"),
    DONE: hasEnded,
    ABORTED: unchanged,
    UNDOING: to("PARTLY_UNDONE"),
    PARTLY_UNDONE: unchanged,
    UNDONE: no("It has been taken back already."),
  },
  undo: {
    DRAFT: notStarted,
    PLANNING: notStarted,
    PREVIEW: notStarted,
    RUNNING: no("It is still running. Stop it first, or let it end."),
    DONE: to("UNDOING"),
    ABORTED: to("UNDOING"),
    UNDOING: unchanged,
    PARTLY_UNDONE: to("UNDOING"),
    UNDONE: unchanged,
  },
  discard: {
    DRAFT: remove,
    PLANNING: remove,
    PREVIEW: remove,
    RUNNING: hasRun,
    DONE: hasRun,
    ABORTED: hasRun,
    UNDOING: hasRun,
    PARTLY_UNDONE: hasRun,
    UNDONE: hasRun,
  },
};

/** What a command does to a bulk operation as it stands. Starting, stopping or taking back twice changes nothing. */
export function decideOperation(
  command: OperationCommand,
  state: BulkState,
): OperationDecision {
  return moves[command][state];
}
