import { PortalShell, ThemeToggle } from "@throughline/ui";
import type { ReactNode } from "react";
import { useSchoolName } from "@throughline/web/document/use-school-name";

/** The frame of every page that needs no login: one narrow column. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <PortalShell
      brand={useSchoolName()}
      items={[]}
      path=""
      user={<ThemeToggle />}
    >
      <div className="mx-auto flex w-full max-w-sm flex-col gap-5 sm:pt-8">
        {children}
      </div>
    </PortalShell>
  );
}
