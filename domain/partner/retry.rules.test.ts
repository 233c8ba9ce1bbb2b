import { describe, expect, test } from "vitest";
import { mostFailures, nextTry, type CallTrouble } from "./retry.rules.ts";

const waits = (trouble: CallTrouble, failures: number, random = 0.999_999) => {
  const next = nextTry({ trouble, failures, retryAfterSeconds: null }, random);
  return next.kind === "later" ? Math.round(next.seconds) : next.kind;
};

describe("a request that got no answer", () => {
  test.each(["network", "timeout", "server"] as const)(
    "for %s waits at most twice as long each time, up to a quarter of an hour, and is given up at the twelfth",
    (trouble) => {
      expect(
        Array.from({ length: 12 }, (_, failures) => waits(trouble, failures)),
      ).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, "giveUp"]);
    },
  );

  test("waits anything up to that, but a second at least", () => {
    expect(waits("server", 4, 0.5)).toBe(40);
    expect(waits("server", 4, 0)).toBe(1);
  });

  test("is not made before the partner said", () => {
    const told = { trouble: "server", failures: 0, retryAfterSeconds: 120 };
    expect(nextTry({ ...told, trouble: "server" }, 0.5)).toMatchObject({
      seconds: 120,
    });
  });

  test("that came at a bad moment is made again soon", () => {
    expect(
      Array.from({ length: 12 }, (_, failures) => waits("passing", failures)),
    ).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30, "giveUp"]);
  });

  test("but nonsense is given up sooner", () => {
    expect(waits("nonsense", 4)).toBe(80);
    expect(waits("nonsense", 5)).toBe("giveUp");
  });

  test("is given up at the latest after the most failures", () => {
    for (const trouble of ["network", "passing", "nonsense"] as const)
      expect(waits(trouble, mostFailures - 1)).toBe("giveUp");
  });
});

test("a request that met a refused key waits for the circuit alone, and uses up nothing", () => {
  expect(
    nextTry(
      { trouble: "keyRefused", failures: 11, retryAfterSeconds: null },
      0.5,
    ),
  ).toEqual({ kind: "later", seconds: 0, counts: false });
});

test("a rate limit waits as told, an hour at most, and uses up nothing", () => {
  const limited = (retryAfterSeconds: number | null) =>
    nextTry({ trouble: "rateLimited", failures: 11, retryAfterSeconds }, 0.5);
  expect(limited(7)).toEqual({ kind: "later", seconds: 7, counts: false });
  expect(limited(null)).toMatchObject({ seconds: 60, counts: false });
  expect(limited(86_400)).toMatchObject({ seconds: 3600 });
});
