import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { ErrorPage } from "@throughline/web/document/error-page.tsx";
import { Shell } from "../shell.tsx";
import { findViewer } from "@throughline/web/door/viewer.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await findViewer(request);
  return {
    isSignedIn: viewer !== null,
    timeZone: viewer?.person.timeZone ?? null,
  };
}

export default function Public() {
  const { isSignedIn } = useLoaderData<typeof loader>();
  return (
    <Shell isSignedIn={isSignedIn}>
      <Outlet />
    </Shell>
  );
}

/** Where not even the frame could be loaded; a page that fails tells so inside the frame. */
export function ErrorBoundary() {
  return (
    <Shell isSignedIn={false}>
      <ErrorPage />
    </Shell>
  );
}
