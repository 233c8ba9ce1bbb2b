import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useConnection } from "./connection.ts";

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
