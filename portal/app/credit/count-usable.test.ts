import { expect, test } from "vitest";
import { countUsable } from "./count-usable.ts";

test("credits count by the kind of class that they pay for, and only what can be used of them", () => {
  expect(
    countUsable([
      { kind: "GROUP_CREDIT", usable: 2 },
      { kind: "GROUP_CREDIT", usable: 0 },
      { kind: "PRIVATE_CREDIT", usable: 1 },
      { kind: "GROUP_CREDIT", usable: 3 },
    ]),
  ).toEqual({ PRIVATE: 1, GROUP: 5 });
});
