import { useText } from "../messages/use-text.ts";
import type { Places } from "./places.query.ts";

/** How many places of a purchase are taken, on the way and free; none is free while nobody can be invited. */
export function PlaceCounts({
  places: { inviteFault, open, invited, claimed },
}: {
  places: Places;
}) {
  const text = useText();
  return (
    <>
      {text(
        inviteFault === null ? "licenses.counts" : "licenses.countsStopped",
        {
          open: open.totalCount,
          invited: invited.totalCount,
          claimed: claimed.totalCount,
        },
      )}
    </>
  );
}
