import { readFile } from "node:fs/promises";
import { isRevokedIn } from "@throughline/integrations/badge/status-list";
import { verifyOffline } from "@throughline/integrations/badge/verify";
import { givePassword } from "@throughline/seed/factory/user";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { enrollStudent } from "../support/student.ts";
import { adminLogin, slugs } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf } from "../support/visitor.ts";

type Json = Record<string, unknown>;

const password = "four unrelated little words";
let town: TownWithApps;
let browser: Browser;
let email: string;
let serial: string;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  const ana = await enrollStudent(town);
  for (const slug of slugs) await ana.finishAt(slug);
  ({ email } = ana);
  const user = await town.database.user.findUniqueOrThrow({ where: { email } });
  await givePassword(town.database, user, password);
  const certificate = await until("the certificate is there", () =>
    town.database.certificate.findFirst(),
  );
  ({ serial } = certificate);
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

const read = async (path: string) =>
  (await (await fetch(`${town.portalUrl}${path}`)).json()) as Json;

const documents = async () => {
  const issuer = await read("/badges/issuer");
  const keys = issuer.assertionMethod as string[];
  return [issuer, ...(await Promise.all(keys.map((key) => read(pathOf(key)))))];
};
const pathOf = (url: string) => new URL(url).pathname;

async function downloadOf(page: Page, name: RegExp): Promise<Buffer> {
  const [download] = (await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name }).first().click(),
  ])) as [Download, unknown];
  return readFile(await download.path());
}

async function isRevoked(badge: Json): Promise<boolean> {
  const { statusListCredential, statusListIndex } =
    badge.credentialStatus as Record<string, string>;
  const list = await read(pathOf(statusListCredential ?? ""));
  const { encodedList } = list.credentialSubject as { encodedList: string };
  return isRevokedIn(encodedList, Number(statusListIndex));
}

describe("a student who has finished", () => {
  test("downloads the certificate and the badge, and shares them", async () => {
    const ana = await visitorOf(browser, town.portalUrl, { width: 390 });
    await ana.signIn({ email, password });
    await ana.visit("/certificates");
    await ana.page
      .getByRole("link", { name: /Town Studies/ })
      .first()
      .click();
    await ana.page.waitForURL(`**/certificates/${serial}`);
    await ana.photograph("certificate-portal");
    expect(await ana.barriers()).toEqual([]);

    const pdf = await downloadOf(ana.page, /Download as PDF/);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const badge = JSON.parse(
      (await downloadOf(ana.page, /Download the badge/)).toString(),
    ) as Json;
    expect(await verifyOffline(badge, await documents(), new Date())).toEqual({
      kind: "verified",
    });

    const linkedIn = await ana.page
      .getByRole("link", { name: "Add to LinkedIn" })
      .getAttribute("href");
    const { searchParams, hostname } = new URL(linkedIn ?? "");
    expect(hostname).toBe("www.linkedin.com");
    expect(searchParams.get("certUrl")).toBe(
      `${town.portalUrl}/verify/${serial}`,
    );
    expect(ana.complaints).toEqual([]);
    await ana.leave();
  });
});

describe("an admin", () => {
  test("reissues after a change of name, and anybody who verifies sees the new one", async () => {
    const stranger = await visitorOf(browser, town.portalUrl, {
      scheme: "dark",
    });
    await stranger.visit(`/verify/${serial}`);
    await stranger.page
      .getByRole("heading", { name: "This certificate is valid" })
      .waitFor();
    await stranger.photograph("certificate-verify");
    expect(await stranger.barriers()).toEqual([]);
    const before = await read(`/certificates/${serial}/credential.json`);

    const admin = await visitorOf(browser, town.adminUrl);
    await admin.signIn(adminLogin);
    await admin.visit(`/certificates?search=${serial}`);
    await admin.photograph("certificate-admin-list");
    expect(await admin.barriers()).toEqual([]);
    await admin.page
      .getByRole("link", { name: /Ana Silva/ })
      .first()
      .click();
    await admin.page.waitForURL("**/certificates/*");
    await admin.photograph("certificate-admin");
    expect(await admin.barriers()).toEqual([]);
    await admin.page.getByRole("link", { name: "Reissue" }).click();
    const dialog = admin.page.getByRole("alertdialog");
    await dialog.getByText("What happens then").waitFor();
    await dialog.getByLabel("Name to print").fill("Ana Silva-李 🎓");
    expect(await admin.barriers()).toEqual([]);
    await admin.photograph("certificate-admin-reissue");
    await dialog.getByLabel("Why?").fill("Married in May");
    await dialog.getByRole("button", { name: "Reissue" }).click();
    await admin.page
      .getByRole("heading", { name: "Ana Silva-李 🎓" })
      .waitFor();
    await admin.page.getByRole("link", { name: "Badge" }).waitFor();

    const after = await read(`/certificates/${serial}/credential.json`);
    expect(JSON.stringify(after)).toContain("Ana Silva-李 🎓");
    expect(await isRevoked(before)).toBe(true);
    expect(await isRevoked(after)).toBe(false);
    await stranger.visit(`/verify/${serial}`);
    await stranger.page.getByText("Ana Silva-李 🎓").waitFor();
    await stranger.page.getByText("Issued anew on").waitFor();
    await stranger.photograph("certificate-verify-reissued");
    await until("the mail came", () =>
      town.mailbox.to(email).some(({ text }) => text.includes("anew")),
    );
    expect(admin.complaints).toEqual([]);
    await Promise.all([stranger.leave(), admin.leave()]);
  });

  test("revokes it with a reason, and its public page says so", async () => {
    const admin = await visitorOf(browser, town.adminUrl, { width: 390 });
    await admin.signIn(adminLogin);
    await admin.visit("/certificates?state=ACTIVE");
    await admin.page
      .getByRole("link", { name: /Ana Silva/ })
      .first()
      .click();
    await admin.page.waitForURL("**/certificates/*");
    await admin.page.getByRole("link", { name: "Revoke" }).click();
    const dialog = admin.page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await dialog
      .getByText(/at least 3 characters/)
      .first()
      .waitFor();
    await dialog.getByLabel("Why?").fill("Issued by mistake");
    await admin.photograph("certificate-admin-revoke-phone");
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await admin.page.getByRole("link", { name: "Reinstate" }).waitFor();
    await admin.leave();

    const stranger = await visitorOf(browser, town.portalUrl, { width: 390 });
    await stranger.visit(`/verify/${serial}`);
    await stranger.page
      .getByRole("heading", { name: "does not hold any more" })
      .waitFor();
    await stranger.photograph("certificate-verify-revoked");
    expect(await stranger.barriers()).toEqual([]);
    await stranger.leave();
  });
});
