import { useState, type ReactNode } from "react";
import { cn } from "./cn.ts";

/**
 * Marks a live value: flashes briefly each time `value` changes, never at first sight. Does not remount, so focus stays.
 * Shows `children`, or the value itself.
 */
export function Highlight({ value, className, children }: HighlightProps) {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (!Object.is(seen.value, value))
    setSeen({ value, changes: seen.changes + 1 });
  return (
    <span
      className={cn(
        "-mx-1 rounded-control px-1 tabular-nums",
        flashFor(seen.changes),
        className,
      )}
    >
      {children ?? value}
    </span>
  );
}

/** The class that flashes after the n-th change (none after 0); alternates, so that each change starts the movement anew. */
function flashFor(changes: number): string | undefined {
  if (changes === 0) return undefined;
  return changes % 2 === 1 ? "animate-flash" : "animate-flash-again";
}

type HighlightProps = {
  value: string | number | null;
  className?: string;
  children?: ReactNode;
};
