import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { useNumber } from "./use-number.ts";

/** Views of one page as links, so that each has its own URL. */
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
  return (
    <nav
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

/** A tab: where it leads, its words, optionally how many rows it has. */
export type NavTab = {
  href: string;
  label: string;
  count?: number;
  current?: boolean;
};
