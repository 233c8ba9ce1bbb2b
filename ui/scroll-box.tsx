import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** Scrolls sideways what is wider than the screen; `label` names it for those who reach it by keyboard and scroll by arrow keys. */
export function ScrollBox({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      {...reachable}
      aria-label={label}
      className={cn("relative overflow-x-auto rounded-control", className)}
    >
      {children}
    </div>
  );
}

/** WCAG 2.1.1: where nothing inside takes focus, the scrolling box itself must, or the keyboard cannot scroll it. */
const reachable = { role: "group", tabIndex: 0 };
