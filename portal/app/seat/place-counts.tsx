import { useText } from "../messages/use-text.ts";
import type { Places } from "./places.query.ts";

/** How many places of a purchase are taken, on the way and free; none is free while its license stands still or all was paid back. */
export function PlaceCounts({
  places: { state, license, open, invited, claimed },
}: {
  places: Places;
}) {
  const text = useText();
  const canGive = state === "PAID" && (!license || license.isRunning);
  return (
    <>
      {text(canGive ? "licenses.counts" : "licenses.countsStopped", {
        open: open.totalCount,
        invited: invited.totalCount,
        claimed: claimed.totalCount,
      })}
    </>
  );
}
