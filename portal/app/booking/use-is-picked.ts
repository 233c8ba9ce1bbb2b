import { useSearchParams } from "@remix-run/react";

/** Tells of a class whether it is the one that was picked in the calendar, which the address names. */
export function useIsPicked(): (of: { id: string }) => boolean {
  const [params] = useSearchParams();
  const picked = params.get("class");
  return ({ id }) => id === picked;
}
