import { Links, Meta, Scripts, useHref, useNavigate } from "@remix-run/react";
import { I18nProvider, RouterProvider } from "@throughline/ui";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import type { Catalogue } from "../messages/catalogue.ts";
import { useNonce } from "./nonce.ts";
import { SteadyScroll } from "./steady-scroll.tsx";
import { useDocument } from "./use-document.ts";

/** The HTML around every page, also one that failed. `messages` are all texts of the app. */
export function Document({
  messages,
  children,
}: {
  messages: Catalogue;
  children: ReactNode;
}) {
  const theme = useDocument()?.theme ?? "system";
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
        <Providers messages={messages}>{children}</Providers>
        <SteadyScroll nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

function Providers({
  messages,
  children,
}: {
  messages: Catalogue;
  children: ReactNode;
}) {
  const navigate = useNavigate();
  return (
    <IntlProvider locale="en" messages={messages}>
      <I18nProvider locale="en">
        <RouterProvider navigate={navigate} useHref={useHref}>
          {children}
        </RouterProvider>
      </I18nProvider>
    </IntlProvider>
  );
}
