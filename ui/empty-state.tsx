import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** In place of nothing: `title` says that there is nothing, `children` why, `action` offers the first thing to do. */
export function EmptyState({
  icon,
  title,
  action,
  className,
  children,
}: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center gap-1 px-4 py-10 text-center",
        className,
      )}
    >
      {icon !== undefined && (
        <span className="mb-2 grid size-10 place-items-center rounded-full bg-sunken text-muted [&_svg]:size-5">
          {icon}
        </span>
      )}
      <p className="text-base font-semibold">{title}</p>
      {children !== undefined && (
        <div className="max-w-md text-sm text-pretty text-muted">
          {children}
        </div>
      )}
      {action !== undefined && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>
      )}
    </div>
  );
}

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
};
