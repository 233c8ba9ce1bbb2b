import { expect, test } from "vitest";
import { clientAddress } from "./request-identity.ts";

test("without proxies only the connection's address counts", () => {
  expect(clientAddress("6.6.6.6", "10.0.0.1", 0)).toBe("10.0.0.1");
});

test("one trusted proxy is believed about whom it was called from, and no further", () => {
  expect(clientAddress("6.6.6.6, 20.0.0.2", "10.0.0.1", 1)).toBe("20.0.0.2");
});

test("more trusted proxies than addresses give the outermost address", () => {
  expect(clientAddress("20.0.0.2", "10.0.0.1", 5)).toBe("20.0.0.2");
});
