import { useRouteLoaderData } from "@remix-run/react";
import type { loadDocument } from "./load-document.server.ts";

/** What {@link loadDocument} knows; undefined where not even the frame could be loaded. */
export function useDocument() {
  return useRouteLoaderData<typeof loadDocument>("root");
}
