import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";

/** A short explanation on hover and on keyboard focus. `children` is one Button, IconButton or link; it must make sense without the tip. */
export function Tooltip({
  text,
  keys,
  children,
}: {
  text: string;
  keys?: string;
  children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      {children}
      <AriaTooltip
        offset={6}
        className="max-w-64 animate-appear rounded-control bg-ink px-2 py-1 text-xs text-canvas shadow-floating"
      >
        {text}
        {keys !== undefined && (
          <kbd className="ms-2 font-sans opacity-80">{keys}</kbd>
        )}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
