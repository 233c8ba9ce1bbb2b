import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../routes/_student.tsx";
import type { Viewer } from "@throughline/web/door/viewer.server";

/** The signed-in student of the pages that need a login; undefined on public ones. */
export function useViewer(): Viewer | undefined {
  return useRouteLoaderData<typeof loader>("routes/_student")?.viewer;
}
