import { useRevalidator } from "@remix-run/react";
import { useConnection } from "@throughline/web/live";
import { useEffect, useRef } from "react";

/**
 * Loads the page anew when its line comes to life, and when the student comes back to it from a partner's site or another
 * tab: what happened before the first cursor was seen would else be missed, a new enrollment too.
 */
export function useCatchUp(): void {
  const { state } = useConnection();
  const { revalidate } = useRevalidator();
  const known = useRef(state);
  useEffect(() => {
    if (known.current !== "live" && state === "live") revalidate();
    known.current = state;
  }, [state, revalidate]);
  useEffect(() => {
    const comeBack = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    document.addEventListener("visibilitychange", comeBack);
    return () => document.removeEventListener("visibilitychange", comeBack);
  }, [revalidate]);
}
