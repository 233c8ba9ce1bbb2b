import { useHotkey } from "@throughline/ui";
import { useRef } from "react";
import type { AttentionItem } from "../attention/attention.fields.ts";
import { useWork } from "../attention/use-work.ts";

/** After `g` the next letter names a page, for as long as that is waited for. */
const GO_MS = 1_500;

/** `a` assigns the focused row to me, `s` snoozes it, `e` resolves it, `n` notes; `j`, `k` and Enter belong to the table. */
export function AttentionKeys({ items }: { items: AttentionItem[] }) {
  const { take, ask } = useWork();
  const wentAt = useRef(-GO_MS);
  const onFocused = (act: (item: AttentionItem) => void) => () => {
    if (performance.now() - wentAt.current < GO_MS) return;
    const item = focusedOf(items);
    if (item) act(item);
  };
  useHotkey("g", () => {
    wentAt.current = performance.now();
  });
  useHotkey("a", onFocused(take));
  useHotkey(
    "s",
    onFocused(({ key }) => ask("snooze", key)),
  );
  useHotkey(
    "e",
    onFocused(({ key }) => ask("resolve", key)),
  );
  useHotkey(
    "n",
    onFocused(({ key }) => ask("note", key)),
  );
  return null;
}

function focusedOf(items: AttentionItem[]): AttentionItem | undefined {
  const row = document.activeElement?.closest("[data-list-item]");
  const href = row?.getAttribute("href") ?? "";
  return items.find(({ key }) => href.endsWith(`/interventions/${key}`));
}
