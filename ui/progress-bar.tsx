import { useId } from "react";
import { cn } from "./cn.ts";
import { Highlight } from "./highlight.tsx";
import { useNumber } from "./use-number.ts";

/** A labelled bar from 0 to `max` (default 1). Shows the percent, or `text` ("3 of 5 steps") in its place. */
export function ProgressBar({
  label,
  value,
  max = 1,
  text,
  hideLabel = false,
  className,
}: ProgressBarProps) {
  const { percent } = useNumber();
  const id = useId();
  const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) : 0;
  const shown = text ?? percent(share);
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", className)}>
      <div
        className={cn(
          "flex items-baseline justify-between gap-2 text-xs",
          hideLabel && "sr-only",
        )}
      >
        <span id={id} className="truncate text-muted">
          {label}
        </span>
        <Highlight value={shown} className="font-medium" />
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={shown}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className="h-full rounded-full bg-accent-solid transition-[width] duration-300"
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}

type ProgressBarProps = {
  label: string;
  value: number;
  max?: number;
  text?: string;
  hideLabel?: boolean;
  className?: string;
};
