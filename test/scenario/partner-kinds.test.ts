import {
  startPartnerSimulator,
  type PartnerSimulator,
} from "@throughline/integrations/partner-lms/simulator/server";
import { SCORM_APP_ID } from "@throughline/integrations/partner-lms/simulator/scorm.routes";
import { openDatabase } from "@throughline/prisma";
import { viewedBy } from "@throughline/prisma/viewer";
import { makeUser } from "@throughline/seed/factory/user";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn, type ApiClient } from "../support/api-client.ts";
import { openTown, type Slug, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

const password = "a long student password";
const superAdminLogin = {
  email: "super@school.example",
  password: "a long super admin password",
};
const postbackPassword = "a long enough postback password";
const voucherPage = "https://nha.example/redeem";

let town: Town;
let schools: PartnerSimulator;
let superAdmin: ApiClient;
let ana: ApiClient;
let anaId: string;
let stepIds: Record<string, string>;

beforeAll(async () => {
  town = await openTown({ workers: 0 });
  await makeUser(town.database, { role: "SUPER_ADMIN", ...superAdminLogin });
  superAdmin = await signIn(town.api.url, superAdminLogin);
  schools = await startPartnerSimulator({
    port: 0,
    partners: [
      school("milady", "account", town.secrets.milady),
      school("certiport", "scorm", postbackPassword),
    ],
    now: () => new Date(),
    random: Math.random,
    retryFactor: 0.001,
  });
  await connect("milady", {
    adapter: "ACCOUNT",
    baseUrl: `${schools.url}/milady/v1`,
    apiKey: "key-of-milady",
    settings: JSON.stringify({ requiredCourses: ["safety"] }),
  });
  await connect("certiport", {
    adapter: "SCORM_CLOUD",
    baseUrl: `${schools.url}/certiport/api/v2`,
    apiKey: "key-of-certiport",
    webhookSecret: postbackPassword,
    settings: JSON.stringify({
      appId: SCORM_APP_ID,
      postbackUrl: `${town.api.url}/webhooks/partners/certiport`,
    }),
  });
  await connect("nha", { adapter: "VOUCHER", baseUrl: voucherPage });
  await town.startWorker();
});
afterAll(async () => {
  await schools.close();
  await town.close();
});

describe("one course at three kinds of partners, with nobody moving anybody", () => {
  test("each connection answers, and says what it can do", async () => {
    for (const slug of ["milady", "certiport", "nha"] as const)
      expect(await testConnection(slug)).toEqual({
        healthy: true,
        reason: null,
      });
  });

  test("a school that makes accounts: the details are shown to the student, once, whoever else asks", async () => {
    await enrolAna();
    await reaches("milady", "IN_PROGRESS");
    const reference = await referenceAt("milady");
    expect(
      schools.enrolment("milady", reference)?.account?.courses.sort(),
    ).toEqual(["milady-course", "safety"]);
    expect(await accessState("milady")).toBe("WAITING");
    expect(await showAccess(town.admin, "milady")).toMatchObject({
      __typename: "NotFound",
    });

    const answers = await Promise.all(
      [1, 2, 3].map(() => showAccess(ana, "milady")),
    );
    const shown = answers.filter((one) => one.__typename === "ShownAccess");
    expect(shown).toHaveLength(1);
    expect(shown[0]?.details).toContainEqual({
      name: "Password",
      value: schools.enrolment("milady", reference)?.account?.password,
    });
    expect(answers.filter((one) => one.__typename === "Refused")).toHaveLength(
      2,
    );
    expect(await accessState("milady")).toBe("SHOWN");
    const [kept] = await town.database.partnerAccess.findMany();
    expect(kept?.sealedDetails).toBeNull();

    expect(await renewAccess("milady")).toEqual({ access: "WAITING" });
    expect(await renewAccess("milady")).toMatchObject({
      message: expect.stringContaining("not shown yet") as string,
    });
    const again = await showAccess(ana, "milady");
    expect(again.details).toContainEqual({
      name: "Password",
      value: schools.enrolment("milady", reference)?.account?.password,
    });
    expect(again.details).not.toEqual(shown[0]?.details);

    expect(await launch("milady")).toMatchObject({
      kind: "REDIRECT",
      url: `${schools.url}/milady/sign-in`,
    });
    expect(schools.progress("milady", reference, 100)).toBe(true);
    await reaches("milady", "COMPLETED");
  });

  test("SCORM Cloud: the postback completes the step", async () => {
    await reaches("certiport", "IN_PROGRESS");
    const reference = await referenceAt("certiport");
    const launched = await launch("certiport");
    expect(launched.kind).toBe("REDIRECT");
    expect((await fetch(launched.url ?? "")).status).toBe(200);
    expect(schools.progress("certiport", reference, 40)).toBe(true);
    await until("the progress is known", async () => {
      const { progress } =
        await town.database.partnerEnrollment.findUniqueOrThrow({
          where: { id: reference },
        });
      return progress === 40;
    });
    expect(schools.progress("certiport", reference, 100)).toBe(true);
    await reaches("certiport", "COMPLETED");
  });

  test("a school with vouchers: the step waits for a code, goes on when there are some, and is completed by a file", async () => {
    const reason = await until("the step waits for a voucher", async () => {
      const { lastError } =
        await town.database.partnerEnrollment.findUniqueOrThrow({
          where: { id: await referenceAt("nha") },
        });
      return lastError;
    });
    expect(reason).toContain("no voucher left for nha-course");
    expect(await vouchers()).toMatchObject([{ free: 0, waiting: 1 }]);

    expect(
      await addVouchers("EXPIRED,2020-01-01\nSun-1234\nsun1234\nMoon-5678"),
    ).toEqual({
      added: 2,
      repeated: 1,
      faulty: [{ row: 1, reason: "The code has expired." }],
    });
    await reaches("nha", "IN_PROGRESS");
    expect(await vouchers()).toEqual([
      {
        courseRef: "nha-course",
        free: 1,
        assigned: 1,
        expired: 0,
        waiting: 0,
      },
    ]);
    const { kind, voucher, url } = await launch("nha");
    expect({ kind, url }).toEqual({ kind: "VOUCHER", url: voucherPage });
    expect(["Sun-1234", "Moon-5678"]).toContain(voucher);

    const file = `Date;Voucher;Score\n${new Date().toISOString()};${voucher ?? ""};88\n${new Date().toISOString()};NOBODYS;1\nnonsense;X;1`;
    expect(await uploadEvidence(file)).toMatchObject({
      isRepeated: false,
      accepted: 2,
      repeated: 0,
      faulty: [{ row: 3, field: "date" }],
    });
    await reaches("nha", "COMPLETED");
    const before = await town.database.inboundMessage.count();
    expect(await uploadEvidence(file)).toMatchObject({
      isRepeated: true,
      accepted: 0,
      repeated: 2,
    });
    expect(await uploadEvidence(`${file}\n`)).toMatchObject({
      isRepeated: false,
      accepted: 0,
      repeated: 2,
    });
    expect(await town.database.inboundMessage.count()).toBe(before);
    await until("the unknown voucher is set aside", () =>
      town.database.inboundMessage.findFirst({
        where: { state: "QUARANTINED" },
      }),
    );
    await until("the certificate is issued", () =>
      town.database.certificate.findFirst(),
    );
  });
});

describe("a connection with something wrong is refused, with the field named", () => {
  test.each([
    [{ baseUrl: "ftp://x.example" }, "input.baseUrl"],
    [{ baseUrl: "https://a:b@x.example" }, "input.baseUrl"],
    [{ settings: "[]" }, "input.settings"],
    [{ settings: '{"surprise":1}' }, "input.settings.surprise"],
    [
      { adapter: "SCORM_CLOUD", apiKey: "k", settings: "{}" },
      "input.settings.appId",
    ],
    [{ callsPerMinute: 0 }, "input.callsPerMinute"],
    [{ webhookSecret: "whsec_short" }, "input.webhookSecret"],
    [{ apiKey: "a\nb" }, "input.apiKey"],
    [{ apiKey: undefined, baseUrl: "https://evil.example/v1" }, "input.apiKey"],
    [{ partnerId: "nonsense" }, "input.partnerId"],
  ])("%j", async (wrong, field) => {
    const before = await town.database.partnerConnection.findMany();
    expect(
      await save({
        partnerId: await partnerIdOf("milady"),
        adapter: "REST",
        baseUrl: "https://x.example/v1",
        apiKey: "k",
        ...wrong,
      }),
    ).toMatchObject({ field });
    expect(await town.database.partnerConnection.findMany()).toEqual(before);
  });

  test("a secret that is made is told once; the former stays good until it is dropped", async () => {
    const same = await sameAtMilady();
    const made = await save({ ...same, makeWebhookSecret: true });
    expect(made).toMatchObject({
      webhookSecret: expect.stringMatching(/^whsec_/) as string,
      partner: { connection: { webhookSecretCount: 2 } },
    });
    expect(await save({ ...same, dropOldSecret: true })).toMatchObject({
      webhookSecret: null,
      partner: { connection: { webhookSecretCount: 1 } },
    });
  });
});

describe("an admin, who is no super admin,", () => {
  test("cannot change how a partner is reached, nor its secrets", async () => {
    const before = await town.database.partnerConnection.findMany();
    const same = await sameAtMilady();
    for (const change of [
      { callsPerMinute: 7 },
      { makeWebhookSecret: true },
      { dropOldSecret: true },
      { apiKey: "another key" },
    ])
      await expect(save({ ...same, ...change }, town.admin)).rejects.toThrow(
        "FORBIDDEN",
      );
    expect(await town.database.partnerConnection.findMany()).toEqual(before);
  });

  test("can read how it is reached", async () => {
    const { partner } = await town.admin.ask<{ partner: unknown }>(
      '{ partner(slug: "milady") { connection { adapter baseUrl callsPerMinute } } }',
    );
    expect(partner).toMatchObject({
      connection: { adapter: "ACCOUNT", baseUrl: `${schools.url}/milady/v1` },
    });
  });

  test("is stopped by the database too", async () => {
    const api = openDatabase(town.urls.api, { max: 1 });
    const [{ partnerId } = { partnerId: "" }] =
      await town.database.partnerConnection.findMany();
    const change = (role: "ADMIN" | "SUPER_ADMIN") =>
      viewedBy(api, { role, personId: null }).partnerConnection.updateMany({
        where: { partnerId },
        data: { callsPerMinute: 9 },
      });
    try {
      expect(await change("ADMIN")).toEqual({ count: 0 });
      expect(await change("SUPER_ADMIN")).toEqual({ count: 1 });
    } finally {
      await api.$disconnect();
    }
  });
});

function school(slug: Slug, kind: "account" | "scorm", webhookSecret: string) {
  return {
    slug,
    kind,
    name: slug,
    apiKey: `key-of-${slug}`,
    webhookSecret,
    webhookUrl: `${town.api.url}/webhooks/partners/${slug}`,
    courses: [
      { ref: `${slug}-course`, title: slug },
      { ref: "safety", title: "Safety" },
    ],
  };
}

async function partnerIdOf(slug: Slug): Promise<string> {
  const { partner } = await town.admin.ask<{ partner: { id: string } }>(
    "query ($slug: String!) { partner(slug: $slug) { id } }",
    { slug },
  );
  return partner.id;
}

async function save(
  input: Record<string, unknown>,
  who = superAdmin,
): Promise<unknown> {
  const { savePartnerConnection } = await who.ask<{
    savePartnerConnection: unknown;
  }>(
    `mutation ($input: SavePartnerConnectionInput!) { savePartnerConnection(input: $input) {
      ... on SavedPartnerConnection { webhookSecret partner { connection { adapter webhookSecretCount capabilities { launches } } } }
      ... on UserError { field message } } }`,
    { input },
  );
  return savePartnerConnection;
}

async function connect(
  slug: Slug,
  connection: Record<string, unknown>,
): Promise<void> {
  const partnerId = await partnerIdOf(slug);
  expect(await save({ ...connection, partnerId })).toMatchObject({
    partner: { connection: { adapter: connection["adapter"] } },
  });
}

/** The connection that is there, for sending it again with something changed. */
const sameAtMilady = async () => ({
  partnerId: await partnerIdOf("milady"),
  adapter: "ACCOUNT",
  baseUrl: `${schools.url}/milady/v1`,
  settings: "{}",
});

async function testConnection(slug: Slug): Promise<unknown> {
  const { testPartnerConnection } = await town.admin.ask<{
    testPartnerConnection: unknown;
  }>(
    "mutation ($input: TestPartnerConnectionInput!) { testPartnerConnection(input: $input) { ... on TestedPartnerConnection { healthy reason } } }",
    { input: { partnerId: await partnerIdOf(slug) } },
  );
  return testPartnerConnection;
}

async function enrolAna(): Promise<void> {
  const user = await makeUser(town.database, {
    role: "STUDENT",
    email: "ana@people.example",
    password,
  });
  anaId = user.personId ?? "";
  ana = await signIn(town.api.url, { email: "ana@people.example", password });
  const { course } = await town.admin.ask<{ course: { id: string } }>(
    "query ($code: String!) { course(code: $code) { id } }",
    { code: town.course.code },
  );
  await town.admin.ask(
    "mutation ($input: EnrollInput!) { enroll(input: $input) { __typename } }",
    {
      input: {
        courseId: course.id,
        email: "ana@people.example",
        givenName: "Ana",
        familyName: "Silva",
      },
    },
  );
  const rows = await town.database.enrollmentStep.findMany({
    where: { enrollment: { personId: anaId } },
    include: { partner: true },
  });
  stepIds = Object.fromEntries(
    rows.map(({ id, partner }) => [partner?.slug ?? "", id]),
  );
}

const nodeId = (slug: Slug) =>
  Buffer.from(`EnrollmentStep:${stepIds[slug] ?? ""}`).toString("base64url");

async function reaches(slug: Slug, state: string): Promise<void> {
  await until(`Ana is ${state} at ${slug}`, async () => {
    const step = await town.database.enrollmentStep.findUniqueOrThrow({
      where: { id: stepIds[slug] ?? "" },
    });
    return step.state === state;
  });
}

async function referenceAt(slug: Slug): Promise<string> {
  const { id } = await town.database.partnerEnrollment.findUniqueOrThrow({
    where: { enrollmentStepId: stepIds[slug] ?? "" },
  });
  return id;
}

async function launch(slug: Slug) {
  const { launchStep } = await ana.ask<{
    launchStep: { kind: string; url: string | null; voucher: string | null };
  }>(
    "mutation ($id: ID!) { launchStep(input: { stepId: $id }) { ... on Launch { kind url voucher } ... on UserError { message } } }",
    { id: nodeId(slug) },
  );
  return launchStep;
}

async function showAccess(who: ApiClient, slug: Slug) {
  const { showAccess: answer } = await who.ask<{
    showAccess: { __typename: string; details?: unknown[] };
  }>(
    "mutation ($id: ID!) { showAccess(input: { stepId: $id }) { __typename ... on ShownAccess { details { name value } } } }",
    { id: nodeId(slug) },
  );
  return answer;
}

async function renewAccess(slug: Slug): Promise<unknown> {
  const { renewAccess: answer } = await ana.ask<{ renewAccess: unknown }>(
    "mutation ($id: ID!) { renewAccess(input: { stepId: $id }) { ... on EnrollmentStep { access } ... on UserError { message } } }",
    { id: nodeId(slug) },
  );
  return answer;
}

async function accessState(slug: Slug): Promise<string | null> {
  const { enrollmentStep } = await ana.ask<{
    enrollmentStep: { access: string | null };
  }>("query ($id: ID!) { enrollmentStep(id: $id) { access } }", {
    id: nodeId(slug),
  });
  return enrollmentStep.access;
}

async function vouchers() {
  const { partner } = await town.admin.ask<{
    partner: { vouchers: { waiting: number }[] };
  }>(
    '{ partner(slug: "nha") { vouchers { courseRef free assigned expired waiting } } }',
  );
  return partner.vouchers;
}

async function addVouchers(codes: string): Promise<unknown> {
  const { addVouchers: answer } = await town.admin.ask<{
    addVouchers: unknown;
  }>(
    "mutation ($input: AddVouchersInput!) { addVouchers(input: $input) { ... on AddedVouchers { added repeated faulty { row reason } } ... on UserError { field message } } }",
    {
      input: {
        partnerId: await partnerIdOf("nha"),
        courseRef: "nha-course",
        codes,
      },
    },
  );
  return answer;
}

async function uploadEvidence(text: string): Promise<unknown> {
  const { uploadEvidence: answer } = await town.admin.ask<{
    uploadEvidence: unknown;
  }>(
    "mutation ($input: UploadEvidenceInput!) { uploadEvidence(input: $input) { ... on TakenEvidence { isRepeated accepted repeated faulty { row field reason } file { name uploadedByName } } ... on UserError { field message } } }",
    {
      input: {
        partnerId: await partnerIdOf("nha"),
        name: "November.csv",
        text,
      },
    },
  );
  return answer;
}
