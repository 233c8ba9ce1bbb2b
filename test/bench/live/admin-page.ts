/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core";
import { adminLogin } from "../../support/town.ts";

/** Signs an admin in and returns the tab. */
export async function signInToAdmin(
  browser: Browser,
  adminUrl: string,
): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${adminUrl}/sign-in`);
  await page.locator("input[name=email]").fill(adminLogin.email);
  await page.locator("input[name=password]").fill(adminLogin.password);
  await page.locator("button[type=submit]").first().click();
  await page.waitForURL((url) => url.pathname === "/");
  return page;
}

/** What the first step on an enrollment's page is expected to show; a settled step folds what its partner said. */
export type Shown = { percent: number } | { isSettled: true };

/**
 * Resolves once the page shows it, with the time at which the DOM changed, in milliseconds of the wall clock: that of the
 * same machine, so that it can be set against this process's. Start it before the change; it is armed when `armed` resolves.
 */
export async function watchFirstStep(
  page: Page,
  shown: Shown,
): Promise<{ seenAt: Promise<number> }> {
  const watching = await page.evaluateHandle((expected) => {
    const wait = () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const step = document.querySelector("main ol > li[id]");
          const bar = step?.querySelector("[role=progressbar]");
          const isThere =
            "percent" in expected
              ? bar?.getAttribute("aria-valuenow") === String(expected.percent)
              : Boolean(step?.querySelector("details > summary"));
          if (!isThere) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, {
          attributes: true,
          characterData: true,
          childList: true,
          subtree: true,
        });
        look();
      });
    return { seenAt: wait() };
  }, shown);
  return { seenAt: watching.evaluate(({ seenAt }) => seenAt) };
}
