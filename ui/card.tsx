import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** A panel on the page. With a `title` it is a section with a heading and room for `actions`; `flush` lets a table touch its edges. */
export function Card({
  title,
  description,
  actions,
  flush = false,
  level: Heading = "h2",
  className,
  children,
}: CardProps) {
  return (
    <section
      className={cn(
        "min-w-0 rounded-panel border border-line bg-surface",
        className,
      )}
    >
      {title !== undefined && (
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-2">
          <div className="min-w-0 flex-1">
            <Heading className="text-sm font-semibold">{title}</Heading>
            {description !== undefined && (
              <p className="text-xs text-muted">{description}</p>
            )}
          </div>
          {actions}
        </header>
      )}
      <div
        className={cn(
          !flush && "px-4 pb-4",
          !flush && title === undefined && "pt-4",
        )}
      >
        {children}
      </div>
    </section>
  );
}

type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  level?: "h2" | "h3";
  className?: string;
  children: ReactNode;
};
