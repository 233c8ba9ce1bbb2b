import { z } from "zod";
import type { Call } from "./call.ts";
import { id, integer, readParams } from "./params.ts";
import { missing } from "./problem.ts";

const page = z.object({
  limit: integer
    .pipe(z.number().min(1).max(100, "must be at most 100"))
    .optional(),
  starting_after: id.optional(),
  ending_before: id.optional(),
});

/** A page of a list, newest first, as v1 answers it. `items` are all that match. */
export function listPage<T extends { id: string }>(
  { params }: Call,
  url: string,
  items: readonly T[],
): { object: "list"; url: string; has_more: boolean; data: T[] } {
  const {
    limit = 10,
    starting_after,
    ending_before,
  } = readParams(page, params);
  const placeOf = (cursor: string, param: string) => {
    const place = items.findIndex((item) => item.id === cursor);
    if (place === -1) throw missing("object", cursor, param);
    return place;
  };
  if (ending_before !== undefined) {
    const end = placeOf(ending_before, "ending_before");
    const start = Math.max(0, end - limit);
    return {
      object: "list",
      url,
      has_more: start > 0,
      data: items.slice(start, end),
    };
  }
  const start =
    starting_after === undefined
      ? 0
      : placeOf(starting_after, "starting_after") + 1;
  const data = items.slice(start, start + limit);
  return { object: "list", url, has_more: start + limit < items.length, data };
}

/** A list inside another object, whole. */
export function wholeList<T>(url: string, data: T[]) {
  return { object: "list" as const, url, has_more: false, data };
}
