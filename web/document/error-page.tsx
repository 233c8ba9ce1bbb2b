import { useLocation, useRouteError } from "@remix-run/react";
import { ErrorState, LinkButton } from "@throughline/ui";
import { readError, tellingOf } from "./error-telling.ts";
import { useText } from "../messages/use-text.ts";

/** What a route shows in its place when it failed; export it as the route's ErrorBoundary. */
export function ErrorPage() {
  const text = useText();
  const { pathname, search } = useLocation();
  const { status, reference } = readError(useRouteError());
  const told = tellingOf(status);
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
