import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EnrolInput, PartnerAdapter } from "../contract.ts";
import { restAdapter } from "./client.ts";

const ana: EnrolInput = {
  idempotencyKey: "key-1",
  reference: "our-1",
  courseRef: "SFZ",
  learner: {
    reference: "p-1",
    email: "ana@example.test",
    givenName: "Ana",
    familyName: "Ruiz",
  },
};

interface Reply {
  status: number;
  body?: string;
  headers?: Record<string, string>;
  cut?: boolean;
  afterMs?: number;
}

interface Heard {
  request: IncomingMessage;
  body: string;
}

let partner: Server;
let baseUrl: string;
let reply: Reply;
let heard: Heard[];

beforeEach(async () => {
  heard = [];
  partner = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ request, body });
      const { status, headers, afterMs = 0, cut = false } = reply;
      setTimeout(() => {
        if (cut) return request.socket.destroy();
        response.writeHead(status, headers).end(reply.body ?? "");
      }, afterMs);
    });
  });
  await new Promise<void>((resolve) => partner.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(partner.address() as AddressInfo).port}/v1/`;
});

afterEach(async () => {
  partner.closeAllConnections();
  await new Promise((resolve) => partner.close(resolve));
});

describe("enrolling at a partner", () => {
  test("the request carries the key, the idempotency key and the learner", async () => {
    reply = answer({ id: "ext-1", status: "enrolled", launch_url: null }, 201);
    expect(await school().enrol(ana)).toEqual({
      kind: "accepted",
      externalId: "ext-1",
      launchUrl: null,
    });
    const [first] = heard;
    expect(first?.request.url).toBe("/v1/enrolments");
    expect(first?.request.headers).toMatchObject({
      authorization: "Bearer sesame",
      "idempotency-key": "key-1",
    });
    expect(JSON.parse(first?.body ?? "")).toEqual({
      reference: "our-1",
      course_ref: "SFZ",
      learner: {
        reference: "p-1",
        email: "ana@example.test",
        given_name: "Ana",
        family_name: "Ruiz",
      },
    });
  });

  test.each([400, 401, 403, 404, 410, 422])(
    "%i is a refusal in the partner's own words",
    async (status) => {
      reply = answer({ error: { message: "No\n such course\0" } }, status);
      expect(await school().enrol(ana)).toEqual({
        kind: "refused",
        httpStatus: status,
        reason: "No such course",
      });
    },
  );

  test.each([302, 408, 409, 425, 429, 500, 503])(
    "%i is tried again later",
    async (status) => {
      reply = { status, headers: { "retry-after": "7", location: "/x" } };
      expect(await school().enrol(ana)).toMatchObject({
        kind: "unavailable",
        retryAfterSeconds: 7,
      });
      expect(heard).toHaveLength(1);
    },
  );

  test("a retry-after given as a date is counted from the partner's own clock", async () => {
    reply = {
      status: 503,
      headers: {
        date: "Sat, 21 Nov 2026 10:00:00 GMT",
        "retry-after": "Sat, 21 Nov 2026 10:01:30 GMT",
      },
    };
    expect(await school().enrol(ana)).toMatchObject({ retryAfterSeconds: 90 });
  });

  test.each([
    "",
    "<html>",
    "{}",
    '{"id":"","status":"enrolled"}',
    '{"id":"..","status":"enrolled"}',
    '{"id":"a","status":"dancing"}',
    '{"id":"a","status":"enrolled","launch_url":"javascript:alert(1)"}',
    JSON.stringify({ id: "a", status: "enrolled", pad: "x".repeat(1_000_001) }),
  ])("a reply that makes no sense is tried again later", async (body) => {
    reply = { status: 200, body };
    expect(await school().enrol(ana)).toMatchObject({
      kind: "unavailable",
      retryAfterSeconds: null,
    });
  });

  test("a lost reply, a slow partner and a closed door are named as what they are", async () => {
    reply = { status: 201, cut: true };
    expect(await school().enrol(ana)).toMatchObject({ kind: "unavailable" });
    reply = { status: 201, afterMs: 500 };
    expect(await school(50).enrol(ana)).toMatchObject({
      kind: "unavailable",
      reason: "no answer within 50 ms",
    });
    const closed = restAdapter({ baseUrl: "http://127.0.0.1:1", apiKey: "k" });
    expect(await closed.enrol(ana)).toMatchObject({
      kind: "unavailable",
      reason: expect.stringContaining("could not reach") as string,
    });
  });
});

describe("looking an enrolment up", () => {
  test("only the same reference counts, and a live enrolment before a withdrawn one", async () => {
    reply = answer({
      data: [
        { id: "x", reference: "other", status: "enrolled" },
        { id: "a", reference: "our-1", status: "withdrawn" },
        { id: "b", reference: "our-1", status: "completed", progress: 100 },
      ],
    });
    expect(await school().findEnrolment("our-1")).toEqual({
      kind: "found",
      externalId: "b",
      launchUrl: null,
      status: "completed",
      progress: 100,
    });
    expect(await school().findEnrolment("our&2")).toEqual({ kind: "absent" });
    expect(heard[1]?.request.url).toBe("/v1/enrolments?reference=our%262");
  });
});

describe("launching, withdrawing and health", () => {
  test("a launch is a fresh address with its expiry", async () => {
    reply = answer({
      url: "https://p.test/l",
      expires_at: "2026-11-21T10:00:00Z",
    });
    expect(await school().launch({ externalId: "a/b" })).toEqual({
      kind: "redirect",
      url: "https://p.test/l",
      expiresAt: new Date("2026-11-21T10:00:00Z"),
    });
    expect(heard[0]?.request.url).toBe("/v1/enrolments/a%2Fb/launch");
    reply = { status: 404 };
    expect(await school().launch({ externalId: "a" })).toEqual({
      kind: "unavailable",
      reason: "the partner answered 404",
    });
  });

  test("withdrawing twice finds nothing the second time", async () => {
    const withdrawal = { externalId: "a", reason: "moved away" };
    reply = { status: 204 };
    expect(await school().withdraw(withdrawal)).toEqual({ kind: "withdrawn" });
    reply = { status: 404 };
    expect(await school().withdraw(withdrawal)).toEqual({ kind: "absent" });
    reply = { status: 403 };
    expect(await school().withdraw(withdrawal)).toMatchObject({
      kind: "refused",
    });
  });

  test("a partner that rejects our key is not healthy", async () => {
    reply = { status: 200, body: "ok" };
    expect(await school().health()).toEqual({ kind: "healthy" });
    reply = { status: 401 };
    expect(await school().health()).toMatchObject({ kind: "unavailable" });
  });
});

function school(timeoutMs = 2_000): PartnerAdapter {
  return restAdapter({ baseUrl, apiKey: "sesame", timeoutMs });
}

function answer(body: unknown, status = 200): Reply {
  return { status, body: JSON.stringify(body) };
}
