import { useEffect, useRef } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { useNumber } from "./use-number.ts";

/** Views of one page as links, so that each has its own URL. Where they do not all fit, the current one is scrolled into sight. */
export function NavTabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: NavTab[];
  className?: string;
}) {
  const { count } = useNumber();
  const nav = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.href;
  useEffect(() => {
    if (current !== undefined && nav.current) showCurrent(nav.current);
  }, [current]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className={cn("overflow-x-auto border-b border-line", className)}
    >
      <ul className="flex w-max gap-4 px-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cn(
                "flex h-9 items-center gap-1.5 border-b-2 text-sm font-medium whitespace-nowrap focus-visible:-outline-offset-2 touch:h-11",
                tab.current
                  ? "border-accent text-ink"
                  : "border-transparent text-muted hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="text-xs font-normal text-muted tabular-nums">
                  {count(tab.count)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Moves the row of tabs alone, and only if the current one is cut off: `scrollIntoView` would move the page as well. */
function showCurrent(nav: HTMLElement) {
  const tab = nav.querySelector("[aria-current=page]")?.getBoundingClientRect();
  const row = nav.getBoundingClientRect();
  if (!tab || (tab.left >= row.left && tab.right <= row.right)) return;
  // To the middle, so that its neighbours show that there are more.
  nav.scrollLeft += (tab.left + tab.right - row.left - row.right) / 2;
}

/** A tab: where it leads, its words, optionally how many rows it has. */
export type NavTab = {
  href: string;
  label: string;
  count?: number;
  current?: boolean;
};
