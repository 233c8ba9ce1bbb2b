import type { ReactNode } from "react";

/** An entry of an app's navigation; `count` is what waits there. */
export type NavItem = {
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
};

/** The href of the entry that `path` belongs to: the longest one that is the path or above it; "/" only for itself. */
export function currentHref(
  items: NavItem[],
  path: string,
): string | undefined {
  const above = items.filter(
    ({ href }) =>
      path === href || (href !== "/" && path.startsWith(`${href}/`)),
  );
  return above.toSorted((one, other) => other.href.length - one.href.length)[0]
    ?.href;
}
