import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../routes/_staff.tsx";

/** Who looks at the page, and what the frame around it knows; undefined where the frame could not be loaded. */
export function useStaff() {
  return useRouteLoaderData<typeof loader>("routes/_staff");
}
