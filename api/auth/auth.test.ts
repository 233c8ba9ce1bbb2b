import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addLogin,
  portalUrl,
  postJson,
  signIn,
  startTestApi,
  type TestApi,
} from "../../test/support/api.ts";

let api: TestApi;
const ana = { email: "ana@school.test", password: "correct horse battery" };

beforeAll(async () => {
  api = await startTestApi();
  await addLogin(api, ana);
});
afterAll(() => api.close());

describe("signing in", () => {
  test("the right password gives a cookie that only the server reads", async () => {
    const answer = await auth("sign-in/email", ana);
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^throughline\.session_token=/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).not.toContain("Secure");
  });

  test("the session says who it is, with the role and the person", async () => {
    const cookie = await signIn(api, ana);
    const answer = await fetch(`${api.url}/api/auth/get-session`, {
      headers: { cookie },
    });
    const { user } = (await answer.json()) as { user: object };
    expect(user).toMatchObject({ email: ana.email, role: "STUDENT" });
    expect(user).toHaveProperty("personId");
  });

  test("a wrong password and an unknown address are answered alike", async () => {
    const wrong = await auth("sign-in/email", {
      ...ana,
      password: "wrong!!!!!",
    });
    const unknown = await auth("sign-in/email", {
      ...ana,
      email: "nobody@school.test",
    });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  test("signing out ends the session", async () => {
    const cookie = await signIn(api, ana);
    expect((await auth("sign-out", {}, { cookie })).status).toBe(200);
    expect(await sessionOf(cookie)).toBeNull();
  });

  test("a foreign page cannot sign anybody in", async () => {
    const origin = "https://evil.test";
    expect((await auth("sign-in/email", ana, { origin })).status).toBe(403);
  });

  test("nobody signs up by themselves, and nobody chooses a role", async () => {
    const cookie = await signIn(api, ana);
    const newcomer = { ...ana, email: "new@school.test", name: "N" };
    const signUp = await auth("sign-up/email", { ...newcomer, role: "ADMIN" });
    const update = await auth("update-user", { role: "ADMIN" }, { cookie });
    expect([signUp.status, update.status]).toEqual([404, 404]);
    expect(await api.db.user.count({ where: { role: "ADMIN" } })).toBe(0);
    expect(await api.db.user.count({ where: { email: newcomer.email } })).toBe(
      0,
    );
  });
});

describe("a forgotten password", () => {
  test("is answered alike for an unknown address, which gets no mail", async () => {
    await addLogin(api, { email: "eve@school.test", password: "0123456789" });
    const known = await ask("eve@school.test");
    const unknown = await ask("nobody@school.test");
    expect(await known.json()).toEqual(await unknown.json());
    expect(known.status).toBe(unknown.status);
    expect(mailsTo("nobody@school.test")).toEqual([]);
  });

  test("is replaced by the mailed link, once, and ends other sessions", async () => {
    const bob = { email: "bob@school.test", password: "0123456789" };
    await addLogin(api, bob);
    const cookie = await signIn(api, bob);
    await ask(bob.email);
    await eventually(() => mailsTo(bob.email)).toHaveLength(1);
    const link = new URL(linkIn(mailsTo(bob.email)[0]?.text));
    expect(link.origin + link.pathname).toBe(`${portalUrl}/reset-password`);

    const token = link.searchParams.get("token");
    const newPassword = "another long one";
    const reset = () => auth("reset-password", { token, newPassword });
    expect((await reset()).status).toBe(200);
    expect((await reset()).status).toBe(400);
    expect(await sessionOf(cookie)).toBeNull();
    expect((await auth("sign-in/email", bob)).status).toBe(401);
    await signIn(api, { ...bob, password: newPassword });
  });

  test("asked for in the admin app leads back there", async () => {
    const email = "admin@school.test";
    await addLogin(api, { email, role: "ADMIN" });
    await auth("request-password-reset", {
      email,
      redirectTo: `${api.env.adminUrl}/reset-password`,
    });
    await eventually(() => mailsTo(email)).toHaveLength(1);
    expect(linkIn(mailsTo(email)[0]?.text)).toContain(api.env.adminUrl);
  });

  test("is not replaced by a short one", async () => {
    const newPassword = "short";
    const answer = await auth("reset-password", { token: "x", newPassword });
    expect(await answer.json()).toMatchObject({ code: "PASSWORD_TOO_SHORT" });
  });
});

test("an invitation's token makes the credential and proves the address", async () => {
  const email = "invited@school.test";
  const { userId } = await addLogin(api, { email });
  await api.db.authVerification.create({
    data: {
      identifier: "reset-password:invitation-token",
      value: userId,
      expiresAt: new Date(Date.now() + 7 * 24 * 3600_000),
    },
  });
  const token = "invitation-token";
  const newPassword = "my first password";
  const answer = await auth("reset-password", { token, newPassword });
  expect(answer.status).toBe(200);
  await signIn(api, { email, password: newPassword });
  const user = await api.db.user.findUnique({ where: { id: userId } });
  expect(user?.emailVerified).toBe(true);
});

describe("a link mailed before the password was last chosen", () => {
  test("takes no login over after a reset, and others' links stay good", async () => {
    const email = "reset@school.test";
    const { userId } = await addLogin(api, { email });
    const other = await addLogin(api, { email: "bystander@school.test" });
    await invite(userId, "used");
    await invite(userId, "left over");
    await invite(other.userId, "of another");
    expect((await reset("used")).status).toBe(200);
    expect((await reset("left over")).status).toBe(400);
    expect((await reset("of another")).status).toBe(200);
  });

  test("takes no login over after a change of password, but after a refused one", async () => {
    const login = { email: "change@school.test", password: "0123456789" };
    const { userId } = await addLogin(api, login);
    const cookie = await signIn(api, login);
    const change = (currentPassword: string) =>
      auth(
        "change-password",
        { currentPassword, newPassword: "a new long one" },
        { cookie },
      );
    await invite(userId, "before the refused one");
    expect((await change("not this one")).status).toBe(400);
    expect(await linksOf(userId)).toBe(1);
    expect((await change(login.password)).status).toBe(200);
    expect((await reset("before the refused one")).status).toBe(400);
  });

  const invite = (userId: string, token: string) =>
    api.db.authVerification.create({
      data: {
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt: new Date(Date.now() + 7 * 24 * 3600_000),
      },
    });
  const linksOf = (value: string) =>
    api.db.authVerification.count({ where: { value } });
  const reset = (token: string) =>
    auth("reset-password", { token, newPassword: "chosen by who holds it" });
});

describe("too many attempts", () => {
  let limited: TestApi;
  beforeAll(async () => {
    limited = await startTestApi({ env: { AUTH_RATE_LIMIT_MAX: "4" } });
    await addLogin(limited, ana);
  });
  afterAll(() => limited.close());

  const attempt = (email: string, from: string) =>
    postJson(
      `${limited.url}/api/auth/sign-in/email`,
      { email, password: "wrong!!!!!" },
      { "x-forwarded-for": from },
    ).then(({ status }) => status);

  test("for one login from one address wait, the login stays open to others", async () => {
    const statuses = [];
    for (let i = 0; i < 3; i++)
      statuses.push(await attempt(ana.email, "203.0.113.1"));
    expect(statuses).toEqual([401, 401, 429]);
    expect(await attempt(ana.email, "203.0.113.2")).toBe(401);
  });

  test("from one address wait, whichever logins they try", async () => {
    const statuses = [];
    for (let i = 0; i < 5; i++)
      statuses.push(await attempt(`${i}@school.test`, "203.0.113.3"));
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
  });

  test("an address made up by the caller does not help", async () => {
    const statuses = [];
    for (let i = 0; i < 5; i++)
      statuses.push(
        await attempt(`${i}@x.test`, `198.51.100.${i}, 203.0.113.4`),
      );
    expect(statuses.at(-1)).toBe(429);
  });
});

test("cookies are Secure where people come by https", async () => {
  const secure = await startTestApi({
    env: { PORTAL_URL: "https://portal.school.test" },
  });
  await addLogin(secure, ana);
  const answer = await postJson(`${secure.url}/api/auth/sign-in/email`, ana, {
    origin: "https://portal.school.test",
  });
  expect(answer.headers.getSetCookie()[0]).toContain("Secure");
  await secure.close();
});

function auth(path: string, body: unknown, headers?: Record<string, string>) {
  return postJson(`${api.url}/api/auth/${path}`, body, headers);
}

const ask = (email: string) => auth("request-password-reset", { email });

const mailsTo = (email: string) => api.mails.filter(({ to }) => to === email);

const linkIn = (text = "") => /https?:\/\/\S+token=\S+/.exec(text)?.[0] ?? "";

async function sessionOf(cookie: string): Promise<unknown> {
  const answer = await fetch(`${api.url}/api/auth/get-session`, {
    headers: { cookie },
  });
  return answer.json();
}

/** A loaded machine takes its time. */
function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}
