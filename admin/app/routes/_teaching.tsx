import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { ErrorPage } from "@throughline/web/document/error-page.tsx";
import { TeachingFrame } from "../components/teaching-frame.tsx";
import { requireTeacher } from "../staff.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireTeacher(request);
  return { viewer, at: Date.now() };
}

export default function Teaching() {
  return (
    <TeachingFrame>
      <Outlet />
    </TeachingFrame>
  );
}

export function ErrorBoundary() {
  return (
    <TeachingFrame>
      <ErrorPage />
    </TeachingFrame>
  );
}
