import type { MetaFunction } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { Document } from "@throughline/web/document/document.tsx";
import { ErrorPage } from "@throughline/web/document/error-page.tsx";
import { errorTitle } from "@throughline/web/document/error-telling";
import type { ReactNode } from "react";
import "./app.css";
import { Door } from "./door.tsx";
import { en } from "./messages/en.ts";

export { loadDocument as loader } from "@throughline/web/document/load-document.server";

/** For pages that name themselves not at all, or failed before they could. */
export const meta: MetaFunction = ({ error }) => [
  { title: error ? errorTitle(error, en) : en["app.name"] },
];

export function Layout({ children }: { children: ReactNode }) {
  return <Document messages={en}>{children}</Document>;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <Door>
      <ErrorPage />
    </Door>
  );
}
