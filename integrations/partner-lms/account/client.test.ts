import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EnrolInput } from "../contract.ts";
import type { FetchLike } from "../exchange.ts";
import {
  startPartnerSimulator,
  type PartnerSimulator,
} from "../simulator/server.ts";
import { accountAdapter } from "./client.ts";

const ana: EnrolInput = {
  idempotencyKey: "our-1",
  reference: "our-1",
  courseRef: "SFZ",
  learner: {
    reference: "p-1",
    email: "ana@example.test",
    givenName: "Ana",
    familyName: "Ruiz",
  },
};

let school: PartnerSimulator;

beforeEach(async () => {
  school = await startPartnerSimulator({
    port: 0,
    partners: [
      {
        slug: "milady",
        name: "Milady",
        kind: "account",
        apiKey: "sesame",
        webhookSecret: `whsec_${Buffer.alloc(32).toString("base64")}`,
        webhookUrl: "http://127.0.0.1:9/",
        courses: ["SFZ", "SAFE", "LAW"].map((ref) => ({ ref, title: ref })),
      },
    ],
    now: () => new Date(),
    random: Math.random,
  });
});
afterEach(() => school.close());

describe("making an account", () => {
  test("it is enrolled in the step's course and in every required one", async () => {
    const outcome = await adapter().enrol(ana);
    expect(outcome).toMatchObject({
      kind: "accepted",
      launchUrl: `${school.url}/milady/sign-in`,
      access: { "User name": "ana@example.test" },
    });
    expect(school.enrolment("milady", "our-1")?.account?.courses).toEqual([
      "SFZ",
      "SAFE",
      "LAW",
    ]);
  });

  test("one left half done is pending, and is taken up with the same account and fresh details", async () => {
    const cut = await adapter(cutting("PUT", 2)).enrol(ana);
    expect(cut).toMatchObject({ kind: "unavailable" });
    const before = school.enrolment("milady", "our-1");
    expect(before?.account?.courses).toEqual(["SFZ"]);
    expect(await adapter().findEnrolment("our-1")).toMatchObject({
      kind: "found",
      status: "pending",
      externalId: before?.id,
    });

    const outcome = await adapter().enrol(ana);
    const after = school.enrolment("milady", "our-1");
    expect(outcome).toMatchObject({
      kind: "accepted",
      externalId: before?.id,
      access: { Password: after?.account?.password },
    });
    expect(after?.account?.courses).toEqual(["SFZ", "SAFE", "LAW"]);
    expect(school.state().partners[0]?.counts.enrolled).toBe(1);
  });

  test("details that were lost on the way are made anew, so the lost ones open nothing", async () => {
    school.setFaults({ loseReplyRate: 1 });
    expect(await adapter().enrol(ana)).toMatchObject({
      kind: "unavailable",
    });
    school.setFaults({ loseReplyRate: 0 });
    const first = await adapter().enrol(ana);
    const second = await adapter().enrol(ana);
    const passwordOf = (outcome: typeof first) =>
      outcome.kind === "accepted" ? outcome.access?.["Password"] : undefined;
    expect(passwordOf(second)).not.toBe(passwordOf(first));
    expect(school.enrolment("milady", "our-1")?.account?.password).toBe(
      passwordOf(second),
    );
  });

  test("a required course that is not taught there is refused, and named", async () => {
    const outcome = await adapter(fetch, ["GONE"]).enrol(ana);
    expect(outcome).toMatchObject({
      kind: "refused",
      httpStatus: 422,
      reason: "There is no course GONE.",
    });
  });
});

function adapter(
  call: FetchLike = fetch,
  requiredCourses = ["SAFE", "LAW"],
): ReturnType<typeof accountAdapter> {
  return accountAdapter({
    baseUrl: `${school.url}/milady/v1`,
    apiKey: "sesame",
    settings: { requiredCourses },
    fetch: call,
  });
}

/** A line that breaks at the n-th request of a method. */
function cutting(method: string, nth: number): FetchLike {
  let seen = 0;
  return (url, init) => {
    if (init.method === method) seen += 1;
    return init.method === method && seen === nth
      ? Promise.reject(new TypeError("fetch failed"))
      : fetch(url, init);
  };
}
