import { ThemeToggle } from "@throughline/ui";
import type { ReactNode } from "react";
import { useSchoolName } from "@throughline/web/document/use-school-name";

/** The frame of every page that needs no staff login: one narrow column in the middle. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-12 items-center justify-between gap-3 px-4">
        <p className="truncate text-sm font-semibold">{useSchoolName()}</p>
        <ThemeToggle />
      </header>
      <main
        id="content"
        className="mx-auto flex w-full max-w-sm flex-1 flex-col gap-5 p-4 sm:pt-20"
      >
        {children}
      </main>
    </div>
  );
}
