import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Loads the page anew when the student comes back to it from a partner's site or another tab: no line tells of a new enrollment. */
export function useComeBack(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const comeBack = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    document.addEventListener("visibilitychange", comeBack);
    return () => document.removeEventListener("visibilitychange", comeBack);
  }, [revalidate]);
}
