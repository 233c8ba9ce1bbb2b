import { Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** Says above a page's figures what one must know to read them; `strong` where something is wrong. `action` is what to do about it. */
export function Banner({
  strong = false,
  icon,
  action,
  className,
  children,
}: BannerProps) {
  const Icon = strong ? TriangleAlert : Info;
  return (
    <div
      role="status"
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border p-3 text-sm",
        strong ? "border-ink bg-sunken" : "border-line bg-accent-soft",
        className,
      )}
    >
      <span className="flex min-w-0 flex-1 basis-60 items-start gap-2 wrap-anywhere [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
        {icon ?? <Icon aria-hidden />}
        <span className="min-w-0">{children}</span>
      </span>
      {action}
    </div>
  );
}

type BannerProps = {
  strong?: boolean;
  icon?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
};
