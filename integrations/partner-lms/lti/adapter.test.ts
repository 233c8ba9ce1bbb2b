import { afterAll, beforeAll, expect, test } from "vitest";
import { ltiAdapter, type BegunLaunch } from "./adapter.ts";
import { startLtiTool, type RunningLtiTool } from "./simulator/server.ts";

const issuer = "https://api.school.example";
let tool: RunningLtiTool;
beforeAll(async () => {
  tool = await startLtiTool({
    port: 0,
    platform: {
      issuer,
      clientId: "client-1",
      deploymentId: "deployment-1",
      authorizationUrl: `${issuer}/lti/authorize`,
      tokenUrl: `${issuer}/lti/token`,
      jwksUrl: `${issuer}/lti/jwks`,
    },
    now: () => new Date(),
    randomId: () => crypto.randomUUID(),
  });
});
afterAll(() => tool.close());

const expiresAt = new Date("2026-11-21T12:05:00Z");
const begun: BegunLaunch = {
  kind: "begun",
  loginHint: "hint",
  messageHint: "message",
  targetUrl: null,
  expiresAt,
};
const open = (answer: BegunLaunch = begun) =>
  ltiAdapter({
    issuer,
    settings: tool.connectionSettings(),
    beginLaunch: () => Promise.resolve(answer),
  });
const enrolment = {
  idempotencyKey: "ref-1",
  reference: "ref-1",
  courseRef: "SFZ",
  learner: {
    reference: "person-1",
    email: "ana@people.example",
    givenName: "Ana",
    familyName: "Silva",
  },
};

test("a place is there as soon as we want it, under our own reference, however often it is asked for", async () => {
  const accepted = {
    kind: "accepted",
    externalId: "ref-1",
    launchUrl: null,
  };
  expect(await open().enrol(enrolment)).toEqual(accepted);
  expect(await open().enrol(enrolment)).toEqual(accepted);
});

test("a launch leads to the tool's login, which asks us for it by our hints", async () => {
  const launched = await open().launch({ externalId: "ref-1" });
  if (launched.kind !== "redirect") throw new Error(launched.kind);
  expect(launched.expiresAt).toEqual(expiresAt);
  expect(new URL(launched.url).searchParams.get("target_link_uri")).toBe(
    `${tool.url}/resources/home`,
  );
  const login = await fetch(launched.url, { redirect: "manual" });
  const asked = new URL(login.headers.get("location") ?? "");
  expect(`${asked.origin}${asked.pathname}`).toBe(`${issuer}/lti/authorize`);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    client_id: "client-1",
    login_hint: "hint",
    lti_message_hint: "message",
    redirect_uri: `${tool.url}/launch`,
  });
});

test("a launch that cannot begin says why", async () => {
  const refused = { kind: "refused", reason: "Not yours." } as const;
  expect(await open(refused).launch({ externalId: "ref-1" })).toEqual({
    kind: "unavailable",
    reason: "Not yours.",
  });
});

test("where nobody waits for a launch there is none", async () => {
  const settings = tool.connectionSettings();
  const adapter = ltiAdapter({ issuer, settings });
  expect(await adapter.launch({ externalId: "ref-1" })).toMatchObject({
    kind: "unavailable",
  });
});

test("a tool whose key set answers is healthy; one that is slow or gone is not", async () => {
  expect(await open().health()).toEqual({ kind: "healthy" });
  const settings = tool.connectionSettings();
  tool.setFaults({ delayMs: 300 });
  const hasty = ltiAdapter({ issuer, settings, timeoutMs: 50 });
  expect(await hasty.health()).toMatchObject({ kind: "unavailable" });
  tool.setFaults({ delayMs: 0 });
  const gone = { ...settings, jwksUrl: "http://127.0.0.1:9/jwks" };
  expect(await ltiAdapter({ issuer, settings: gone }).health()).toMatchObject({
    kind: "unavailable",
  });
});

test("wrong settings refuse everything, by the field at fault", async () => {
  const settings = { ...tool.connectionSettings(), loginUrl: "nowhere" };
  const adapter = ltiAdapter({ issuer, settings });
  expect(await adapter.enrol(enrolment)).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("loginUrl") as string,
  });
  expect(await adapter.health()).toMatchObject({ kind: "unavailable" });
});
