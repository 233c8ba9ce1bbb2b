import { expect, test } from "vitest";
import { mayBeginAnother } from "./launch-limit.rules.ts";

test.each([
  [{ open: 0, begun: 0 }, true],
  [{ open: 19, begun: 19 }, true],
  [{ open: 20, begun: 20 }, false],
  [{ open: 0, begun: 99 }, true],
  [{ open: 0, begun: 100 }, false],
  [{ open: 3, begun: 4_000 }, false],
])("after %j in an hour another one: %s", (recent, may) => {
  expect(mayBeginAnother(recent)).toBe(may);
});
