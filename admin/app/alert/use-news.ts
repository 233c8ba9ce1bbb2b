import { useFetcher } from "@remix-run/react";
import { graphql } from "@throughline/web/graphql";
import { useLive } from "@throughline/web/live";
import { useStaff } from "../components/staff.ts";
import type { loader } from "../resources/news.ts";

const AttentionChanged = graphql(`
  subscription AttentionChanged($after: String) {
    attentionChanged(after: $after, greet: true) {
      cursor
    }
  }
`);

export type News = ReturnType<typeof useNews>;

/** What waits for the staff, kept fresh on every page without loading the page anew. */
export function useNews() {
  const staff = useStaff();
  const { data, load } = useFetcher<typeof loader>({ key: "news" });
  useLive(AttentionChanged, staff ? {} : null, {
    onData: () => load("/news"),
  });
  return data && (!staff || data.at > staff.at) ? data : staff;
}
