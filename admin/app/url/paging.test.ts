import { expect, test } from "vitest";
import { pageArguments, turnsOf } from "./paging.ts";

const page = {
  hasNextPage: true,
  hasPreviousPage: true,
  startCursor: "s",
  endCursor: "e",
};

test("the first page has no way back and keeps the filters on the way on", () => {
  const turns = turnsOf(new URLSearchParams("course=SFZ"), page, 50);
  expect(turns).toEqual({
    from: 1,
    to: 50,
    previousHref: undefined,
    nextHref: "?course=SFZ&after=e&from=51",
  });
});

test("a later page leads both ways", () => {
  const turns = turnsOf(new URLSearchParams("after=x&from=51"), page, 50);
  expect(turns.previousHref).toBe("?from=1&before=s");
  expect(turns.nextHref).toBe("?after=e&from=101");
});

test("the last page leads nowhere on", () => {
  const last = { ...page, hasNextPage: false };
  const turns = turnsOf(new URLSearchParams("after=x&from=51"), last, 3);
  expect(turns).toMatchObject({ from: 51, to: 53, nextHref: undefined });
});

test("a page before a cursor is asked for from its end", () => {
  expect(pageArguments({ before: "s" })).toEqual({ last: 50, before: "s" });
  expect(pageArguments({})).toEqual({ first: 50, after: null });
});
