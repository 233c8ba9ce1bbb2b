import { graphql } from "@throughline/web/graphql";
import { useRevalidateOnLive } from "@throughline/web/live";

const OwnAffairChanged = graphql(`
  subscription OwnAffairChanged($after: String) {
    ownAffairChanged(after: $after, greet: true) {
      cursor
    }
  }
`);

/** Keeps whatever page is shown fresh: loads it anew after anything happened to the student's orders and bookings. Shows nothing. */
export function FollowOwnAffairs() {
  useRevalidateOnLive(OwnAffairChanged, {});
  return null;
}
