import { expect, test } from "vitest";
import { currentHref } from "./nav-item.ts";

const items = ["/", "/students", "/students/stuck"].map((href) => ({
  href,
  label: href,
  icon: null,
}));

test.each([
  ["/", "/"],
  ["/students", "/students"],
  ["/students/42", "/students"],
  ["/students/stuck/7", "/students/stuck"],
  ["/studentship", undefined],
])("the path %s belongs to the entry %s", (path, href) => {
  expect(currentHref(items, path)).toBe(href);
});
