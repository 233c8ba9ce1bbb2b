import { useRevalidator } from "@remix-run/react";
import { useConnection } from "@throughline/web/live";
import { useEffect, useRef } from "react";

/** Loads the page anew whenever its line comes to life: what happened before the first cursor was seen would else be missed. */
export function useCatchUp(): void {
  const { state } = useConnection();
  const { revalidate } = useRevalidator();
  const known = useRef(state);
  useEffect(() => {
    if (known.current !== "live" && state === "live") revalidate();
    known.current = state;
  }, [state, revalidate]);
}
