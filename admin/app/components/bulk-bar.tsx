import { Button, Menu, useHotkey } from "@throughline/ui";
import { useState } from "react";
import { bulkActions, type BulkAction } from "../bulk/bulk-actions.ts";
import type { Selection } from "../bulk/use-selection.ts";
import type { FilterCourse } from "../enrollment/students.query.ts";
import { useText } from "../messages/use-text.ts";
import { BulkDialog } from "./bulk-dialog.tsx";

/** What can be done to the students who are selected; shown while there are any. `x` selects the row that has the focus. */
export function BulkBar({
  selection,
  shown,
  total,
  courses,
  course,
  matching,
}: {
  selection: Selection;
  /** How many rows the page shows. */
  shown: number;
  total: number;
  courses: FilterCourse[];
  course: FilterCourse | undefined;
  /** The search part of the list's address. */
  matching: string;
}) {
  const text = useText();
  const [action, setAction] = useState<BulkAction>();
  useHotkey("x", selectFocusedRow);
  const { ids, isAll, selectMatching, clear } = selection;
  const count = isAll ? total : ids.size;
  if (count === 0) return null;
  return (
    <div
      role="region"
      aria-label={text("bulk.bar")}
      className="sticky bottom-3 z-30 flex flex-wrap items-center gap-2 rounded-panel border border-line-strong bg-raised p-2 ps-4 shadow-floating"
    >
      <p role="status" className="me-auto text-sm font-medium">
        {text(isAll ? "bulk.allSelected" : "bulk.selected", { count })}
      </p>
      {!isAll && total > shown && (
        <Button variant="quiet" onPress={selectMatching}>
          {text("bulk.selectMatching", { count: total })}
        </Button>
      )}
      <Button variant="quiet" onPress={clear}>
        {text("bulk.clear")}
      </Button>
      <Menu
        label={text("bulk.act")}
        placement="top end"
        trigger={<Button variant="primary">{text("bulk.act")}</Button>}
        items={bulkActions.map((each) => ({
          id: each.kind,
          label: text(`bulk.action.${each.kind}`),
          danger: each.danger,
          onAction: () => setAction(each),
        }))}
      />
      {action && (
        <BulkDialog
          key={action.kind}
          action={action}
          count={count}
          courses={courses}
          course={course}
          chosen={isAll ? { matching } : { ids: [...ids].join(",") }}
          onClose={() => setAction(undefined)}
        />
      )}
    </div>
  );
}

/** The box of the row whose link has the focus is pressed, as by hand. */
function selectFocusedRow() {
  document.activeElement
    ?.closest("tr")
    ?.querySelector<HTMLInputElement>('input[type="checkbox"]')
    ?.click();
}
