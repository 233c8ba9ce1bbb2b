import { useHydrated } from "./use-hydrated.ts";

/** The IANA zone that the reader's browser is set to; undefined on the server and in the first render. */
export function useBrowserZone(): string | undefined {
  return useHydrated()
    ? new Intl.DateTimeFormat().resolvedOptions().timeZone
    : undefined;
}
