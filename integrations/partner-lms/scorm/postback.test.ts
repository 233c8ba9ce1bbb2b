import { describe, expect, test } from "vitest";
import { basicAuth, readPostback, verifyPostback } from "./postback.ts";

const now = new Date("2026-11-21T10:00:00Z");
const registration = {
  id: "our-1",
  updated: "2026-11-20T10:00:00.000Z",
  registrationCompletion: "INCOMPLETE",
  registrationCompletionAmount: 0.417,
  registrationSuccess: "UNKNOWN",
};
const read = (changes: Record<string, unknown> = {}) =>
  readPostback(
    Buffer.from(JSON.stringify({ ...registration, ...changes })),
    now,
  );

describe("reading a registration", () => {
  test("one under way is progress, in whole percent", () => {
    expect(read()).toMatchObject({
      kind: "parsed",
      message: { type: "progressUpdated", progress: 41, externalId: "our-1" },
    });
  });

  test("one that is completed counts from then, with its score", () => {
    const done = {
      registrationCompletion: "COMPLETED",
      completedDate: "2026-11-19T10:00:00Z",
      score: { scaled: 88 },
    };
    expect(read(done)).toMatchObject({
      message: {
        type: "courseCompleted",
        progress: 100,
        score: 88,
        occurredAt: new Date("2026-11-19T10:00:00Z"),
      },
    });
  });

  test("one that was finished but failed is not completed", () => {
    const failed = {
      registrationCompletion: "COMPLETED",
      registrationCompletionAmount: 1,
      registrationSuccess: "FAILED",
    };
    expect(read(failed)).toMatchObject({
      message: { type: "progressUpdated", progress: 99 },
    });
  });

  test.each([
    [{ registrationCompletion: "DANCING" }, "registrationCompletion"],
    [{ registrationCompletionAmount: 1.4 }, "registrationCompletionAmount"],
    [{ updated: "2026-11-20T10:00:00" }, "updated"],
    [{ updated: "2027-11-20T10:00:00Z" }, "updated"],
    [{ id: "x".repeat(201) }, "id"],
    [{ note: "\0" }, "note"],
  ])("%j makes no sense", (changes, field) => {
    expect(read(changes)).toMatchObject({ kind: "nonsense", field });
  });

  test.each(["", "<xml/>", "[]", "{}"])("%j is no postback", (body) => {
    expect(readPostback(Buffer.from(body), now)).toMatchObject({
      kind: "malformed",
    });
  });
});

describe("who posts", () => {
  const verify = (authorization: string | undefined, secrets = ["secret"]) =>
    verifyPostback({
      rawBody: Buffer.from("{}"),
      header: (name) => (name === "authorization" ? authorization : undefined),
      secrets,
      now,
    }).kind;

  test("only who knows the password, or the one before while it changes", () => {
    const right = basicAuth("throughline", "secret");
    expect(verify(right)).toBe("verified");
    expect(verify(right, ["new", "secret"])).toBe("verified");
    expect(verify(right, ["new"])).toBe("badSignature");
    expect(verify(basicAuth("admin", "secret"))).toBe("badSignature");
    expect(verify(basicAuth("throughline", ""), [""])).toBe("badSignature");
    expect(verify(undefined)).toBe("malformed");
  });
});
