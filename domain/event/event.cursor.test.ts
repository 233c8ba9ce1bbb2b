import { expect, test } from "vitest";
import { afterAllOf, readCursor, writeCursor } from "./event.cursor.ts";

test("a cursor survives the way to a client and back", () => {
  const cursor = { seen: "10:12:11", reading: "10:20:", id: 77n };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
});

test("the place after a snapshot has seen all of it", () => {
  expect(afterAllOf("10:12:11")).toEqual({
    seen: "10:12:11",
    reading: "10:12:11",
    id: 0n,
  });
});

test.each([
  "",
  "nonsense",
  "§§§",
  Buffer.from("1:1:|1:1:|x").toString("base64url"),
  Buffer.from("1|2|3|4").toString("base64url"),
])("%j is no cursor", (word) => {
  expect(readCursor(word)).toBeNull();
});
