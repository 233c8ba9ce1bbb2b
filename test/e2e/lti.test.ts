import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openLtiSchool, type LtiSchool } from "../support/lti-school.ts";
import { until } from "../support/until.ts";

let school: LtiSchool;
let browser: Browser;
beforeAll(async () => {
  [school, browser] = await Promise.all([openLtiSchool(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

/** A page of a browser that is signed in to an app. */
async function signedIn(
  site: string,
  cookie: string,
  { scripts = true }: { scripts?: boolean } = {},
) {
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  const [name = "", value = ""] = cookie.split("=", 2);
  await context.addCookies([
    { name, value, url: site, httpOnly: true, sameSite: "Lax" },
  ]);
  return context.newPage();
}

test("a real browser goes from the portal into the tool by itself, and the student finishes there", async () => {
  const student = await school.student();
  const page = await signedIn(school.portalUrl, student.cookie);
  const complaints: string[] = [];
  page.on("console", (said) => {
    if (said.type() === "error") complaints.push(said.text());
  });
  await page.goto(await student.launchUrl());
  await page.getByRole("heading", { name: "Sanitation" }).waitFor();
  expect(new URL(page.url()).origin).toBe(school.tool.url);

  await page.getByRole("button", { name: "Finish the training" }).click();
  await page.getByText("Your school knows.").waitFor();
  await until("the course moved on", async () => {
    const [first] = await student.states();
    return first === "COMPLETED";
  });
  expect(complaints).toEqual([]);
});

test("without scripts a button does it", async () => {
  const student = await school.student();
  const page = await signedIn(school.portalUrl, student.cookie, {
    scripts: false,
  });
  await page.goto(await student.launchUrl());
  await page.getByRole("button", { name: "Continue to Practice Lab" }).click();
  await page.getByRole("heading", { name: "Sanitation" }).waitFor();
});
