import { useRouteLoaderData } from "@remix-run/react";
import { en } from "./messages/en.ts";
import type { loader } from "./root.tsx";

/** The school's name; on a page whose frame could not be loaded, the product's. */
export function useSchoolName(): string {
  return (
    useRouteLoaderData<typeof loader>("root")?.schoolName ?? en["app.name"]
  );
}
