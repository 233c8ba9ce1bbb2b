import { useLocation } from "@remix-run/react";
import { LinkButton, PortalShell } from "@throughline/ui";
import { Award, CalendarDays, House, Route, User } from "lucide-react";
import type { ReactNode } from "react";
import { LoadingLine } from "@throughline/web/frame/loading-line.tsx";
import { LiveStatus } from "@throughline/web/frame/live-status.tsx";
import { useText } from "./messages/use-text.ts";
import { SignOutButton } from "@throughline/web/door/sign-out-button.tsx";
import { useSchoolName } from "@throughline/web/document/use-school-name";

/** The frame of every page but the narrow ones at the door: a student's places, or for a visitor the way to sign in. */
export function Shell({
  isSignedIn = true,
  children,
}: {
  isSignedIn?: boolean;
  children: ReactNode;
}) {
  const items = usePlaces();
  const { pathname } = useLocation();
  return (
    <PortalShell
      brand={useSchoolName()}
      items={isSignedIn ? items : []}
      path={pathname}
      live={<LiveStatus />}
      user={isSignedIn ? <SignOutButton /> : <SignInLink />}
    >
      <LoadingLine />
      {children}
    </PortalShell>
  );
}

function usePlaces() {
  const text = useText();
  return [
    { href: "/", label: text("nav.home"), icon: <House aria-hidden /> },
    {
      href: "/courses",
      label: text("nav.courses"),
      icon: <Route aria-hidden />,
    },
    {
      href: "/calendar",
      label: text("nav.calendar"),
      icon: <CalendarDays aria-hidden />,
    },
    {
      href: "/certificates",
      label: text("nav.certificates"),
      icon: <Award aria-hidden />,
    },
    {
      href: "/profile",
      label: text("nav.profile"),
      icon: <User aria-hidden />,
    },
  ];
}

function SignInLink() {
  const text = useText();
  return (
    <LinkButton href="/sign-in" variant="quiet">
      {text("nav.signIn")}
    </LinkButton>
  );
}
