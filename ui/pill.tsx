import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** The tones of a pill: neutral and accent for anything, the five status hues only for what is in that state. */
export type PillTone = NonNullable<VariantProps<typeof pillLook>["tone"]>;

/** A small label. Its words carry the meaning; tone and icon only help. */
export function Pill({ tone, icon, className, children }: PillProps) {
  return (
    <span className={cn(pillLook({ tone }), className)}>
      {icon}
      {children}
    </span>
  );
}

const pillLook = cva(
  "inline-flex h-5 w-fit shrink-0 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-sunken text-muted",
        strong: "bg-ink text-canvas",
        accent: "bg-accent-soft text-accent",
        waiting: "bg-status-waiting-soft text-status-waiting",
        progress: "bg-status-progress-soft text-status-progress",
        done: "bg-status-done-soft text-status-done",
        failed: "bg-status-failed-soft text-status-failed",
        skipped: "bg-status-skipped-soft text-status-skipped",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

type PillProps = {
  tone?: PillTone;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
};
