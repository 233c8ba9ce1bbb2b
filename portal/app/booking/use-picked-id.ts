import { useSearchParams } from "@remix-run/react";

/** The class that was picked in the calendar, which the address names; null where none was. */
export function usePickedId(): string | null {
  const [params] = useSearchParams();
  return params.get("class");
}
