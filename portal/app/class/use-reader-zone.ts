import { useRouteLoaderData } from "@remix-run/react";
import { useBrowserZone } from "@throughline/ui";
import { useViewer } from "../person/use-viewer.ts";
import type { loader } from "../routes/_public.tsx";

/** The reader's IANA zone: the one in the profile, else the browser's own once it is known; undefined on the server. */
export function useReaderZone(): string | undefined {
  const own = useViewer()?.person.timeZone;
  const ofPublic = useRouteLoaderData<typeof loader>("routes/_public");
  const ofBrowser = useBrowserZone();
  return own ?? ofPublic?.timeZone ?? ofBrowser;
}
