import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { readLtiSettings } from "@throughline/integrations/partner-lms/lti/settings";
import { foundPracticeLab } from "@throughline/seed/demo/practice-lab";
import { agsScope } from "@throughline/integrations/partner-lms/lti/claims";
import { openQueue } from "@throughline/domain/queue/queue";
import { openDatabase } from "@throughline/prisma";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  openLtiSchool,
  type LtiSchool,
  type LtiStudent,
} from "../support/lti-school.ts";
import { formOf, surferWith, type SurferPage } from "../support/surfer.ts";
import { until } from "../support/until.ts";

let school: LtiSchool;
beforeAll(async () => {
  school = await openLtiSchool();
});
afterAll(() => school.close());
afterEach(() => {
  school.tool.setFaults({
    delayMs: 0,
    wrongNonce: false,
    staleAssertion: false,
    replaysAssertion: false,
    scoreRepeats: 1,
  });
});

/** The student opens the step, as far as the page that posts the signed launch by itself. */
async function comeToTheForm({ launchUrl, browser }: LtiStudent) {
  return browser.go(await launchUrl());
}

/** The student opens the step and is let in. */
async function enter(student: LtiStudent) {
  const page = await comeToTheForm(student);
  const inside = await student.browser.submit(page);
  expect(inside.status).toBe(200);
  return visitAt(inside);
}

function visitAt({ url }: SurferPage) {
  const visit = school.tool.visits().find(({ id }) => url.endsWith(id));
  if (!visit) throw new Error(`no visit at ${url}`);
  return visit;
}

const isOn = (student: LtiStudent, states: string[]) =>
  until(`the steps are ${states.join(", ")}`, async () => {
    const found = await student.states();
    return found.join() === states.join();
  });

const messagesOf = (student: LtiStudent) =>
  school.town.database.inboundMessage.findMany({
    where: { enrollmentStep: { enrollment: { id: student.enrollmentId } } },
  });

test("the first key is made when it is first asked for, once, however many ask", async () => {
  const ask = () => fetch(`${school.town.api.url}/lti/jwks`);
  const answers = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await keySet()).toHaveLength(1);
});

test("a student goes from the course into the tool, finishes there, and the course moves on", async () => {
  const student = await school.student();
  const form = await comeToTheForm(student);
  expect(form.way.map((url) => new URL(url).pathname)).toEqual([
    "/login",
    "/lti/authorize",
    "/lti/continue",
  ]);
  expect(new URL(form.url).origin).toBe(school.portalUrl);
  expect(form.text).toContain("Continue to Practice Lab");

  const visit = visitAt(await student.browser.submit(form));
  expect(visit).toMatchObject({ userId: student.personId, userName: null });
  expect(JSON.stringify(visit.claims)).not.toContain(student.email);

  await school.tool.reportProgress(visit, 40);
  await until("the progress is known", async () => {
    const record = await school.town.database.partnerEnrollment.findFirst({
      where: { enrollmentStep: { enrollmentId: student.enrollmentId } },
    });
    return record?.progress === 40;
  });
  expect(await school.tool.finish(visit, 92)).toEqual({
    status: 200,
    body: { status: "accepted" },
  });
  await isOn(student, ["COMPLETED", "IN_PROGRESS"]);
  const record = await school.town.database.partnerEnrollment.findFirst({
    where: {
      enrollmentStep: { enrollmentId: student.enrollmentId, position: 1 },
    },
  });
  expect(record).toMatchObject({ score: 92, observedState: "COMPLETED" });
});

test("the page that posts the launch runs its own script alone, and is kept by nobody", async () => {
  const { text, headers } = await comeToTheForm(await school.student());
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
  expect(text).toContain(`<script nonce="${nonce}">`);
  expect(headers.get("cache-control")).toBe("no-store");
});

test("a tool that posts its score three times is heard once", async () => {
  const student = await school.student();
  const visit = await enter(student);
  school.tool.setFaults({ scoreRepeats: 3 });
  const answer = await school.tool.finish(visit);
  expect(answer.body).toEqual({ status: "duplicate" });
  await isOn(student, ["COMPLETED", "IN_PROGRESS"]);
  expect(await messagesOf(student)).toHaveLength(1);
});

test("a launch is good once: the same address again lets nobody in", async () => {
  const student = await school.student();
  const form = await comeToTheForm(student);
  const again = await student.browser.go(form.url);
  expect(again.status).toBe(410);
  expect(again.text).not.toContain("id_token");
  const posted = await student.browser.submit(form);
  expect(posted.status).toBe(200);
  expect((await student.browser.submit(form)).status).toBe(403);
});

test("two browsers with the same address at the same moment get one launch", async () => {
  const student = await school.student();
  const login = await fetch(await student.launchUrl(), { redirect: "manual" });
  const authorize = login.headers.get("location") ?? "";
  const pages = await Promise.all([
    student.browser.go(authorize),
    student.browser.go(authorize),
    student.browser.go(authorize),
  ]);
  expect(pages.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
});

test("nobody else can take up a launch, signed in or not", async () => {
  const ana = await school.student();
  const ben = await school.student();
  const url = await ana.launchUrl();
  const asBen = await ben.browser.go(url);
  expect(asBen.status).toBe(403);
  expect(asBen.text).toContain("belongs to somebody else");
  const asNobody = await surferWith({}).go(url);
  expect(asNobody.status).toBe(401);
  for (const page of [asBen, asNobody])
    expect(page.text).not.toContain("id_token");
  expect((await ana.browser.go(url)).status).toBe(200);
});

test("a launch that nobody took up for five minutes is over", async () => {
  const student = await school.student();
  const url = await student.launchUrl();
  await school.town.database.ltiLaunch.updateMany({
    where: { personId: student.personId },
    data: {
      createdAt: new Date(Date.now() - 400_000),
      expiresAt: new Date(Date.now() - 100_000),
    },
  });
  expect((await student.browser.go(url)).status).toBe(410);
});

test.each([
  ["redirect_uri", "http://127.0.0.1:9/steal", 400],
  ["client_id", "somebody-else", 400],
  ["login_hint", "x".repeat(43), 400],
  ["login_hint", "\0", 400],
])(
  "a request with another %s is answered nowhere",
  async (name, value, status) => {
    const student = await school.student();
    const page = await student.browser.go(
      await changed(student, { [name]: value }),
    );
    expect(page.status).toBe(status);
    expect(page.text).not.toContain("<form");
  },
);

test.each([
  ["response_type", "code", "unsupported_response_type"],
  ["response_mode", "query", "invalid_request"],
  ["prompt", "login", "invalid_request"],
  ["scope", "profile", "invalid_scope"],
  ["nonce", "", "invalid_request"],
  ["lti_message_hint", "another", "invalid_request"],
])(
  "a request with %s %j is told to the tool as its mistake, with its state",
  async (name, value, error) => {
    const student = await school.student();
    const url = await changed(student, { [name]: value });
    const page = await student.browser.go(url);
    expect(formOf(page)).toMatchObject({
      action: `${school.tool.url}/launch`,
      fields: { error, state: new URL(url).searchParams.get("state") },
    });
    expect(formOf(page).fields).not.toHaveProperty("id_token");
  },
);

/** The tool's request for the launch, with other parameters. */
async function changed(student: LtiStudent, change: Record<string, string>) {
  const login = await fetch(await student.launchUrl(), { redirect: "manual" });
  const url = new URL(login.headers.get("location") ?? "");
  for (const [name, value] of Object.entries(change))
    url.searchParams.set(name, value);
  return url.href;
}

test("a tool may ask by POST, though the browser then sends no cookie along", async () => {
  const student = await school.student();
  const url = new URL(await changed(student, {}));
  const form = `<form action="${url.origin}${url.pathname}">${[
    ...url.searchParams,
  ]
    .map(([name, value]) => `<input name="${name}" value="${value}">`)
    .join("")}</form>`;
  const page = { status: 200, url: url.href, text: form };
  const answer = await student.browser.submit(page);
  expect(formOf(answer).fields).toHaveProperty("id_token");
});

test("a tool that remembers another nonce refuses our launch, as tools must", async () => {
  const student = await school.student();
  school.tool.setFaults({ wrongNonce: true });
  const form = await comeToTheForm(student);
  const refused = await student.browser.submit(form);
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("another nonce");
});

test("a student whose course is paused, or whose place was taken back, is told so", async () => {
  const student = await school.student();
  const url = await student.launchUrl();
  await school.town.database.enrollment.update({
    where: { id: student.enrollmentId },
    data: { state: "SUSPENDED" },
  });
  expect((await student.browser.go(url)).status).toBe(409);
  await school.town.database.enrollment.update({
    where: { id: student.enrollmentId },
    data: { state: "ACTIVE" },
  });
  await school.town.database.partnerEnrollment.updateMany({
    where: { enrollmentStep: { enrollmentId: student.enrollmentId } },
    data: { desiredState: "WITHDRAWN" },
  });
  expect((await student.browser.go(url)).status).toBe(409);
});

test("whoever sets out over and over without arriving is held back, and may go on an hour later", async () => {
  const student = await school.student();
  const { ltiLaunch, enrollmentStep } = school.town.database;
  const { id } = await enrollmentStep.findFirstOrThrow({
    where: { enrollmentId: student.enrollmentId, state: "IN_PROGRESS" },
  });
  const stepId = Buffer.from(`EnrollmentStep:${id}`).toString("base64url");
  const setOut = async () => {
    const answer = await fetch(`${school.town.api.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: student.cookie },
      body: JSON.stringify({
        query: `mutation ($stepId: ID!) { launchStep(input: { stepId: $stepId }) { __typename ... on UserError { field message } } }`,
        variables: { stepId },
      }),
    });
    const { data } = (await answer.json()) as {
      data: { launchStep: { __typename: string; message?: string } };
    };
    return data.launchStep;
  };

  const answers = await Promise.all(Array.from({ length: 25 }, setOut));
  const refusals = answers.filter(({ __typename }) => __typename === "Refused");
  expect(refusals).toHaveLength(5);
  expect(refusals[0]).toMatchObject({
    field: "input.stepId",
    message: expect.stringContaining("within the last hour") as string,
  });
  const own = { personId: student.personId };
  expect(await ltiLaunch.count({ where: own })).toBe(20);

  const someoneElse = await school.student();
  expect(await someoneElse.launchUrl()).toContain("login_hint");

  const earlier = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  await ltiLaunch.updateMany({
    where: own,
    data: { createdAt: earlier(61), expiresAt: earlier(56) },
  });
  expect(await setOut()).toEqual({ __typename: "Launch" });
});

test("an admin cannot go into the training as the student", async () => {
  const student = await school.student();
  const step = await school.town.database.enrollmentStep.findFirstOrThrow({
    where: { enrollmentId: student.enrollmentId, position: 1 },
  });
  const stepId = Buffer.from(`EnrollmentStep:${step.id}`).toString("base64url");
  const answer = await school.town.admin.ask<{
    launchStep: { __typename: string };
  }>(
    `mutation ($stepId: ID!) { launchStep(input: { stepId: $stepId }) { __typename } }`,
    { stepId },
  );
  expect(answer.launchStep.__typename).toBe("Refused");
});

test("a score for somebody whose record was merged into another counts for the one that is kept", async () => {
  const { database } = school.town;
  const student = await school.student();
  const visit = await enter(student);
  const former = await database.person.create({
    data: {
      givenName: "Ana",
      familyName: "Silva",
      mergedIntoId: student.personId,
    },
  });
  const launchedBefore = { ...visit, userId: former.id };
  expect((await school.tool.finish(launchedBefore)).status).toBe(200);
  await isOn(student, ["COMPLETED", "IN_PROGRESS"]);
});

test("an assertion that is over, or was used before, gets no token", async () => {
  const { tool } = school;
  tool.setFaults({ staleAssertion: true });
  expect(await tool.askForToken([agsScope.score])).toMatchObject({
    status: 401,
    body: { error: "invalid_client" },
  });
  tool.setFaults({ staleAssertion: false, replaysAssertion: false });
  expect(await tool.askForToken([agsScope.score])).toMatchObject({
    status: 200,
  });
  tool.setFaults({ replaysAssertion: true });
  expect(await tool.askForToken([agsScope.score])).toMatchObject({
    status: 401,
    body: {
      error: "invalid_client",
      error_description: "jti was used already.",
    },
  });
});

test("a token is given for what we know, and nothing else is to be had with it", async () => {
  const { tool } = school;
  expect(await tool.askForToken(["openid", "whatever"])).toMatchObject({
    status: 400,
    body: { error: "invalid_scope" },
  });
  const answer = await tool.askForToken([agsScope.readLineItem, "whatever"]);
  expect(answer.body).toMatchObject({
    token_type: "Bearer",
    expires_in: 900,
    scope: agsScope.readLineItem,
  });
  const student = await school.student();
  const refused = await postScore(tokenOf(answer), finishedBy(student));
  expect(refused.status).toBe(403);
});

interface Answer {
  status: number;
  body: unknown;
}
const tokenOf = ({ body }: Answer) =>
  (body as { access_token: string }).access_token;

const lineItem = (step = 0) =>
  `${school.town.api.url}/lti/line-items/${school.course.stepIds[step]}`;

const finishedBy = ({ personId }: Pick<LtiStudent, "personId">) => ({
  userId: personId,
  scoreGiven: 9,
  scoreMaximum: 10,
  activityProgress: "Completed",
  gradingProgress: "FullyGraded",
  timestamp: new Date().toISOString(),
});

async function postScore(token: string, body: unknown, item = lineItem()) {
  const answer = await fetch(`${item}/scores`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/vnd.ims.lis.v1.score+json",
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

test("a tool reads its line item", async () => {
  const token = tokenOf(await school.tool.askForToken([agsScope.readLineItem]));
  const answer = await fetch(lineItem(), {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.headers.get("content-type")).toContain("lineitem+json");
  expect(await answer.json()).toEqual({
    id: lineItem(),
    label: "Sanitation",
    scoreMaximum: 100,
    resourceLinkId: school.course.stepIds[0],
  });
});

test("a score that makes no sense is refused by the field at fault, and changes nothing", async () => {
  const student = await school.student();
  const token = tokenOf(await school.tool.askForToken([agsScope.score]));
  const good = finishedBy(student);
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString();
  const bad: [string, unknown, number][] = [
    ["scoreGiven", { ...good, scoreGiven: 11 }, 400],
    ["userId", { ...good, userId: "nobody" }, 404],
    ["userId", { ...good, userId: crypto.randomUUID() }, 404],
    ["userId", { ...good, userId: "\0" }, 400],
    ["timestamp", { ...good, timestamp: tomorrow }, 400],
    ["timestamp", { ...good, timestamp: "1999-01-01T00:00:00Z" }, 400],
    ["comment", { ...good, comment: "x".repeat(501) }, 400],
    ["body", "{", 400],
    ["body", "[]", 400],
  ];
  for (const [field, body, status] of bad) {
    const answer = await postScore(token, body);
    expect(answer).toMatchObject({ status, body: { error: { field } } });
  }
  expect(await messagesOf(student)).toEqual([]);
  expect(await student.states()).toEqual(["IN_PROGRESS", "PENDING"]);
});

test("without a good token nothing is told and nothing is taken", async () => {
  const student = await school.student();
  for (const token of ["", "x", "a.b.c"])
    expect((await postScore(token, finishedBy(student))).status).toBe(401);
  expect((await fetch(lineItem())).status).toBe(401);
});

test("another partner's line item is not there, to read or to post to", async () => {
  const { api, course } = school.town;
  const scopes = [agsScope.score, agsScope.readLineItem];
  const token = tokenOf(await school.tool.askForToken(scopes));
  const student = await school.student();
  const [foreign] = course.steps;
  for (const id of [foreign?.id, crypto.randomUUID()]) {
    const item = `${api.url}/lti/line-items/${id}`;
    expect(await postScore(token, finishedBy(student), item)).toMatchObject({
      status: 404,
      body: { error: { field: "path" } },
    });
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(item, { headers })).status).toBe(404);
  }
});

test("a slow tool is waited for, and one whose keys cannot be read is told to come again", async () => {
  const { tool, town } = school;
  const connection = { partnerId: school.partnerId };
  const { settings } = await town.database.partnerConnection.findUniqueOrThrow({
    where: connection,
  });
  await town.database.partnerConnection.update({
    where: connection,
    data: {
      settings: {
        ...(settings as object),
        jwksUrl: "http://127.0.0.1:9/jwks",
      },
    },
  });
  expect(await tool.askForToken([agsScope.score])).toMatchObject({
    status: 503,
    body: { error: "temporarily_unavailable" },
  });
  await town.database.partnerConnection.update({
    where: connection,
    data: { settings: settings as object },
  });
  tool.setFaults({ delayMs: 300 });
  const student = await school.student();
  expect((await enter(student)).userId).toBe(student.personId);
});

test("our key is replaced in the middle of it all, and nothing stops", async () => {
  const student = await school.student();
  const before = await enter(student);
  await rotate();
  const published = await keySet();
  expect(published).toHaveLength(2);

  // Published, and not used before every copy of the key set can have it.
  const form = await comeToTheForm(student);
  expect(keyIdOf(form)).toBe(published[0]);
  await school.town.database.signingKey.updateMany({
    where: { id: published[1] ?? "" },
    data: { createdAt: new Date(Date.now() - 2 * 86_400_000) },
  });
  const next = await comeToTheForm(student);
  expect(keyIdOf(next)).toBe(published[1]);
  for (const page of [form, next])
    expect((await student.browser.submit(page)).status).toBe(200);

  expect((await school.tool.finish(before)).status).toBe(200);
  await isOn(student, ["COMPLETED", "IN_PROGRESS"]);
});

test("a key that was stolen is out of the key set at once", async () => {
  const student = await school.student();
  const token = tokenOf(await school.tool.askForToken([agsScope.score]));
  await rotate("--compromised");
  expect(await keySet()).toHaveLength(1);
  expect((await postScore(token, finishedBy(student))).status).toBe(401);
  expect((await enter(student)).userId).toBe(student.personId);
});

/** As an operator does it by hand. */
async function rotate(...options: string[]) {
  const { stdout } = await run(
    process.execPath,
    ["jobs/cli.ts", "rotate-lti-key", ...options],
    {
      cwd: path.join(import.meta.dirname, "../.."),
      env: { ...process.env, ...school.town.jobsEnvironment },
    },
  );
  expect(stdout).toMatch(/^key \S+ is published, and signs from \S+ on\n$/);
}
const run = promisify(execFile);

async function keySet(): Promise<string[]> {
  const answer = await fetch(`${school.town.api.url}/lti/jwks`);
  const { keys } = (await answer.json()) as {
    keys: { kid: string; d?: string; n: string }[];
  };
  expect(keys.every(({ d }) => d === undefined)).toBe(true);
  const made = await school.town.database.signingKey.findMany({
    where: { use: "LTI" },
    orderBy: { createdAt: "asc" },
  });
  expect(keys.map(({ kid }) => kid).sort()).toEqual(
    made.map(({ id }) => id).sort(),
  );
  return made.map(({ id }) => id);
}

function keyIdOf(page: SurferPage): string {
  const token = formOf(page).fields["id_token"] ?? "";
  const [header = ""] = token.split(".");
  const { kid } = JSON.parse(Buffer.from(header, "base64url").toString()) as {
    kid: string;
  };
  return kid;
}

test("a tool may replace its key, too", async () => {
  const student = await school.student();
  const visit = await enter(student);
  await school.tool.rotateKey();
  await until(
    "the tool's new key is known",
    async () => {
      const { status } = await school.tool.finish(visit);
      return status === 200;
    },
    60,
  );
  await isOn(student, ["COMPLETED", "IN_PROGRESS"]);
});

test("the demo's practice lab is connected as its tool expects, and its student gets a place", async () => {
  const { urls, database, jobsEnvironment } = school.town;
  const student = await school.student();
  const own = openDatabase(urls.owner, { max: 2 });
  const { queue, close } = await openQueue(urls.owner, (error) => {
    throw error;
  });
  await foundPracticeLab({
    database: own,
    queue,
    encryptionKey: Buffer.from(
      jobsEnvironment["ENCRYPTION_KEY"] ?? "",
      "base64",
    ),
    toolUrl: school.tool.url,
    studentEmail: student.email,
    now: new Date(),
  });
  await close();
  await own.$disconnect();
  const partner = await database.partner.findUniqueOrThrow({
    where: { slug: "practice-lab" },
    include: { connection: true },
  });
  const {
    clientId: _id,
    deploymentId: _deployment,
    ...addresses
  } = school.tool.connectionSettings();
  expect(readLtiSettings(partner.connection?.settings).kind).toBe("read");
  expect(partner.connection?.settings).toMatchObject(addresses);
  await until("the place is there", () =>
    database.partnerEnrollment.findFirst({
      where: { partnerId: partner.id, acceptedAt: { not: null } },
    }),
  );
});
