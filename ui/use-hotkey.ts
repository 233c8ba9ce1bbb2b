import { useEffect, useRef } from "react";

/**
 * Calls `onPress` when `key` (as KeyboardEvent.key, e.g. "k", "/", "?") is pressed anywhere on the page.
 * A key without `mod` is ignored while someone types or a dialog is open; `mod` means ⌘ or Ctrl and always works.
 */
export function useHotkey(
  key: string,
  onPress: () => void,
  { mod = false }: { mod?: boolean } = {},
): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== key ||
        event.altKey ||
        (event.metaKey || event.ctrlKey) !== mod
      )
        return;
      if (!mod && isBusy(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [key, mod]);
}

/** True where a bare key belongs to somebody else: a text field, or a dialog or menu that is open. */
export function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.closest("[role=dialog],[role=alertdialog],[role=menu]") !== null
  )
    return true;
  return target.matches(
    "textarea,select,input:not([type=checkbox],[type=radio])",
  );
}
