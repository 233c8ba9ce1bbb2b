import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "@0no-co/graphql.web";
import type { TadaDocumentNode } from "gql.tada";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  requestPasswordReset,
  resetPassword,
  signIn,
} from "./door/auth.server.ts";
import { query } from "./request.server.ts";

let status = 200;
let answer: unknown;
let headers: http.OutgoingHttpHeaders = {};
let seen: http.IncomingMessage | undefined;

const api = http.createServer((request, response) => {
  seen = request;
  response.writeHead(status, headers).end(JSON.stringify(answer));
});

beforeAll(async () => {
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  const { port } = api.address() as AddressInfo;
  vi.stubEnv("API_URL", `http://127.0.0.1:${port}`);
  vi.stubEnv("PUBLIC_URL", "https://school.example");
  vi.spyOn(console, "error").mockReturnValue();
});

afterAll(() => {
  vi.unstubAllEnvs();
  api.close();
  api.closeAllConnections();
});

beforeEach(() => {
  status = 200;
  headers = {};
  answer = { data: { me: null } };
});

const Me = parse("{ me { id } }") as TadaDocumentNode<
  { me: { id: string } | null },
  Record<string, never>
>;

const request = () =>
  new Request("http://x/courses/a?tab=2", {
    headers: {
      cookie: "login=1",
      "x-request-id": "r-12345678",
      "x-other": "1",
    },
  });

const refuse = (code: string) => {
  answer = { errors: [{ message: "SELECT secret", extensions: { code } }] };
};

test("a loader asks with the cookie and request id of its own request", async () => {
  expect(await query(request(), Me)).toEqual({ me: null });
  expect(seen?.headers).toMatchObject({
    cookie: "login=1",
    origin: "https://school.example",
    "x-request-id": "r-12345678",
  });
  expect(seen?.headers).not.toHaveProperty("x-other");
});

test("who is not signed in is led to the sign-in page and back", async () => {
  refuse("UNAUTHENTICATED");
  const thrown: unknown = await query(request(), Me).catch((e: unknown) => e);
  expect((thrown as Response).headers.get("location")).toBe(
    "/sign-in?to=%2Fcourses%2Fa%3Ftab%3D2",
  );
});

test.each([
  ["FORBIDDEN", 403],
  ["NOT_FOUND", 404],
  ["BAD_USER_INPUT", 400],
  ["INTERNAL_SERVER_ERROR", 502],
])("%s becomes %i without the api's words", async (code, expected) => {
  refuse(code);
  const thrown: unknown = await query(request(), Me).catch((e: unknown) => e);
  expect(thrown).toMatchObject({
    data: { reference: "r-12345678" },
    init: { status: expected },
  });
  expect(JSON.stringify(thrown)).not.toContain("SELECT");
});

test("a page that went away ends its query with its own reason", async () => {
  const leaving = AbortSignal.abort(new Error("gone"));
  const left = new Request("http://x/", { signal: leaving });
  await expect(query(left, Me)).rejects.toThrow("gone");
});

test("signing in gives the cookies to forward", async () => {
  headers = { "set-cookie": ["a=1; HttpOnly", "b=2"] };
  expect(await signIn(request(), { email: "a@b.c", password: "p" })).toEqual({
    kind: "signedIn",
    cookies: ["a=1; HttpOnly", "b=2"],
  });
});

test.each([
  [401, { code: "INVALID_EMAIL_OR_PASSWORD" }, { kind: "wrongCredentials" }],
  [429, {}, { kind: "tooMany", retrySeconds: 42 }],
  [500, {}, { kind: "unavailable" }],
  [403, { code: "INVALID_ORIGIN" }, { kind: "unavailable" }],
])(
  "a sign-in answered with %i has a named outcome",
  async (code, body, outcome) => {
    status = code;
    answer = body;
    headers = { "x-retry-after": "42" };
    expect(await signIn(request(), { email: "a@b.c", password: "p" })).toEqual(
      outcome,
    );
  },
);

test("a used reset link is an expired one", async () => {
  status = 400;
  answer = { code: "INVALID_TOKEN" };
  const used = { token: "t", password: "long enough" };
  expect(await resetPassword(request(), used)).toEqual({
    kind: "tokenExpired",
  });
});

test("while the api is down a query is a 503 and a form's outcome unavailable", async () => {
  api.close();
  api.closeAllConnections();
  const thrown: unknown = await query(request(), Me).catch((e: unknown) => e);
  expect(thrown).toMatchObject({ init: { status: 503 } });
  expect(await requestPasswordReset(request(), { email: "a@b.c" })).toEqual({
    kind: "unavailable",
  });
});
