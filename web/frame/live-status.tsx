import { LiveIndicator } from "@throughline/ui";
import { useConnection } from "../live.ts";

/** Says whether the page is live, on pages that follow something. */
export function LiveStatus() {
  const { state, since, isFollowing } = useConnection();
  return isFollowing ? <LiveIndicator state={state} since={since} /> : null;
}
