import type { LoaderFunctionArgs } from "@remix-run/node";
import { themeOfCookie } from "@throughline/ui";
import { currentEnv } from "../env.ts";

/** What every page knows: whose school it is, and whether its reader chose light or dark. The loader of an app's root. */
export function loadDocument({ request }: LoaderFunctionArgs) {
  return {
    schoolName: currentEnv().schoolName,
    theme: themeOfCookie(request.headers.get("cookie")),
  };
}
