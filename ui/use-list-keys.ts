import { useEffect, useRef, type RefObject } from "react";
import { isBusy } from "./use-hotkey.ts";

/**
 * Lets `j` and `k` walk through the focusable elements marked `data-list-item` inside the returned ref.
 * Enter then follows the focused link, as everywhere. DataTable marks its row links itself.
 */
export function useListKeys<
  Element extends HTMLElement = HTMLDivElement,
>(): RefObject<Element> {
  const list = useRef<Element>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const by = steps[event.key];
      if (
        by === undefined ||
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        isBusy(event.target)
      )
        return;
      moveFocus(list.current, by);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return list;
}

const steps: Record<string, number> = { j: 1, k: -1 };

function moveFocus(list: HTMLElement | null, by: number): void {
  const items = [
    ...(list?.querySelectorAll<HTMLElement>("[data-list-item]") ?? []),
  ];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), items.length - 1);
  items[next]?.focus();
}
