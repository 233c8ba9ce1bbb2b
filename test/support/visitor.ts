import { mkdirSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { onTestFailed, TestRunner } from "vitest";

const shots = path.join(import.meta.dirname, "../e2e/screenshots");

export interface Look {
  width?: number;
  scheme?: "light" | "dark";
}

/** Somebody at a browser of their own. */
export interface Visitor {
  page: Page;
  /** Goes to a page of the app. */
  visit: (where: string) => Promise<void>;
  signIn: (login: { email: string; password: string }) => Promise<void>;
  /** Keeps a picture of what is on the screen. */
  photograph: (name: string) => Promise<void>;
  /** What axe finds wrong with the page as it is, by WCAG 2.2 AA. */
  barriers: () => Promise<string[]>;
  /** What the page complained about in its console since it was opened. */
  complaints: string[];
  leave: () => Promise<void>;
}

/** Opens a browser window on an app. */
export async function visitorOf(
  browser: Browser,
  baseURL: string,
  { width = 1440, scheme = "light" }: Look = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL,
    colorScheme: scheme,
    reducedMotion: "reduce",
    viewport: { width, height: width < 600 ? 844 : 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => {
    if (!isBrokenOff(message)) complaints.push(message);
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !isBrokenOff(message.text()))
      complaints.push(message.text());
  });
  mkdirSync(shots, { recursive: true });
  // One who comes before the first test belongs to none.
  if (TestRunner.getCurrentTest())
    onTestFailed(() => tellWhatIsShown(page, complaints));
  return {
    page,
    complaints,
    async visit(where) {
      await page.goto(where, { waitUntil: "load" });
    },
    async signIn({ email, password }) {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail address").fill(email);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL((url) => url.pathname !== "/sign-in");
    },
    async photograph(name) {
      const file = `${name}-${width}-${scheme}.png`;
      // What sticks to the window's edge would stand in the middle of the page.
      await scrollToTop(page);
      await page.screenshot({ path: path.join(shots, file), fullPage: true });
    },
    async barriers() {
      // And would cover what is under it by chance.
      await scrollToTop(page);
      const { violations } = await new AxeBuilder({ page })
        // React Aria's announcer keeps what it said for some seconds, when the spinner that it names is gone already.
        .exclude("[data-live-announcer]")
        // What passes is not written out, and no second window is opened to sum up: half of the time.
        .options({ resultTypes: ["violations"] })
        .setLegacyMode()
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target }) => String(target)).join(", ")}`,
      );
    },
    leave: () => context.close(),
  };
}

/** Resolves when the page is drawn there: taking its picture moves it too. */
const scrollToTop = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        scrollTo({ top: 0, behavior: "instant" });
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve();
          }),
        );
      }),
  );

/** Whoever leaves while the page is loaded anew breaks that load off. */
const isBrokenOff = (said: string) =>
  said.startsWith("BodyStreamBuffer was aborted") ||
  said.startsWith("AbortError: BodyStreamBuffer was aborted");

/** A log of a failure that was seen once, on another machine, has nothing else to say what the browser showed. */
async function tellWhatIsShown(page: Page, complaints: string[]) {
  if (page.isClosed()) return;
  const words = await page.locator("body").innerText({ timeout: 5_000 });
  console.error(
    [`${page.url()} showed:`, words.slice(0, 3_000), ...complaints].join("\n"),
  );
}
