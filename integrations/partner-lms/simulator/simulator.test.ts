import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EnrolInput, PartnerAdapter } from "../contract.ts";
import { parsePartnerMessage, type PartnerMessage } from "../parse.ts";
import { restAdapter } from "../rest/client.ts";
import { verifyStandardWebhook } from "../verify.ts";
import { startPartnerSimulator, type PartnerSimulator } from "./server.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

const ana: EnrolInput = {
  idempotencyKey: "key-1",
  reference: "our-1",
  courseRef: "SFZ",
  learner: {
    reference: "p-1",
    email: "ana@example.test",
    givenName: "Ana <b>",
    familyName: "Ruiz",
  },
};

interface Heard extends PartnerMessage {
  webhookId: string;
}

let ears: Server;
let heard: Heard[];
let answerWith: number[];
let simulator: PartnerSimulator;
let aheadMs: number;
let milady: PartnerAdapter;

beforeEach(async () => {
  heard = [];
  answerWith = [];
  aheadMs = 0;
  ears = createServer((request, response) => {
    void buffer(request).then((rawBody) => {
      const header = (name: string) => request.headers[name]?.toString();
      const verified = verifyStandardWebhook({
        rawBody,
        headers: {
          id: header("webhook-id"),
          timestamp: header("webhook-timestamp"),
          signature: header("webhook-signature"),
        },
        secrets: [secret],
        now: new Date(),
      });
      const parsed = parsePartnerMessage(rawBody, new Date());
      const status = answerWith.shift() ?? 202;
      if (verified.kind !== "verified" || parsed.kind !== "parsed") {
        response.writeHead(500).end();
        return;
      }
      if (status < 300) {
        heard.push({ ...parsed.message, webhookId: verified.id });
      }
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => ears.listen(0, "127.0.0.1", resolve));
  simulator = await startPartnerSimulator({
    port: 0,
    partners: ["milady", "rise"].map((slug) => ({
      slug,
      name: `${slug} school`,
      apiKey: `${slug}-key`,
      webhookSecret: secret,
      webhookUrl: `http://127.0.0.1:${(ears.address() as AddressInfo).port}/${slug}`,
      courses: [{ ref: "SFZ", title: "Safety & hygiene" }],
    })),
    now: () => new Date(Date.now() + aheadMs),
    random: Math.random,
    retryFactor: 0.002,
  });
  milady = restAdapter({
    baseUrl: `${simulator.url}/milady/v1`,
    apiKey: "milady-key",
    timeoutMs: 2_000,
  });
});

afterEach(async () => {
  await simulator.close();
  ears.closeAllConnections();
  await new Promise((resolve) => ears.close(resolve));
});

describe("enrolling at a simulated school", () => {
  test("a repeated enrolment gets the same reply and is told once", async () => {
    const first = await milady.enrol(ana);
    expect(first).toMatchObject({ kind: "accepted" });
    expect(await milady.enrol(ana)).toEqual(first);
    expect(await milady.enrol({ ...ana, idempotencyKey: "k2" })).toMatchObject({
      externalId: externalIdOf(first),
    });
    await quiet();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      type: "enrollmentCreated",
      reference: "our-1",
      externalId: externalIdOf(first),
      learnerEmail: "ana@example.test",
    });
  });

  test("a key used for something else, a foreign key and an unknown course are refused", async () => {
    await milady.enrol(ana);
    expect(await milady.enrol({ ...ana, reference: "our-2" })).toMatchObject({
      kind: "refused",
      httpStatus: 422,
    });
    expect(
      await milady.enrol({ ...ana, idempotencyKey: "k3", courseRef: "NOPE" }),
    ).toMatchObject({ kind: "refused", reason: "There is no course NOPE." });
    const stranger = restAdapter({
      baseUrl: `${simulator.url}/milady/v1`,
      apiKey: "rise-key",
    });
    expect(await stranger.enrol(ana)).toMatchObject({ httpStatus: 401 });
    expect(await stranger.health()).toMatchObject({ kind: "unavailable" });
  });

  test("an enrolment whose reply was lost is found by its reference", async () => {
    expect(await milady.findEnrolment("our-1")).toEqual({ kind: "absent" });
    simulator.setFaults({ loseReplyRate: 1 }, "milady");
    expect(await milady.enrol(ana)).toMatchObject({ kind: "unavailable" });
    simulator.setFaults({ loseReplyRate: 0 }, "milady");
    expect(await milady.findEnrolment("our-1")).toMatchObject({
      kind: "found",
      status: "enrolled",
      progress: 0,
    });
  });

  test("a withdrawn enrolment is gone, and can be made again", async () => {
    const externalId = externalIdOf(await milady.enrol(ana));
    const withdrawal = { externalId, reason: "moved away" };
    expect(await milady.withdraw(withdrawal)).toEqual({ kind: "withdrawn" });
    expect(await milady.withdraw(withdrawal)).toEqual({ kind: "absent" });
    expect(await milady.launch({ externalId })).toMatchObject({
      kind: "unavailable",
    });
    await milady.enrol({ ...ana, idempotencyKey: "again" });
    expect(await milady.findEnrolment("our-1")).toMatchObject({
      externalId,
      status: "enrolled",
    });
  });
});

describe("a student at the launch page", () => {
  test("four modules later, none of them skipped or counted twice, the course is completed and certified", async () => {
    const externalId = externalIdOf(await milady.enrol(ana));
    const launch = await milady.launch({ externalId });
    if (launch.kind !== "redirect") throw new Error("no launch");
    const page = await (await fetch(launch.url)).text();
    expect(page).toContain("Safety &#38; hygiene");
    expect(page).not.toContain("Ana <b>");

    for (const to of ["100", "25", "50", "50", "75", "100"]) {
      const body = new URLSearchParams({ to });
      const response = await fetch(launch.url, { method: "POST", body });
      expect(response.status).toBe(200);
    }
    await quiet();
    expect(heard.map(({ type, progress }) => [type, progress])).toEqual(
      expect.arrayContaining([
        ["progressUpdated", 25],
        ["progressUpdated", 50],
        ["progressUpdated", 75],
        ["progressUpdated", 100],
        ["courseCompleted", 100],
        ["certificateIssued", null],
      ]),
    );
    expect(heard).toHaveLength(7);
    const certificate = heard.find((one) => one.type === "certificateIssued");
    expect((await fetch(certificate?.certificateUrl ?? "")).status).toBe(200);
    expect(await milady.findEnrolment("our-1")).toMatchObject({
      status: "completed",
      progress: 100,
    });
  });

  test("a link opens nothing after its hour", async () => {
    const externalId = externalIdOf(await milady.enrol(ana));
    const launch = await milady.launch({ externalId });
    if (launch.kind !== "redirect") throw new Error("no launch");
    aheadMs = 61 * 60 * 1_000;
    expect((await fetch(launch.url)).status).toBe(410);
  });

  test("a link with another date, or of another school, opens nothing", async () => {
    const externalId = externalIdOf(await milady.enrol(ana));
    const launch = await milady.launch({ externalId });
    if (launch.kind !== "redirect") throw new Error("no launch");
    const later = launch.url.replace(/until=\d+/, "until=99999999999");
    expect((await fetch(later)).status).toBe(404);
    expect((await fetch(launch.url.replace("/milady/", "/rise/"))).status).toBe(
      404,
    );
  });
});

describe("webhooks of a school that misbehaves", () => {
  test("an unanswered webhook is sent again under the same id", async () => {
    answerWith = [500, 429];
    await milady.enrol(ana);
    await quiet();
    expect(heard).toHaveLength(1);
    expect(simulator.state().webhooks[0]).toMatchObject({
      state: "delivered",
      attempts: 3,
    });
  });

  test("repeats carry one id", async () => {
    simulator.setFaults({ webhookDuplicates: 2 });
    await milady.enrol(ana);
    await quiet();
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map((one) => one.webhookId)).size).toBe(1);
  });

  test("out of order, a later message overtakes an earlier one", async () => {
    await milady.enrol(ana);
    simulator.progress("milady", "our-1", 75);
    await quiet();
    simulator.setFaults({ webhookReorder: true });
    simulator.progress("milady", "our-1", 100);
    await quiet();
    const types = heard.map((one) => one.type);
    expect(types.indexOf("courseCompleted")).toBeLessThan(
      types.lastIndexOf("progressUpdated"),
    );
  });

  test("lost webhooks are never sent, and a school that is down keeps them", async () => {
    simulator.setFaults({ webhookLoseRate: 1 }, "milady");
    await milady.enrol(ana);
    await quiet();
    expect(simulator.state().webhooks[0]?.state).toBe("lost");
    simulator.setFaults({ webhookLoseRate: 0, down: true }, "milady");
    expect(await milady.health()).toMatchObject({ kind: "unavailable" });
    simulator.progress("milady", "our-1", 25);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toHaveLength(0);
    simulator.setFaults({ down: false }, "milady");
    await quiet();
    expect(heard).toHaveLength(1);
  });

  test.each([
    [{ rateLimit: true, retryAfterSeconds: 9 }, "unavailable", 9],
    [{ failRate: 1 }, "unavailable", null],
    [{ refuseEnrolments: true }, "refused", undefined],
  ])("%o is what the adapter says", async (faults, kind, retryAfterSeconds) => {
    simulator.setFaults(faults, "milady");
    const outcome = await milady.enrol(ana);
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === "unavailable") {
      expect(outcome.retryAfterSeconds).toBe(retryAfterSeconds);
    }
  });
});

describe("the control room", () => {
  const seeded = {
    slug: "rise",
    id: "seed-1",
    reference: "our-9",
    learner: {
      reference: "p-9",
      email: "bo@example.test",
      given_name: "Bo",
      family_name: "Li",
    },
    courseRef: "SFZ",
    progress: 50,
    completed: false,
  };

  test("loading the same enrolments at every start changes nothing", async () => {
    const first = await control("POST", "enrolments", [seeded]);
    expect(await first.json()).toEqual({ adopted: 1, known: 0 });
    await control("POST", "progress", {
      slug: "rise",
      id: "seed-1",
      progress: 75,
    });
    const second = await control("POST", "enrolments", [seeded]);
    expect(await second.json()).toEqual({ adopted: 0, known: 1 });
    expect(simulator.enrolment("rise", "our-9")?.progress).toBe(75);
  });

  test("one wrong enrolment in a load is named, and none is taken", async () => {
    const wrong = [seeded, { ...seeded, slug: "nowhere", reference: "x" }];
    expect((await control("POST", "enrolments", wrong)).status).toBe(404);
    const bad = await control("POST", "enrolments", [
      { ...seeded, progress: 140 },
    ]);
    expect(bad.status).toBe(400);
    expect(await bad.text()).toContain("0.progress");
    expect(simulator.enrolment("rise", "our-9")).toBeUndefined();
  });

  test("a student can be completed at once, and only once", async () => {
    await control("POST", "enrolments", [seeded]);
    const done = { slug: "rise", reference: "our-9" };
    expect(await (await control("POST", "complete", done)).json()).toEqual({
      moved: true,
      id: "seed-1",
      status: "completed",
      progress: 100,
    });
    const again = await control("POST", "complete", done);
    expect(await again.json()).toMatchObject({ moved: false });
    await quiet();
    expect(heard).toHaveLength(3);
  });

  test("the autopilot moves students until all are done, and pauses when told", async () => {
    await control("POST", "enrolments", [seeded]);
    const paused = await control("PUT", "autopilot", {
      studentsPerMinute: 6_000,
    });
    expect(await paused.json()).toEqual({
      studentsPerMinute: 6_000,
      running: false,
    });
    await control("PUT", "autopilot", { running: true });
    await vi.waitFor(
      () => {
        expect(simulator.enrolment("rise", "our-9")?.status).toBe("completed");
      },
      { timeout: 3_000 },
    );
  });

  test("wrong settings are refused by name, and a foreign page's form is not heard", async () => {
    const wrong = await control("PUT", "faults", { faults: { failRate: 2 } });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain("faults.failRate");
    const form = await fetch(`${simulator.url}/control/complete`, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "{}",
    });
    expect(form.status).toBe(415);
  });

  test("the page is served with its state beside it", async () => {
    const page = await fetch(`${simulator.url}/control`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    const state = await fetch(`${simulator.url}/control/state`);
    expect(await state.json()).toMatchObject({
      partners: [{ slug: "milady" }, { slug: "rise" }],
    });
  });
});

function externalIdOf(outcome: { kind: string; externalId?: string }): string {
  if (outcome.externalId === undefined) throw new Error(outcome.kind);
  return outcome.externalId;
}

async function quiet(): Promise<void> {
  await vi.waitFor(
    () => {
      expect(simulator.pendingWebhooks()).toBe(0);
    },
    { timeout: 5_000, interval: 10 },
  );
}

function control(
  method: string,
  path: string,
  body: unknown,
): Promise<Response> {
  return fetch(`${simulator.url}/control/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
