import { describe, expect, test } from "vitest";
import { afterNoPage } from "./reconcile.rules.ts";

const noon = new Date("2026-11-16T12:00:00Z");
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const noPage = (
  said: Partial<Parameters<typeof afterNoPage>[0]> = {},
  now = noon,
) =>
  afterNoPage(
    {
      trouble: "rateLimited",
      retryAfterSeconds: null,
      failingSince: null,
      ...said,
    },
    now,
  );

describe("a comparison that gets no page", () => {
  test("is gone on with as told, or in a minute", () => {
    expect(noPage({ retryAfterSeconds: 7 })).toEqual({
      kind: "later",
      resumeAt: later(7),
      failingSince: noon,
    });
    expect(noPage()).toMatchObject({ resumeAt: later(60) });
  });

  test.each(["rateLimited", "server", "network", "timeout"] as const)(
    "for %s is given up an hour after the first of them in a row",
    (trouble) => {
      const failing = { trouble, failingSince: noon };
      expect(noPage(failing, later(3599))).toEqual({
        kind: "later",
        resumeAt: later(3659),
        failingSince: noon,
      });
      expect(noPage(failing, later(3600))).toEqual({ kind: "giveUp" });
    },
  );

  test("because the answer makes no sense is given up at once", () => {
    expect(noPage({ trouble: "nonsense" })).toEqual({ kind: "giveUp" });
  });
});
