import {
  startPartnerSimulator,
  type PartnerSimulator,
} from "@throughline/integrations/partner-lms/simulator/server";
import { makeUser } from "@throughline/seed/factory/user";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../support/api-client.ts";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";

const login = {
  email: "ana@people.example",
  password: "a long student password",
};

const superAdminLogin = {
  email: "super@school.example",
  password: "a long super admin password",
};

let town: TownWithApps;
let schools: PartnerSimulator;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  await makeUser(town.database, { role: "SUPER_ADMIN", ...superAdminLogin });
  schools = await startPartnerSimulator({
    port: 0,
    partners: [
      {
        slug: "certiport",
        name: "Certiport",
        kind: "account",
        apiKey: "key-of-certiport",
        webhookSecret: town.secrets.certiport,
        webhookUrl: `${town.api.url}/webhooks/partners/certiport`,
        courses: ["certiport-course", "safety"].map((ref) => ({
          ref,
          title: ref,
        })),
      },
    ],
    now: () => new Date(),
    random: Math.random,
    retryFactor: 0.001,
  });
});
afterAll(async () => {
  await browser.close();
  await schools.close();
  await town.close();
});

test("a super admin sets up partners of two kinds, an admin works with them, and a student goes through both", async () => {
  const superAdmin = await signedIn(town.adminUrl, superAdminLogin);
  await superAdmin.goto(`${town.adminUrl}/partners/milady/connection`);
  await superAdmin.getByRole("link", { name: "Vouchers" }).click();
  const address = superAdmin.getByLabel("Where students redeem their code");
  await address.fill("https://milady.example/redeem");
  await saveConnection(superAdmin);

  await superAdmin.goto(`${town.adminUrl}/partners/certiport/connection`);
  await superAdmin.getByRole("link", { name: "Accounts" }).click();
  await superAdmin
    .getByLabel("Address of the interface")
    .fill(`${schools.url}/certiport/v1`);
  await superAdmin.getByLabel("Required courses").fill("safety");
  await superAdmin.getByLabel(/^Key/).fill("not the key");
  await saveConnection(superAdmin);
  const tryOut = superAdmin.getByRole("button", { name: "Test connection" });
  await tryOut.click();
  await superAdmin.getByText("Certiport cannot be used just now").waitFor();
  await superAdmin.getByLabel(/^Key/).fill("key-of-certiport");
  const isHeld = () => tryOut.isDisabled();
  await until("nothing is under way", async () => !(await isHeld()));
  const network = await slowNetwork(superAdmin);
  const saved = saveConnection(superAdmin);
  await network.isBusy;
  await until("the other form waits for this one", isHeld, 10);
  network.goOn();
  await saved;
  await tryOut.click();
  await superAdmin.getByText("answers and accepts our key").waitFor();

  const admin = await signedIn(town.adminUrl, adminLogin);
  await admin.goto(`${town.adminUrl}/partners/certiport/connection`);
  await admin.getByText("Only a super admin may change").waitFor();
  await admin.getByText(`${schools.url}/certiport/v1`).waitFor();
  expect(await admin.getByLabel(/^Key|secret/i).count()).toBe(0);
  const save = admin.getByRole("button", { name: "Save connection" });
  expect(await save.count()).toBe(0);
  await admin.getByRole("button", { name: "Test connection" }).click();
  await admin.getByText("answers and accepts our key").waitFor();

  await enrol();
  await admin.goto(`${town.adminUrl}/partners/milady/connection`);
  await admin.getByLabel(/^Codes/).fill("Sun-1234\nOLD, 2020-01-01");
  await admin.getByRole("button", { name: "Add codes" }).click();
  await admin.getByText("1 code added").waitFor();
  await admin.getByText("Row 2: The code has expired.").waitFor();

  const ana = await signedIn(town.portalUrl, login);
  await ana
    .getByRole("button", { name: /^Launch training/ })
    .first()
    .click();
  await ana.getByRole("heading", { name: "Your voucher code" }).waitFor();
  expect(await ana.getByLabel("Your voucher code").inputValue()).toBe(
    "Sun-1234",
  );
  expect(
    await ana
      .getByRole("link", { name: "Redeem it at the partner" })
      .getAttribute("href"),
  ).toBe("https://milady.example/redeem");

  await upload(
    admin,
    Buffer.from("Voucher;Date\nM\xfcller;2026-01-01", "latin1"),
  );
  await admin.getByText("The file is not in UTF-8").first().waitFor();
  await upload(
    admin,
    Buffer.from(
      `\uFEFFDate;Voucher\r\n${new Date().toISOString()};SUN1234\r\n`,
    ),
  );
  await admin.getByText("1 row taken in").waitFor();
  await admin.getByText("completions.csv").waitFor();
  await until("the step is completed", () =>
    town.database.enrollmentStep.findFirst({ where: { state: "COMPLETED" } }),
  );
  await admin.waitForLoadState("networkidle");
  expect(await admin.getByText("1 row taken in").isVisible()).toBe(true);

  const stepId = await stepAt("certiport");
  await until("certiport made the account", () =>
    town.database.partnerAccess.findFirst(),
  );
  await ana.goto(`${town.portalUrl}/steps/${stepId}`);
  await ana.getByRole("button", { name: "Show my sign-in details" }).click();
  const shown = await ana.getByLabel("Password").inputValue();
  await ana.reload();
  await ana.getByText("were shown already").first().waitFor();
  await ana.goto(`${schools.url}/certiport/sign-in`);
  await ana.getByLabel("User name").fill(login.email);
  await ana.getByLabel("Password").fill(shown);
  await ana.getByRole("button", { name: "Enter" }).click();
  await ana.getByRole("progressbar").waitFor();
});

async function signedIn(
  site: string,
  { email, password }: { email: string; password: string },
): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${site}/sign-in`);
  await page.getByLabel(/e-mail/i).fill(email);
  await page.getByLabel(/^password/i).fill(password);
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  return page;
}

/** "Saved." may still stand there from the time before, so that the answer itself is waited for. */
async function saveConnection(page: Page): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === "POST",
  );
  await page.getByRole("button", { name: "Save connection" }).click();
  await answered;
  await page.waitForLoadState("networkidle");
  await page.getByText("Saved.").waitFor();
}

/** Keeps what the page's forms send under way until `goOn`; `isBusy` once there is something. */
async function slowNetwork(page: Page) {
  const busy = Promise.withResolvers<undefined>();
  const free = Promise.withResolvers<undefined>();
  await page.route("**/connection*", async (route) => {
    if (route.request().method() === "POST") {
      busy.resolve(undefined);
      await free.promise;
    }
    await route.continue();
  });
  return { isBusy: busy.promise, goOn: () => free.resolve(undefined) };
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page
    .getByLabel(/^File/)
    .setInputFiles({ name: "completions.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Take it in" }).click();
}

async function enrol(): Promise<void> {
  await makeUser(town.database, { role: "STUDENT", ...login });
  const admin = await signIn(town.api.url, adminLogin);
  const { course } = await admin.ask<{ course: { id: string } }>(
    "query ($code: String!) { course(code: $code) { id } }",
    { code: town.course.code },
  );
  const input = {
    courseId: course.id,
    email: login.email,
    givenName: "Ana",
    familyName: "Silva",
  };
  await admin.ask(
    "mutation ($input: EnrollInput!) { enroll(input: $input) { __typename } }",
    { input },
  );
}

async function stepAt(slug: string): Promise<string> {
  const { id } = await town.database.enrollmentStep.findFirstOrThrow({
    where: {
      partner: { slug },
      enrollment: { person: { emails: { some: { address: login.email } } } },
    },
  });
  return Buffer.from(`EnrollmentStep:${id}`).toString("base64url");
}
