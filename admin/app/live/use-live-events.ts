import { graphql } from "@throughline/web/graphql";
import { useRevalidateOnLive } from "@throughline/web/live";

const EventAppended = graphql(`
  subscription EventAppended($after: String) {
    eventAppended(after: $after, greet: true) {
      cursor
    }
  }
`);

/** Keeps the page's data fresh: loads it anew, seldom enough, after anything was recorded anywhere. */
export function useLiveEvents(): void {
  useRevalidateOnLive(EventAppended, {});
}
