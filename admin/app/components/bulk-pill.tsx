import { Highlight, Pill, type PillTone } from "@throughline/ui";
import type { Operation, RowState } from "../bulk/operation.query.ts";
import { useText } from "../messages/use-text.ts";

/** How far an operation is, in a word. */
export function OperationPill({ state }: Pick<Operation, "state">) {
  const text = useText();
  return (
    <Highlight value={state}>
      <Pill tone={tones[state]}>{text(`bulk.state.${state}`)}</Pill>
    </Highlight>
  );
}

/** What became of a row, in a word; in a preview, what would. */
export function BulkRowPill({
  state,
  isPreview,
}: {
  state: RowState;
  isPreview: boolean;
}) {
  const text = useText();
  return (
    <Highlight value={state}>
      <Pill tone={rowTones[state]}>
        {text(
          isPreview && state === "PENDING"
            ? "bulk.rowWould.PENDING"
            : `bulk.row.${state}`,
        )}
      </Pill>
    </Highlight>
  );
}

const tones: Record<Operation["state"], PillTone> = {
  DRAFT: "skipped",
  PLANNING: "progress",
  PREVIEW: "waiting",
  RUNNING: "progress",
  DONE: "done",
  ABORTED: "failed",
  UNDOING: "progress",
  PARTLY_UNDONE: "failed",
  UNDONE: "skipped",
};

const rowTones: Record<RowState, PillTone> = {
  PENDING: "waiting",
  APPLIED: "done",
  UNCHANGED: "skipped",
  FAILED: "failed",
  ABORTED: "skipped",
  UNDONE: "skipped",
  UNDO_FAILED: "failed",
};
