import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each(["/", "/courses/a?tab=path#step-2", "/a//b", "/%2F%2Fevil.example"])(
  "%j leads to a page of this site",
  (path) => {
    expect(localPath(path, "/home")).toBe(path);
  },
);

test.each([
  null,
  "",
  "courses",
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "javascript:alert(1)",
  " /",
])("%j leads to the start page instead", (path) => {
  expect(localPath(path, "/home")).toBe("/home");
});
