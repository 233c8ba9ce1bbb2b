import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { buttonLook } from "./button.tsx";
import { cn } from "./cn.ts";
import { useNumber } from "./use-number.ts";
import { useWords } from "./words.tsx";

/** Previous and next as links, with "51–100 of 4,012" between; an end without a page shows a dimmed word. `total` may be unknown. */
export function Pagination({
  from,
  to,
  total,
  previousHref,
  nextHref,
  className,
}: PaginationProps) {
  const words = useWords();
  const { count } = useNumber();
  return (
    <nav
      aria-label={words.pages}
      className={cn(
        "flex items-center justify-between gap-3 text-xs text-muted",
        className,
      )}
    >
      <p className="tabular-nums">
        {count(from)}–{count(to)}
        {total !== undefined && ` ${words.of} ${count(total)}`}
      </p>
      <div className="flex gap-2">
        <Turn href={previousHref} rel="prev">
          <ChevronLeft aria-hidden className="rtl:rotate-180" />
          {words.previous}
        </Turn>
        <Turn href={nextHref} rel="next">
          {words.next}
          <ChevronRight aria-hidden className="rtl:rotate-180" />
        </Turn>
      </div>
    </nav>
  );
}

function Turn({
  href,
  rel,
  children,
}: {
  href?: string;
  rel: "prev" | "next";
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      rel={rel}
      isDisabled={href === undefined}
      className={cn(
        buttonLook({ size: "small" }),
        href === undefined && "opacity-50",
      )}
    >
      {children}
    </Link>
  );
}

type PaginationProps = {
  from: number;
  to: number;
  total?: number;
  previousHref?: string;
  nextHref?: string;
  className?: string;
};
