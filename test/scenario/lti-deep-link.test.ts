import { claim } from "@throughline/integrations/partner-lms/lti/claims";
import { makePartner } from "@throughline/seed/factory/partner";
import { makeUser } from "@throughline/seed/factory/user";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../support/api-client.ts";
import { openLtiSchool, type LtiSchool } from "../support/lti-school.ts";
import { formOf } from "../support/surfer.ts";

let school: LtiSchool;
beforeAll(async () => {
  school = await openLtiSchool({ shares: ["name", "email"] });
});
afterAll(() => school.close());

const start = `mutation ($id: ID!) { startDeepLink(input: { courseStepId: $id }) { __typename ... on DeepLink { url } ... on UserError { field message } } }`;
const partner = `query ($slug: String!) { partner(slug: $slug) { ltiConfiguration { issuer clientId deploymentId authorizationUrl tokenUrl jwksUrl } courseSteps { ltiResource { title url } } } }`;

interface Started {
  startDeepLink: { __typename: string; url: string; message?: string };
}

const stepId = (index = 0) =>
  Buffer.from(`CourseStep:${school.course.stepIds[index]}`).toString(
    "base64url",
  );

/** The admin sets out to choose, as far as the tool's page. */
async function comeToTheChoice() {
  const { startDeepLink } = await school.town.admin.ask<Started>(start, {
    id: stepId(),
  });
  const browser = await school.admin();
  const form = await browser.go(startDeepLink.url);
  expect(new URL(form.url).origin).toBe(school.adminUrl);
  const page = await browser.submit(form);
  const visit = school.tool.visits().find(({ id }) => page.url.endsWith(id));
  if (!visit) throw new Error(`no visit at ${page.url}`);
  return { browser, page, visit };
}

const resource = () =>
  school.town.database.ltiResource.findUnique({
    where: { courseStepId: school.course.stepIds[0] ?? "" },
  });

const answering = (url: string, token: string) => ({
  status: 200,
  url,
  text: `<form action="${url}"><input name="JWT" value="${token}"></form>`,
});

test("an admin chooses what a step opens, and from then on students go there", async () => {
  const { browser, visit } = await comeToTheChoice();
  expect(visit.kind).toBe("choice");
  const answer = await school.tool.answerChoice(visit, "colour");
  if (!answer) throw new Error("no answer");
  const { url, token } = answer;
  const back = await browser.submit(answering(url, token));
  expect(back.way.at(-1)).toMatch(`${school.adminUrl}/partners/partner-`);
  expect(await resource()).toMatchObject({
    title: "Colour theory",
    url: `${school.tool.url}/resources/colour`,
    custom: { lesson: "colour" },
  });
  const [event] = await school.town.database.domainEvent.findMany({
    where: { type: "partner.resourceChosen" },
  });
  expect(event).toMatchObject({ actorKind: "PERSON" });

  const student = await school.student();
  const launchUrl = await student.launchUrl();
  const target = `${school.tool.url}/resources/colour`;
  expect(new URL(launchUrl).searchParams.get("target_link_uri")).toBe(target);
  const form = await student.browser.go(launchUrl);
  const inside = await student.browser.submit(form);
  const launched = school.tool
    .visits()
    .find(({ id }) => inside.url.endsWith(id));
  expect(launched?.claims).toMatchObject({
    email: student.email,
    [claim.targetLinkUri]: target,
    [claim.custom]: { lesson: "colour" },
  });

  const again = await browser.submit(answering(url, token));
  expect(again.status).toBe(409);
  expect(again.text).toContain("heard already");
});

test("what is chosen and where tools find us is shown to admins, by name", async () => {
  const { slug } = await school.town.database.partner.findUniqueOrThrow({
    where: { id: school.partnerId },
  });
  const api = school.town.api.url;
  expect(await school.town.admin.ask(partner, { slug })).toMatchObject({
    partner: {
      ltiConfiguration: {
        issuer: api,
        deploymentId: "deployment-1",
        authorizationUrl: `${api}/lti/authorize`,
        tokenUrl: `${api}/lti/token`,
        jwksUrl: `${api}/lti/jwks`,
      },
      courseSteps: [{ ltiResource: { title: "Colour theory" } }, {}],
    },
  });
});

test("an answer that is not the tool's, not to our question, or empty changes nothing", async () => {
  const before = await resource();
  const { browser, visit } = await comeToTheChoice();
  const good = await school.tool.answerChoice(visit, "business");
  if (!good) throw new Error("no answer");
  const { url } = good;
  const content = JSON.parse(
    Buffer.from(good.token.split(".")[1] ?? "", "base64url").toString(),
  ) as Record<string, unknown>;
  const key = school.tool.key();
  const signed = (change: object) => key.sign({ ...content, ...change });
  const [, body] = good.token.split(".");
  const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;

  const hostile: [string, number][] = [
    ["", 400],
    ["garbage", 400],
    [none, 400],
    [`${good.token.slice(0, -6)}AAAAAA`, 400],
    [await signed({ aud: "https://api.other.example" }), 400],
    [await signed({ iss: "another-tool" }), 400],
    [await signed({ [claim.deepLinkingData]: "x".repeat(43) }), 400],
    [await signed({ [claim.deploymentId]: "deployment-2" }), 400],
    [await signed({ [claim.contentItems]: [] }), 409],
  ];
  for (const [token, status] of hostile) {
    const page = await browser.submit(answering(url, token));
    expect(page.status).toBe(status);
    expect(page.text).toContain("Nothing was chosen");
  }
  expect(await resource()).toEqual(before);

  // The question still stands, and is answered once, though two answers come together.
  const other = await signed({ nonce: "another" });
  const pages = await Promise.all(
    [good.token, other].map((token) => browser.submit(answering(url, token))),
  );
  const chosen = pages.filter(({ status }) => status !== 409);
  expect(chosen).toHaveLength(1);
  expect((await resource())?.title).toBe("Running a salon");
});

test("a student cannot begin a choice, nor take up an admin's", async () => {
  const student = await school.student();
  const { startDeepLink } = await school.town.admin.ask<Started>(start, {
    id: stepId(),
  });
  const asStudent = await student.browser.go(startDeepLink.url);
  expect([401, 403]).toContain(asStudent.status);
  expect(() => formOf(asStudent)).toThrow();
});

test("a step of a partner without LTI offers no choice, and says so", async () => {
  const [step] = school.town.course.steps;
  const id = Buffer.from(`CourseStep:${step?.id}`).toString("base64url");
  const { startDeepLink } = await school.town.admin.ask<Started>(start, { id });
  expect(startDeepLink).toMatchObject({
    __typename: "Refused",
    field: "input.courseStepId",
  });
});

test("what was chosen in one tool is not opened in another that takes the step over", async () => {
  const { database } = school.town;
  const other = await makePartner(database);
  const courseStepId = school.course.stepIds[0] ?? "";
  const before = await resource();
  expect(before).not.toBeNull();
  await database.ltiResource.update({
    where: { courseStepId },
    data: { partnerId: other.id },
  });
  const student = await school.student();
  const target = `${school.tool.url}/resources/home`;
  const launchUrl = new URL(await student.launchUrl());
  expect(launchUrl.searchParams.get("target_link_uri")).toBe(target);
  await database.ltiResource.update({
    where: { courseStepId },
    data: { partnerId: school.partnerId },
  });
});

test("a client id is one tool's, also where two are connected at the same moment", async () => {
  const { database, api } = school.town;
  const login = {
    email: "super@school.example",
    password: "a long super admin password",
  };
  await makeUser(database, { role: "SUPER_ADMIN", ...login });
  const superAdmin = await signIn(api.url, login);
  const partners = [await makePartner(database), await makePartner(database)];
  const connect = (partnerId: string, clientId: string) =>
    superAdmin.ask<{ saved: { __typename: string; message?: string } }>(save, {
      input: {
        partnerId: Buffer.from(`Partner:${partnerId}`).toString("base64url"),
        adapter: "LTI",
        baseUrl: "https://tool.example",
        settings: JSON.stringify({
          clientId,
          deploymentId: "1",
          loginUrl: "https://tool.example/login",
          redirectUris: ["https://tool.example/launch"],
          jwksUrl: "https://tool.example/jwks",
          targetUrl: "https://tool.example",
        }),
      },
    });
  const taken = school.tool.connectionSettings().clientId;
  const [first] = partners;
  const { saved } = await connect(first?.id ?? "", taken);
  expect(saved.message).toContain("has this client id");
  const answers = await Promise.all(
    partners.map(({ id }) => connect(id, "the-same-one")),
  );
  expect(answers.map((answer) => answer.saved.__typename).sort()).toEqual([
    "Refused",
    "SavedPartnerConnection",
  ]);
});

const save = `mutation ($input: SavePartnerConnectionInput!) { saved: savePartnerConnection(input: $input) { __typename ... on UserError { field message } } }`;
