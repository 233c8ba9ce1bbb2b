import { z } from "zod";

/** What is asked for in a dialog over the page. Assigning to oneself needs none. */
const works = ["assign", "note", "snooze", "resolve"] as const;
export type Work = (typeof works)[number];

/** Which dialog an address asks for, and about which item; null where it asks for none. */
export function workAskedFor(
  params: URLSearchParams,
): { work: Work; key: string } | null {
  const work = z.enum(works).safeParse(params.get("work"));
  const key = params.get("item");
  return work.success && key ? { work: work.data, key } : null;
}
