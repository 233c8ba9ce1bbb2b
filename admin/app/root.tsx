import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useHref,
  useNavigate,
  useRouteLoaderData,
} from "@remix-run/react";
import { I18nProvider, RouterProvider, themeOfCookie } from "@throughline/ui";
import { currentEnv } from "@throughline/web/env";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import "./app.css";
import { Door } from "./door.tsx";
import { ErrorPage } from "./error-page.tsx";
import { errorTitle } from "./error-telling.ts";
import { en } from "./messages/en.ts";
import { useNonce } from "./nonce.ts";

/** For pages that name themselves not at all, or failed before they could. */
export const meta: MetaFunction = ({ error }) => [
  { title: error ? errorTitle(error) : en["app.name"] },
];

export function loader({ request }: LoaderFunctionArgs) {
  return {
    schoolName: currentEnv().schoolName,
    theme: themeOfCookie(request.headers.get("cookie")),
  };
}

export default function App() {
  return <Outlet />;
}

export function Layout({ children }: { children: ReactNode }) {
  const theme = useRouteLoaderData<typeof loader>("root")?.theme ?? "system";
  const nonce = useNonce();
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <Providers>{children}</Providers>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export function ErrorBoundary() {
  return (
    <Door>
      <ErrorPage />
    </Door>
  );
}

function Providers({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  return (
    <IntlProvider locale="en" messages={en}>
      <I18nProvider locale="en">
        <RouterProvider navigate={navigate} useHref={useHref}>
          {children}
        </RouterProvider>
      </I18nProvider>
    </IntlProvider>
  );
}
