import { Menu as MenuIcon } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Dialog, Link, Modal, ModalOverlay } from "react-aria-components";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";
import { currentHref, type NavItem } from "./nav-item.ts";
import { SkipLink } from "./skip-link.tsx";
import { useNumber } from "./use-number.ts";
import { useWords } from "./words.tsx";

/** A group of navigation entries, with or without a heading. */
export type NavGroup = { label?: string; items: NavItem[] };

/**
 * The frame of the admin: navigation at the side, or in a drawer below 1024 px; a bar with search, live indicator and user menu.
 * `path` is the current path and decides which entry is marked.
 */
export function AppShell({
  brand,
  groups,
  path,
  search,
  live,
  user,
  banner,
  children,
}: AppShellProps) {
  const current = currentHref(
    groups.flatMap((group) => group.items),
    path,
  );
  const navigation = <Navigation {...{ groups, current }} />;
  return (
    <div className="flex min-h-dvh [--table-top:48px]">
      <SkipLink />
      <aside className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col overflow-y-auto border-e border-line p-2 lg:flex">
        <div className="mb-2 flex h-8 items-center px-2 text-sm font-semibold">
          {brand}
        </div>
        {navigation}
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-30 flex h-12 shrink-0 items-center gap-2 border-b border-line bg-canvas px-3 sm:px-6">
          <Drawer path={path}>
            <div className="mb-2 flex h-8 items-center px-2 text-sm font-semibold">
              {brand}
            </div>
            {navigation}
          </Drawer>
          <div className="min-w-0 flex-1">{search}</div>
          {live}
          {user}
        </header>
        {banner}
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-[1680px] flex-1 flex-col gap-5 p-3 outline-none sm:p-6"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

function Navigation({
  groups,
  current,
}: {
  groups: NavGroup[];
  current?: string;
}) {
  const words = useWords();
  const { count } = useNumber();
  return (
    <nav aria-label={words.navigation} className="flex flex-col gap-4">
      {groups.map((group, at) => (
        <div key={group.label ?? at}>
          {group.label !== undefined && (
            <p className="px-2 pb-1 text-2xs font-medium text-muted">
              {group.label}
            </p>
          )}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  aria-current={item.href === current ? "page" : undefined}
                  className={entryLook}
                >
                  {item.icon}
                  <span className="truncate">{item.label}</span>
                  {item.count !== undefined && item.count > 0 && (
                    <span className="ms-auto text-xs text-muted tabular-nums">
                      {count(item.count)}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The navigation on a narrow screen; it closes by itself when the path changes. */
function Drawer({ path, children }: { path: string; children: ReactNode }) {
  const words = useWords();
  const [openAt, setOpenAt] = useState<string>();
  return (
    <>
      <IconButton
        label={words.openNavigation}
        className="-ms-1 lg:hidden"
        onPress={() => setOpenAt(path)}
      >
        <MenuIcon aria-hidden />
      </IconButton>
      <ModalOverlay
        isDismissable
        isOpen={openAt === path}
        onOpenChange={(open) => setOpenAt(open ? path : undefined)}
        className="fixed inset-0 z-50 bg-scrim"
      >
        <Modal className="fixed inset-y-0 start-0 w-64 animate-slide overflow-y-auto bg-raised p-2 text-ink shadow-floating">
          <Dialog aria-label={words.navigation} className="outline-none">
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

const entryLook = cn(
  "flex h-8 items-center gap-2 rounded-control px-2 text-sm text-muted hover:bg-sunken hover:text-ink touch:h-11",
  "aria-[current=page]:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-ink",
  "focus-visible:-outline-offset-2 [&_svg]:size-4 [&_svg]:shrink-0",
);

type AppShellProps = {
  brand: ReactNode;
  groups: NavGroup[];
  path: string;
  search?: ReactNode;
  live?: ReactNode;
  user?: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
};
