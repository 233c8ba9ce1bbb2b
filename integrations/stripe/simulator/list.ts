import { z } from "zod";
import type { Call } from "./call.ts";
import { id, integer, readParams } from "./params.ts";
import { missing } from "./problem.ts";

const paging = {
  limit: integer
    .pipe(z.number().min(1).max(100, "must be at most 100"))
    .optional(),
  starting_after: id.optional(),
  ending_before: id.optional(),
};
const page = z.object(paging);

/** Seconds, or a span of them. */
export const when = z.union([
  integer.transform((at) => ({ gte: at, lte: at })),
  z.strictObject({
    gt: integer.optional(),
    gte: integer.optional(),
    lt: integer.optional(),
    lte: integer.optional(),
  }),
]);

/** Whether a time, in seconds, is within what {@link when} read; it is where nothing was asked. */
export const isWithin = (
  at: number,
  span: { gt?: number; gte?: number; lt?: number; lte?: number } = {},
): boolean =>
  at > (span.gt ?? -1) &&
  at >= (span.gte ?? 0) &&
  at < (span.lt ?? Infinity) &&
  at <= (span.lte ?? Infinity);

/** Reads what a list is to be of, beside where its page begins and ends. Throws Stripe's own kind of refusal. */
export const readFilters = <Shape extends z.ZodRawShape>(
  filters: Shape,
  params: Record<string, unknown>,
) => readParams(z.strictObject({ ...filters, ...paging }), params);

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
