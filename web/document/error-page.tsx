import { useLocation, useRevalidator, useRouteError } from "@remix-run/react";
import { ErrorState, LinkButton } from "@throughline/ui";
import { readError, tellingOf } from "./error-telling.ts";
import { useText } from "../messages/use-text.ts";
import { useEffect } from "react";

/** How long to wait before a page that could not be reached is tried again, in milliseconds. */
const patienceMs = 4_000;

/** What a route shows in its place when it failed; export it as the route's ErrorBoundary. */
export function ErrorPage() {
  const text = useText();
  const { pathname, search } = useLocation();
  const { status, reference } = readError(useRouteError());
  const told = tellingOf(status);
  useRetry(status === 503);
  return (
    <>
      <h1 className="sr-only">{text(told.title)}</h1>
      <ErrorState
        title={text(told.title)}
        mend={text(told.mend)}
        unchanged={told.canReload ? text("error.unchanged") : undefined}
        reference={told.canReload ? reference : undefined}
        action={
          <>
            {told.canReload && (
              <LinkButton href={pathname + search} variant="primary">
                {text("error.reload")}
              </LinkButton>
            )}
            <LinkButton
              href="/"
              variant={told.canReload ? "secondary" : "primary"}
            >
              {text("error.home")}
            </LinkButton>
          </>
        }
      />
    </>
  );
}

/** Loads the page anew by itself until it comes: an api that restarts is back in seconds. */
function useRetry(isDown: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isDown || state !== "idle") return;
    const again = setTimeout(revalidate, patienceMs);
    return () => clearTimeout(again);
  }, [isDown, revalidate, state]);
}
