import { useNavigate, useSearchParams } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { withParams } from "../url/search-params.ts";

const PAUSE_MS = 250;

/**
 * The page at other instants (milliseconds, null for now): its addresses, and a way to go there when the hand rests, so that a drag over
 * a year asks for one instant and makes one entry in the history.
 */
export function useTimeTravel(): {
  hrefOf: (instant: number | null) => string;
  travelTo: (instant: number | null) => void;
} {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const hrefOf = useCallback(
    (instant: number | null) =>
      withParams(search, {
        at: instant === null ? null : new Date(instant).toISOString(),
      }),
    [search],
  );
  const travelTo = (instant: number | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => navigate(hrefOf(instant), { preventScrollReset: true }),
      PAUSE_MS,
    );
  };
  return { hrefOf, travelTo };
}
