import { useLocation } from "@remix-run/react";
import { PortalShell, ThemeToggle } from "@throughline/ui";
import { LiveStatus } from "@throughline/web/frame/live-status.tsx";
import { LoadingLine } from "@throughline/web/frame/loading-line.tsx";
import { useSchoolName } from "@throughline/web/document/use-school-name";
import type { ReactNode } from "react";
import { SignOut } from "./sign-out.tsx";

/** What stands around an instructor's own pages: little, and within a thumb's reach. */
export function TeachingFrame({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <PortalShell
      brand={useSchoolName()}
      items={[]}
      path={pathname}
      live={<LiveStatus />}
      user={
        <>
          <ThemeToggle />
          <SignOut />
        </>
      }
    >
      <LoadingLine />
      {children}
    </PortalShell>
  );
}
