import { z } from "zod";
import { withParams } from "./search-params.ts";

/** How many rows a list shows at once. */
const pageSize = 50;

/** The part of an address that says which page of a list is shown. `from` is the number of its first row, from 1. */
export const pageParams = z.object({
  after: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
  from: z.coerce.number().int().min(1).max(10_000_000).optional(),
});

/** The Relay arguments of the page that an address asks for. */
export function pageArguments({ after, before }: z.infer<typeof pageParams>) {
  return before === undefined
    ? { first: pageSize, after: after ?? null }
    : { last: pageSize, before };
}

interface Turned {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** What the pagination shows for a page of `count` rows, and where it leads. */
export function turnsOf(
  params: URLSearchParams,
  { hasNextPage, hasPreviousPage, startCursor, endCursor }: Turned,
  count: number,
) {
  const from = count === 0 ? 0 : Math.max(1, Number(params.get("from") ?? 1));
  const onFirst = from <= 1 && !params.has("before");
  return {
    from,
    to: from + Math.max(count - 1, 0),
    previousHref:
      hasPreviousPage && !onFirst && startCursor !== null
        ? withParams(params, {
            before: startCursor,
            after: null,
            from: Math.max(1, from - pageSize),
          })
        : undefined,
    nextHref:
      hasNextPage && endCursor !== null
        ? withParams(params, {
            after: endCursor,
            before: null,
            from: from + count,
          })
        : undefined,
  };
}

/** The changes that lead back to the first page, for links that change what is listed. */
export const firstPage = { after: null, before: null, from: null };
