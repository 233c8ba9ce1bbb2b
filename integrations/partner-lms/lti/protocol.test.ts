import { createHmac } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT, type JWK } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { issueAccessToken, readAccessToken } from "./access-token.ts";
import { readAssertion } from "./assertion.ts";
import { readAuthorization } from "./authorization.ts";
import { agsScope, claim } from "./claims.ts";
import { readDeepLink } from "./deep-link.ts";
import { resourceLaunchClaims, type ResourceLaunch } from "./id-token.ts";
import { loginInitiation } from "./login.ts";
import { readLtiSettings } from "./settings.ts";
import { signToken } from "./sign.ts";
import { openToolKeys } from "./tool-keys.ts";

const now = new Date("2026-11-21T12:00:00Z");
const seconds = Math.floor(now.getTime() / 1_000);
const issuer = "https://api.school.example";
const tokenUrl = `${issuer}/lti/token`;
const clientId = "tool-1";
const deploymentId = "deployment-1";

interface Pair {
  publicJwk: JWK;
  privateJwk: JWK;
  sign: (claims: object, header?: object) => Promise<string>;
}

async function makePair(kid: string, algorithm = "RS256"): Promise<Pair> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const publicJwk = { ...(await exportJWK(pair.publicKey)), kid };
  return {
    publicJwk,
    privateJwk: await exportJWK(pair.privateKey),
    sign: (claims, header) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, kid, ...header })
        .sign(pair.privateKey),
  };
}

let tool: Pair;
let stranger: Pair;
beforeAll(async () => {
  tool = await makePair("tool-key");
  stranger = await makePair("tool-key");
});

const base64 = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString("base64url");

const toolKeys = () =>
  openToolKeys().of({
    kind: "key",
    jwk: tool.publicJwk as { kty: "RSA" },
  });

describe("the assertion at the token endpoint", () => {
  const good = {
    iss: clientId,
    sub: clientId,
    aud: tokenUrl,
    iat: seconds,
    exp: seconds + 300,
    jti: "once",
  };
  const read = (token: string) =>
    readAssertion(token, toolKeys(), { clientId, tokenUrl }, now);

  test("of the tool itself is good, with its jti and until when it counts", async () => {
    expect(await read(await tool.sign(good))).toEqual({
      kind: "good",
      jti: "once",
      expiresAt: new Date((seconds + 360) * 1_000),
    });
  });

  test("may name the token endpoint among others", async () => {
    const aud = ["https://other.example", tokenUrl];
    expect(await read(await tool.sign({ ...good, aud }))).toMatchObject({
      kind: "good",
    });
  });

  test.each([
    ["for another audience", { aud: "https://api.other.example" }, "aud"],
    ["of another client", { iss: "tool-2" }, "iss"],
    ["that speaks for another", { sub: "tool-2" }, "sub"],
    ["that is over", { iat: seconds - 900, exp: seconds - 61 }, "exp"],
    ["of tomorrow", { iat: seconds + 120, exp: seconds + 300 }, "iat"],
    ["that is good for a day", { exp: seconds + 86_400 }, "exp"],
    ["without an end", { exp: undefined }, "exp"],
    ["without a jti", { jti: undefined }, "jti"],
    ["with a jti that is no text", { jti: 7 }, "jti"],
    ["with an endless jti", { jti: "x".repeat(501) }, "jti"],
    ["not good yet", { nbf: seconds + 600 }, "nbf"],
  ])("%s is refused", async (_what, change, field) => {
    const token = await tool.sign({ ...good, ...change });
    expect(await read(token)).toMatchObject({ kind: "bad", field });
  });

  test("signed with a stranger's key under the tool's key id is refused", async () => {
    expect(await read(await stranger.sign(good))).toMatchObject({
      kind: "bad",
      field: "signature",
    });
  });

  test("without a signature is refused", async () => {
    const token = `${base64({ alg: "none" })}.${base64(good)}.`;
    expect(await read(token)).toMatchObject({ kind: "bad" });
  });

  test("signed with the public key as a shared secret is refused", async () => {
    const content = `${base64({ alg: "HS256", kid: "tool-key" })}.${base64(good)}`;
    const hmac = createHmac("sha256", JSON.stringify(tool.publicJwk));
    const token = `${content}.${hmac.update(content).digest("base64url")}`;
    expect(await read(token)).toMatchObject({ kind: "bad", field: "alg" });
  });

  test("whose content was changed is refused", async () => {
    const [header, , signature] = (await tool.sign(good)).split(".");
    const changed = base64({ ...good, sub: "tool-2" });
    expect(await read(`${header}.${changed}.${signature}`)).toMatchObject({
      kind: "bad",
      field: "signature",
    });
  });

  test.each(["", "x", "a.b.c", "x".repeat(200_000), "\0"])(
    "that is no token at all is refused",
    async (token) => {
      expect(await read(token)).toMatchObject({ kind: "bad" });
    },
  );

  test("is not judged while the tool's key set cannot be read", async () => {
    const keys = openToolKeys({
      fetch: () => Promise.reject(new Error("down")),
    }).of({ kind: "address", url: "https://tool.example/jwks" });
    const token = await tool.sign(good);
    const expected = { clientId, tokenUrl };
    expect(await readAssertion(token, keys, expected, now)).toMatchObject({
      kind: "keysUnavailable",
    });
  });

  test("of a key that the tool added is good as soon as the key set is read again", async () => {
    const next = await makePair("next-key");
    let published = [tool.publicJwk];
    const keys = openToolKeys({
      fetch: () => Promise.resolve(Response.json({ keys: published })),
      cooldownMs: 0,
    }).of({ kind: "address", url: "https://tool.example/jwks" });
    const expected = { clientId, tokenUrl };
    const token = await next.sign(good);
    const readIt = () => readAssertion(token, keys, expected, now);
    expect(await readIt()).toMatchObject({ kind: "bad", field: "kid" });
    published = [tool.publicJwk, next.publicJwk];
    expect(await readIt()).toMatchObject({ kind: "good" });
  });

  test("may be signed with an elliptic curve", async () => {
    const curve = await makePair("curve", "ES256");
    const keys = openToolKeys().of({
      kind: "key",
      jwk: curve.publicJwk as { kty: "EC" },
    });
    const token = await curve.sign(good);
    const expected = { clientId, tokenUrl };
    expect(await readAssertion(token, keys, expected, now)).toMatchObject({
      kind: "good",
    });
  });
});

describe("the answer to a deep linking request", () => {
  const item = {
    type: "ltiResourceLink",
    url: "https://tool.example/lessons/7",
    title: "Lesson 7",
    custom: { lesson: "7", level: 2 },
  };
  const good = {
    iss: clientId,
    aud: issuer,
    iat: seconds,
    exp: seconds + 300,
    nonce: "n-1",
    [claim.messageType]: "LtiDeepLinkingResponse",
    [claim.version]: "1.3.0",
    [claim.deploymentId]: deploymentId,
    [claim.deepLinkingData]: "question-1",
    [claim.contentItems]: [item],
  };
  const read = async (change: object = {}, signer = tool) =>
    readDeepLink(
      await signer.sign({ ...good, ...change }),
      toolKeys(),
      { settings: { clientId, deploymentId }, issuer },
      now,
    );

  test("names the question and the one resource that was chosen", async () => {
    expect(await read()).toMatchObject({
      kind: "answered",
      data: "question-1",
      nonce: "n-1",
      resource: {
        url: "https://tool.example/lessons/7",
        title: "Lesson 7",
        custom: { lesson: "7", level: "2" },
      },
    });
  });

  test("may choose nothing", async () => {
    const answered = { kind: "answered", resource: null };
    expect(await read({ [claim.contentItems]: [] })).toMatchObject(answered);
    expect(await read({ [claim.contentItems]: undefined })).toMatchObject(
      answered,
    );
  });

  test.each([
    ["for another platform", { aud: "https://api.other.example" }, "aud"],
    ["of another tool", { iss: "tool-2" }, "iss"],
    ["that is over", { iat: seconds - 900, exp: seconds - 61 }, "exp"],
    ["without a nonce", { nonce: undefined }, "nonce"],
    [
      "that is a launch",
      { [claim.messageType]: "LtiResourceLinkRequest" },
      claim.messageType,
    ],
    ["of LTI 1.1", { [claim.version]: "1.1" }, claim.version],
    [
      "about another deployment",
      { [claim.deploymentId]: "deployment-2" },
      claim.deploymentId,
    ],
    [
      "to no question",
      { [claim.deepLinkingData]: undefined },
      claim.deepLinkingData,
    ],
    [
      "with two choices",
      { [claim.contentItems]: [item, item] },
      claim.contentItems,
    ],
    [
      "with a file",
      { [claim.contentItems]: [{ ...item, type: "file" }] },
      `${claim.contentItems}.0.type`,
    ],
    [
      "with a script for an address",
      { [claim.contentItems]: [{ ...item, url: "javascript:alert(1)" }] },
      `${claim.contentItems}.0.url`,
    ],
    [
      "with a NUL in a custom value",
      { [claim.contentItems]: [{ ...item, custom: { a: "x\0" } }] },
      "custom.a",
    ],
  ])("%s is refused", async (_what, change, field) => {
    expect(await read(change)).toMatchObject({ kind: "bad", field });
  });

  test("signed by a stranger is refused", async () => {
    expect(await read({}, stranger)).toMatchObject({
      kind: "bad",
      field: "signature",
    });
  });
});

describe("the request for a launch", () => {
  const settings = {
    clientId,
    redirectUris: ["https://tool.example/launch", "https://tool.example/alt"],
  };
  const good = {
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    client_id: clientId,
    redirect_uri: "https://tool.example/launch",
    login_hint: "hint",
    lti_message_hint: "message",
    state: "state & more",
    nonce: "n-1",
  };
  const read = (change: Record<string, string> = {}) =>
    readAuthorization(new URLSearchParams({ ...good, ...change }), settings);

  test("is read whole", () => {
    expect(read()).toEqual({
      kind: "read",
      authorization: {
        redirectUri: "https://tool.example/launch",
        loginHint: "hint",
        messageHint: "message",
        nonce: "n-1",
        state: "state & more",
      },
    });
  });

  test.each([
    "https://tool.example/launch/",
    "https://tool.example/launch?x=1",
    "https://tool.example/launch/../evil",
    "https://tool.example.evil/launch",
    "HTTPS://tool.example/launch",
    "",
  ])(
    "for %j, which is not registered letter for letter, is answered nowhere",
    (uri) => {
      expect(read({ redirect_uri: uri })).toMatchObject({
        kind: "untrusted",
        field: "redirect_uri",
      });
    },
  );

  test("of another client is answered nowhere", () => {
    expect(read({ client_id: "tool-2" })).toMatchObject({ kind: "untrusted" });
  });

  test("that says a thing twice is answered nowhere", () => {
    const twice = new URLSearchParams(good);
    twice.append("redirect_uri", "https://evil.example");
    expect(readAuthorization(twice, settings)).toMatchObject({
      kind: "untrusted",
      field: "redirect_uri",
    });
  });

  test.each([
    ["response_type", "code", "unsupported_response_type"],
    ["response_mode", "query", "invalid_request"],
    ["prompt", "login", "invalid_request"],
    ["scope", "profile", "invalid_scope"],
    ["nonce", "", "invalid_request"],
    ["nonce", "x".repeat(501), "invalid_request"],
    ["login_hint", "", "invalid_request"],
  ])(
    "with %s %j is the tool's mistake, told with its state",
    (field, value, error) => {
      expect(read({ [field]: value })).toMatchObject({
        kind: "mistaken",
        field,
        error,
        state: "state & more",
      });
    },
  );
});

describe("what a tool is told of a student", () => {
  const launch: ResourceLaunch = {
    issuer,
    settings: { clientId, deploymentId, shares: [] },
    nonce: "n-1",
    person: {
      id: "person-1",
      givenName: "Ana",
      familyName: "Silva",
      email: "ana@people.example",
      locale: "pt",
    },
    course: { id: "course-1", code: "SFZ", title: "Salon Foundations" },
    school: { id: "api.school.example", name: "Salon Academy" },
    step: { id: "step-1", title: "Sanitation", summary: "" },
    lineItemUrl: `${issuer}/lti/line-items/step-1`,
    custom: { lesson: "7" },
    targetUrl: "https://tool.example/lessons/7",
    returnUrl: "https://learn.school.example/steps/1",
  };

  test("is an id and a language, where the connection shares nothing", () => {
    const claims = resourceLaunchClaims(launch, now);
    expect(claims).toMatchObject({
      iss: issuer,
      aud: clientId,
      sub: "person-1",
      nonce: "n-1",
      iat: seconds,
      exp: seconds + 300,
      locale: "pt",
      [claim.messageType]: "LtiResourceLinkRequest",
      [claim.deploymentId]: deploymentId,
      [claim.resourceLink]: { id: "step-1", title: "Sanitation" },
      [claim.agsEndpoint]: {
        scope: Object.values(agsScope),
        lineitem: `${issuer}/lti/line-items/step-1`,
      },
      [claim.custom]: { lesson: "7" },
    });
    const text = JSON.stringify(claims);
    expect(text).not.toContain("Silva");
    expect(text).not.toContain("@");
  });

  test("is the name and the address too, where it shares them", () => {
    const shares: ("name" | "email")[] = ["name", "email"];
    const settings = { ...launch.settings, shares };
    expect(resourceLaunchClaims({ ...launch, settings }, now)).toMatchObject({
      name: "Ana Silva",
      given_name: "Ana",
      family_name: "Silva",
      email: "ana@people.example",
    });
  });
});

describe("an access token", () => {
  const access = { clientId, scopes: [agsScope.score] };
  const about = { issuer, id: "token-1" };
  const issue = (key: Pair, at = now) =>
    issueAccessToken(
      { id: "our-key", privateJwk: key.privateJwk },
      access,
      about,
      at,
    );
  const read = (token: string, key: Pair, at = now) =>
    readAccessToken(token, [{ ...key.publicJwk, kid: "our-key" }], issuer, at);

  test("says what its bearer may do", async () => {
    expect(await read(await issue(tool), tool)).toEqual(access);
  });

  test("is over after a quarter of an hour", async () => {
    const later = new Date(now.getTime() + 900_000);
    expect(await read(await issue(tool), tool, later)).toBeNull();
  });

  test("of another key, or for another platform, is none", async () => {
    expect(await read(await issue(stranger), tool)).toBeNull();
    const token = await issueAccessToken(
      { id: "our-key", privateJwk: tool.privateJwk },
      access,
      { ...about, issuer: "https://api.other.example" },
      now,
    );
    expect(await read(token, tool)).toBeNull();
  });

  test("that is meant for somebody else's services is none", async () => {
    const claims = { iss: issuer, aud: "https://other.example", sub: clientId };
    const token = await signToken(
      { id: "our-key", privateJwk: tool.privateJwk },
      { ...claims, scope: agsScope.score, exp: seconds + 300 },
      "at+jwt",
    );
    expect(await read(token, tool)).toBeNull();
  });

  test("is never a launch that was signed for the tool with the same key", async () => {
    const launched = await new SignJWT({
      iss: issuer,
      aud: issuer,
      sub: clientId,
      scope: agsScope.score,
      exp: seconds + 300,
    })
      .setProtectedHeader({ alg: "RS256", kid: "our-key", typ: "JWT" })
      .sign(tool.privateJwk);
    expect(await read(launched, tool)).toBeNull();
  });
});

test("a launch begins at the tool's address with what LTI asks for, whatever the address carries already", () => {
  const url = new URL(
    loginInitiation(
      { clientId, deploymentId, loginUrl: "https://tool.example/login?t=1" },
      issuer,
      {
        loginHint: "hint",
        messageHint: "message",
        targetUrl: "https://tool.example/a?b=c&d",
      },
    ),
  );
  expect(Object.fromEntries(url.searchParams)).toEqual({
    t: "1",
    iss: issuer,
    login_hint: "hint",
    target_link_uri: "https://tool.example/a?b=c&d",
    lti_message_hint: "message",
    client_id: clientId,
    lti_deployment_id: deploymentId,
  });
});

describe("a connection's settings", () => {
  const good = {
    clientId,
    deploymentId,
    loginUrl: "https://tool.example/login",
    redirectUris: ["https://tool.example/launch"],
    jwksUrl: "https://tool.example/jwks",
    targetUrl: "https://tool.example",
  };

  test("share nothing of a student unless they say so", () => {
    expect(readLtiSettings(good)).toMatchObject({
      kind: "read",
      settings: { shares: [], deepLinkUrl: null },
    });
  });

  test.each([
    ["clientId", { clientId: "" }],
    ["loginUrl", { loginUrl: "javascript:alert(1)" }],
    ["redirectUris", { redirectUris: [] }],
    ["redirectUris.0", { redirectUris: ["ftp://tool.example"] }],
    ["jwksUrl", { jwksUrl: undefined }],
    ["publicJwk", { jwksUrl: undefined, publicJwk: { kty: "RSA", d: "x" } }],
    ["publicJwk.kty", { jwksUrl: undefined, publicJwk: { kty: "oct" } }],
    ["redirectUrl", { redirectUrl: "https://tool.example" }],
  ])("without a good %s are refused by its name", (field, change) => {
    expect(readLtiSettings({ ...good, ...change })).toMatchObject({
      kind: "faulty",
      field,
    });
  });

  test.each([null, undefined, [], "x", 7])("of %j are refused", (stored) => {
    expect(readLtiSettings(stored)).toMatchObject({ kind: "faulty" });
  });
});
