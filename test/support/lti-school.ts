import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { seal } from "@throughline/domain/partner/seal";
import {
  startLtiTool,
  type RunningLtiTool,
} from "@throughline/integrations/partner-lms/lti/simulator/server";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makeUser } from "@throughline/seed/factory/user";
import { signIn } from "./api-client.ts";
import { freePort } from "./port.ts";
import { surferWith, type Surfer } from "./surfer.ts";
import { adminLogin, openTown, type Town } from "./town.ts";
import { until } from "./until.ts";

const password = "a long student password";

/** A town with an LTI tool as a partner, and the apps' web servers in front of the api, through which browsers come. */
export interface LtiSchool {
  town: Town;
  tool: RunningLtiTool;
  partnerId: string;
  course: { id: string; stepIds: string[] };
  portalUrl: string;
  adminUrl: string;
  /** Enrolls a student with a login, up to the tool's place being there. */
  student: () => Promise<LtiStudent>;
  /** The admin, signed in to the admin app's own address. */
  admin: () => Promise<Surfer>;
  close: () => Promise<void>;
}

export interface LtiStudent {
  personId: string;
  email: string;
  enrollmentId: string;
  /** Asks the portal's api for the way into the first step: the tool's login initiation. */
  launchUrl: () => Promise<string>;
  browser: Surfer;
  /** Of the auth session. */
  cookie: string;
  states: () => Promise<string[]>;
}

/** Opens one. `settings` changes the connection's settings. */
export async function openLtiSchool(
  settings: Record<string, unknown> = {},
): Promise<LtiSchool> {
  const [portalPort, adminPort] = [await freePort(), await freePort()];
  // Two names of this machine, so that the cookie of the one site is not sent to the other.
  const portalUrl = `http://127.0.0.1:${portalPort}`;
  const adminUrl = `http://localhost:${adminPort}`;
  const town = await openTown({ portalUrl, adminUrl });
  const sites = [
    await openSite(portalUrl, town.api.url),
    await openSite(adminUrl, town.api.url),
  ];
  const { url } = town.api;
  const clientId = `client-${randomUUID()}`;
  const tool = await startLtiTool({
    port: 0,
    // Another site than the portal's, as partners are.
    host: "localhost",
    platform: {
      issuer: url,
      clientId,
      deploymentId: "deployment-1",
      authorizationUrl: `${url}/lti/authorize`,
      tokenUrl: `${url}/lti/token`,
      jwksUrl: `${url}/lti/jwks`,
    },
    now: () => new Date(),
    randomId: () => randomBytes(24).toString("base64url"),
  });
  const partner = await connectTool(town, tool, settings);
  const made = await makeCourse(town.database, {
    steps: [
      { partnerId: partner.id, label: "LTI-1", title: "Sanitation" },
      { partnerId: partner.id, label: "LTI-2", title: "Colour" },
    ],
  });
  const course = { id: made.id, stepIds: made.steps.map(({ id }) => id) };

  return {
    town,
    tool,
    partnerId: partner.id,
    course,
    portalUrl,
    adminUrl,
    student: () => enrollStudent(town, course.id, portalUrl),
    async admin() {
      const { cookie } = await signIn(url, adminLogin);
      return surferWith({ [new URL(adminUrl).host]: cookie });
    },
    async close() {
      await tool.close();
      await Promise.all(sites.map((site) => site.close()));
      await town.close();
    },
  };
}

/** An app's web server without its pages, as a process of its own: what passes on to the api needs no build. */
async function openSite(publicUrl: string, apiUrl: string) {
  const { hostname, port } = new URL(publicUrl);
  const site = spawn(
    process.execPath,
    ["--input-type=module", "--eval", passage],
    {
      env: {
        ...process.env,
        PUBLIC_URL: publicUrl,
        API_URL: apiUrl,
        HOST: hostname,
        PORT: port,
      },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  await until(`${publicUrl} answers`, () =>
    fetch(`${publicUrl}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    async close() {
      site.kill("SIGTERM");
      if (site.exitCode === null) await once(site, "exit");
    },
  };
}

const passage = `
  import { readEnv } from "@throughline/web/env";
  import { createWebServer } from "@throughline/web/server/web-server";
  const env = readEnv();
  const { server } = await createWebServer({ env });
  server.listen(env.port, env.host);
`;

async function connectTool(
  { database, jobsEnvironment }: Town,
  tool: RunningLtiTool,
  settings: Record<string, unknown>,
) {
  const partner = await makePartner(database, { name: "Practice Lab" });
  await database.partnerConnection.create({
    data: {
      partnerId: partner.id,
      adapter: "LTI",
      baseUrl: tool.url,
      sealedApiKey: seal(
        Buffer.from(jobsEnvironment["ENCRYPTION_KEY"] ?? "", "base64"),
        "none",
      ),
      settings: { ...tool.connectionSettings(), ...settings },
    },
  });
  return partner;
}

const enroll = `mutation ($input: EnrollInput!) { enroll(input: $input) { __typename ... on Enrollment { id } ... on UserError { message } } }`;
const launch = `mutation ($stepId: ID!) { launchStep(input: { stepId: $stepId }) { __typename ... on Launch { url } ... on UserError { message } } }`;

async function enrollStudent(
  town: Town,
  courseId: string,
  portalUrl: string,
): Promise<LtiStudent> {
  const email = `student-${randomUUID()}@people.example`;
  const { personId } = await makeUser(town.database, { email, password });
  const input = {
    courseId: nodeId("Course", courseId),
    personId: nodeId("Person", personId),
  };
  const answer = await town.admin.ask<{
    enroll: { id: string; message?: string };
  }>(enroll, { input });
  const enrollmentId = Buffer.from(answer.enroll.id, "base64url")
    .toString()
    .slice("Enrollment:".length);
  const steps = () =>
    town.database.enrollmentStep.findMany({
      where: { enrollmentId },
      include: { partnerEnrollment: true },
      orderBy: { position: "asc" },
    });
  await until("the tool's place is there", async () => {
    const [first] = await steps();
    return first?.state === "IN_PROGRESS";
  });
  const api = await signIn(town.api.url, { email, password });
  return {
    personId,
    email,
    enrollmentId,
    cookie: api.cookie,
    browser: surferWith({ [new URL(portalUrl).host]: api.cookie }),
    states: async () => (await steps()).map(({ state }) => state),
    async launchUrl() {
      const open = (await steps()).find(({ state }) => state === "IN_PROGRESS");
      const launched = await api.ask<{ launchStep: { url: string } }>(launch, {
        stepId: nodeId("EnrollmentStep", open?.id ?? ""),
      });
      return launched.launchStep.url;
    },
  };
}

const nodeId = (type: string, id: string) =>
  Buffer.from(`${type}:${id}`).toString("base64url");
