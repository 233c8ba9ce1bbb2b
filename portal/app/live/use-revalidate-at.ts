import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** After the instant, so that whoever answers is past it too. */
const PAST_IT_MS = 500;
/** A timer knows no longer ones. */
const LONGEST_MS = 2 ** 31 - 1;

/** Loads the page anew as each of these instants (ISO 8601) goes by, for what changes by the clock alone and leaves no trace in the event log. */
export function useRevalidateAt(...instants: string[]): void {
  const { revalidate } = useRevalidator();
  const key = instants.join(" ");
  useEffect(() => {
    const timers = key
      .split(" ")
      .map((instant) => Date.parse(instant) + PAST_IT_MS - Date.now())
      .filter((ms) => ms > 0 && ms <= LONGEST_MS)
      .map((ms) => setTimeout(revalidate, ms));
    return () => timers.forEach(clearTimeout);
  }, [key, revalidate]);
}
