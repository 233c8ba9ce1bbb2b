import { useState, type MouseEvent } from "react";

/** Which rows of a list are selected, or that all that match are. */
export interface Selection {
  ids: ReadonlySet<string>;
  isAll: boolean;
  /** Selects or deselects a row; with Shift all rows since the last one, too. */
  toggle: (id: string, event: MouseEvent) => void;
  /** Selects all that the page shows, or none of them. */
  toggleAll: () => void;
  selectMatching: () => void;
  clear: () => void;
}

interface Chosen {
  scope: string;
  ids: ReadonlySet<string>;
  isAll: boolean;
  last?: string;
}

/** Keeps a selection over the pages of one filter. `scope` names the filter: under another one nothing is selected. */
export function useSelection(
  shown: readonly string[],
  scope: string,
): Selection {
  const nothing: Chosen = { scope, ids: new Set(), isAll: false };
  const [kept, setChosen] = useState<Chosen>(nothing);
  const chosen = kept.scope === scope ? kept : nothing;
  const { ids, isAll, last } = chosen;

  function toggle(id: string, { shiftKey }: MouseEvent) {
    const stretch = shiftKey ? between(shown, last, id) : [id];
    const next = withAll(ids, stretch, !ids.has(id));
    setChosen({ scope, ids: next, isAll: false, last: id });
  }

  return {
    ids,
    isAll,
    toggle,
    toggleAll() {
      const isWhole = shown.every((id) => ids.has(id));
      const next = withAll(ids, shown, !isWhole);
      setChosen({ scope, ids: next, isAll: false });
    },
    selectMatching: () =>
      setChosen({ scope, ids: withAll(ids, shown, true), isAll: true }),
    clear: () => setChosen(nothing),
  };
}

function withAll(
  ids: ReadonlySet<string>,
  some: readonly string[],
  isOn: boolean,
): ReadonlySet<string> {
  const next = new Set(ids);
  for (const id of some)
    if (isOn) next.add(id);
    else next.delete(id);
  return next;
}

function between(
  shown: readonly string[],
  from: string | undefined,
  to: string,
): readonly string[] {
  const start = from === undefined ? -1 : shown.indexOf(from);
  const end = shown.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return shown.slice(Math.min(start, end), Math.max(start, end) + 1);
}
