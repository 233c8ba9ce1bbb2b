import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useConnection } from "./connection.ts";

/** By then the server follows for a page that was just opened, in milliseconds. */
const settledMs = 400;

/**
 * Loads the page anew whenever its line comes to life, and once after it was opened on a line that lives: what happened between
 * the loading and the first cursor would else be missed.
 */
export function useCatchUp(): void {
  const { state } = useConnection();
  const { revalidate } = useRevalidator();
  const known = useRef(state);
  const openedOn = useRef(state);
  useEffect(() => {
    if (openedOn.current !== "live") return;
    const later = setTimeout(() => revalidate(), settledMs);
    return () => clearTimeout(later);
  }, [revalidate]);
  useEffect(() => {
    if (known.current !== "live" && state === "live") revalidate();
    known.current = state;
  }, [state, revalidate]);
}
