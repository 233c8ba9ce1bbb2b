import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { currentHref, type NavItem } from "./nav-item.ts";
import { SkipLink } from "./skip-link.tsx";
import { useWords } from "./words.tsx";

/**
 * The frame of the student's portal: a bar at the top and, on a phone, tabs at the bottom edge within the thumb's reach (up to
 * five). Targets inside are at least 44 px. `items` may be empty (signed out).
 */
export function PortalShell({
  brand,
  items,
  path,
  live,
  user,
  banner,
  children,
}: PortalShellProps) {
  const words = useWords();
  const current = currentHref(items, path);
  return (
    <div data-density="roomy" className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="sticky top-0 z-30 border-b border-line bg-canvas">
        <div className="mx-auto flex h-14 max-w-3xl items-center gap-3 px-4">
          <div className="min-w-0 truncate text-base font-semibold">
            {brand}
          </div>
          {items.length > 0 && (
            <nav aria-label={words.navigation} className="ms-4 hidden sm:block">
              <ul className="flex gap-1">
                {items.map((item) => (
                  <li key={item.href}>
                    <Link
                      href={item.href}
                      aria-current={item.href === current ? "page" : undefined}
                      className={topLook}
                    >
                      {item.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <div className="ms-auto flex items-center gap-2">
            {live}
            {user}
          </div>
        </div>
      </header>
      {banner}
      <main
        id="content"
        tabIndex={-1}
        className={cn(
          "mx-auto flex w-full max-w-3xl flex-1 flex-col gap-5 p-4 text-base outline-none sm:py-8",
          items.length > 0 && "max-sm:pb-24",
        )}
      >
        {children}
      </main>
      {items.length > 0 && <BottomTabs {...{ items, current }} />}
    </div>
  );
}

function BottomTabs({
  items,
  current,
}: {
  items: NavItem[];
  current?: string;
}) {
  const words = useWords();
  return (
    <nav
      aria-label={words.navigation}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="flex">
        {items.slice(0, 5).map((item) => (
          <li key={item.href} className="min-w-0 flex-1">
            <Link
              href={item.href}
              aria-current={item.href === current ? "page" : undefined}
              className={tabLook}
            >
              <span className="relative">
                {item.icon}
                {item.count !== undefined && item.count > 0 && (
                  <span className="absolute -end-2.5 -top-1.5 min-w-4 rounded-full bg-accent-solid px-1 text-center text-[10px] leading-4 text-on-accent">
                    {item.count}
                  </span>
                )}
              </span>
              <span className="max-w-full truncate">{item.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const topLook = cn(
  "flex h-11 items-center rounded-control px-3 text-sm text-muted hover:bg-sunken hover:text-ink",
  "aria-[current=page]:font-medium aria-[current=page]:text-ink",
);
const tabLook = cn(
  "flex h-14 flex-col items-center justify-center gap-0.5 px-1 text-2xs text-muted focus-visible:-outline-offset-2",
  "aria-[current=page]:font-semibold aria-[current=page]:text-accent [&_svg]:size-5",
);

type PortalShellProps = {
  brand: ReactNode;
  items: NavItem[];
  path: string;
  live?: ReactNode;
  user?: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
};
