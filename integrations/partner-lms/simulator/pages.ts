import type { HttpRequest } from "../../simulator/http.ts";
import type { SimulatedPartner } from "./settings.ts";

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  /** The cursor of the next page; null on the last one. */
  next: string | null;
}

/** Cuts the page that a request asks for with `limit` (else 100, at most what the school lists at once) and a cursor, which is a position. */
export function pageOf<Item>(
  items: Item[],
  request: HttpRequest,
  { pageLimit = 500 }: Pick<SimulatedPartner, "pageLimit">,
  cursorName = "cursor",
): Page<Item> {
  const position = Number(request.query.get(cursorName) ?? 0);
  const start = Number.isSafeInteger(position) && position > 0 ? position : 0;
  const asked = Number(request.query.get("limit") ?? 100);
  const limit = Math.min(asked >= 1 ? Math.floor(asked) : 100, pageLimit);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    next: end < items.length ? String(end) : null,
  };
}
