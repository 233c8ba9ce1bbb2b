import { makeCourse } from "@throughline/seed/factory/course";
import { makeOrder } from "@throughline/seed/factory/order";
import { makeProduct } from "@throughline/seed/factory/product";
import { makeSession } from "@throughline/seed/factory/session";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { adminLogin } from "../support/town.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Look, type Visitor } from "../support/visitor.ts";

let town: TownWithApps;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

/** The smallest true PNG: one pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function admin(look: Look = {}): Promise<Visitor> {
  const visitor = await visitorOf(browser, town.adminUrl, look);
  await visitor.signIn(adminLogin);
  return visitor;
}

/** Looks at the page as it is in every look, and says what axe finds wrong. */
async function inspect({ page, photograph, barriers }: Visitor, name: string) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await photograph(name);
  expect(await barriers(), name).toEqual([]);
}

const kept = (page: Page) =>
  page.getByText("All changes are kept", { exact: true }).first().waitFor();

const goOn = async (page: Page, at: string) => {
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL((url) => url.searchParams.get("at") === at);
};

/** What a course's page says, line by line, from its title on. */
async function linesOf(page: Page): Promise<string[]> {
  const all = await page.getByRole("main").innerText();
  const lines = all.split(/\s*\n\s*/).filter(Boolean);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  return lines.slice(lines.indexOf(title));
}

/** The labels of the steps, in the order of the page. */
const order = (page: Page) =>
  page
    .getByRole("list", { name: "Steps of the course" })
    .locator("h2 > span:first-child")
    .allInnerTexts();

/** The steps stand in this order, as soon as the page has come to it. */
const stand = (page: Page, labels: string[]) =>
  expect.poll(() => order(page), { timeout: 20_000 }).toEqual(labels);

async function addStep(page: Page, place: number, label: string) {
  await page.getByRole("button", { name: "Add a step" }).click();
  const step = page
    .getByRole("list", { name: "Steps of the course" })
    .locator("> li")
    .nth(place);
  await step.getByLabel("Label").fill(label);
  await step.getByLabel("Title").fill(`The class of ${label}`);
}

test("a course is built by mouse, published, and is at Stripe; its draft keeps itself", async () => {
  const visitor = await admin();
  const { page, visit } = visitor;
  await makeSession(town.database, { title: "Monday class" });
  await visit("/courses/new");
  await inspect(visitor, "builder-drafts");
  await page.getByRole("button", { name: "Begin a course" }).click();
  await page.waitForURL((url) => url.searchParams.has("draft"));
  await page.getByText("Live", { exact: true }).first().waitFor();

  await page.getByLabel(/^Code/).fill("SFZ");
  await page.getByLabel(/^Title/).fill("Salon foundations");
  await page
    .getByLabel("Description", { exact: true })
    .fill("All that a salon needs.");
  await page.getByLabel("What sells it").fill("## Learn it\n\nBy *doing* it.");
  await page.getByLabel(/^Time zone/).fill("America/New_York");
  await kept(page);
  await page.reload();
  expect(await page.getByLabel(/^Title/).inputValue()).toBe(
    "Salon foundations",
  );

  await page.getByLabel("File").setInputFiles({
    name: "not-a-picture.png",
    mimeType: "image/png",
    buffer: Buffer.from("<svg/>"),
  });
  await page.getByRole("button", { name: "Upload" }).click();
  await page
    .getByText("This is not a PNG, JPEG or WebP picture.")
    .first()
    .waitFor();
  await page
    .getByLabel("File")
    .setInputFiles({ name: "salon.png", mimeType: "image/png", buffer: pixel });
  await page.getByRole("button", { name: "Upload" }).click();
  await page.locator("img[src^='/course-drafts/']").waitFor();
  await page.locator("#image:focus").waitFor();
  await page.getByLabel("What the picture shows").fill("A salon");
  await inspect(visitor, "builder-shell");
  await goOn(page, "steps");

  for (const [place, label] of ["SFZ-1", "SFZ-2", "SFZ-3"].entries())
    await addStep(page, place, label);
  await stand(page, ["SFZ-1", "SFZ-2", "SFZ-3"]);
  const last = page.getByRole("button", { name: "Drag SFZ-3" });
  const first = page.getByRole("button", { name: "Drag SFZ-1" });
  for (const title of await page.locator("summary").all()) await title.click();
  const from = await last.boundingBox();
  const to = await first.boundingBox();
  if (!from || !to) throw new Error("no handles");
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y - 20, { steps: 4 });
  await page.mouse.move(to.x + 10, to.y + 5, { steps: 12 });
  await page.mouse.up();
  await until(
    "the last step stands first",
    async () => (await order(page)).join() === "SFZ-3,SFZ-1,SFZ-2",
  );
  await page.getByRole("button", { name: "Move SFZ-3 down" }).click();
  await stand(page, ["SFZ-1", "SFZ-3", "SFZ-2"]);
  await kept(page);
  await inspect(visitor, "builder-steps");
  await goOn(page, "options");

  const step = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: /^SFZ-1 ·/ }) });
  const choice = step.getByLabel("A class that is planned");
  const monday = await choice
    .locator("option", { hasText: "Monday class" })
    .getAttribute("value");
  await choice.selectOption(monday ?? "");
  await step.getByRole("button", { name: "Attach it to SFZ-1" }).click();
  await step.getByText("Added by this draft").waitFor();
  await page.getByText("Plan a new class for SFZ-3").click();
  const other = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: /^SFZ-3 ·/ }) });
  await other.getByLabel("Day and time").fill("2020-01-01T10:00");
  await other.getByRole("button", { name: "Plan and attach" }).click();
  await page.getByText("This time is past").first().waitFor();
  const year = new Date().getFullYear() + 1;
  await other.getByLabel("Day and time").fill(`${year}-06-01T10:00`);
  const planning = page.waitForRequest(
    (request) =>
      request.method() === "POST" &&
      (request.postData() ?? "").includes("intent=create"),
  );
  await other.getByRole("button", { name: "Plan and attach" }).click();
  await other.getByText("0 of 10").waitFor();
  // The same form, sent once more, plans nothing.
  const sent = await planning;
  await page.evaluate(
    ([url, body]) =>
      fetch(url, { method: "POST", body: new URLSearchParams(body) }),
    [sent.url(), sent.postData() ?? ""] as const,
  );
  expect(
    await town.database.session.count({
      where: {
        startsAt: {
          gte: new Date(`${year}-05-30`),
          lt: new Date(`${year}-06-03`),
        },
      },
    }),
  ).toBe(1);
  await inspect(visitor, "builder-options");

  await page.getByRole("link", { name: "Bundle" }).first().click();
  await page.getByLabel("Private sessions", { exact: true }).fill("2");
  await page.getByLabel("Private sessions hold for, in days").fill("90");
  await inspect(visitor, "builder-bundle");
  await goOn(page, "price");
  await page.getByLabel("Price", { exact: true }).fill("-5");
  await kept(page);
  await goOn(page, "review");
  await page.getByText("A price cannot be negative.").waitFor();
  expect(
    await page
      .getByRole("button", { name: "Publish", exact: true })
      .isDisabled(),
  ).toBe(true);
  await inspect(visitor, "builder-review-errors");
  await page
    .getByRole("listitem")
    .filter({ hasText: "A price cannot be negative." })
    .getByRole("link", { name: "Price" })
    .click();
  await page.getByLabel("Price", { exact: true }).fill("199.00");
  await inspect(visitor, "builder-price");
  await goOn(page, "review");
  await inspect(visitor, "builder-review");
  await page.getByRole("link", { name: "Preview as a student" }).click();
  await page.getByRole("link", { name: "Back to the builder" }).waitFor();
  await page.getByText("$199.00").first().waitFor();
  await visitor.photograph("builder-preview");
  expect(await visitor.barriers()).toEqual([]);
  await page.getByText(/ UTC$/).first().waitFor();
  const previewed = await linesOf(page);
  await page.getByRole("link", { name: "Back to the builder" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Published.", { exact: true }).waitFor();
  const student = await visitorOf(browser, town.portalUrl);
  await student.visit("/catalogue/SFZ");
  // The browser's own zone is known by then.
  await student.page.getByText(/ UTC$/).first().waitFor();
  const shown = await linesOf(student.page);
  expect(shown.length).toBeGreaterThan(10);
  expect(previewed).toEqual(shown);
  await student.leave();
  const course = await town.database.course.findUniqueOrThrow({
    where: { code: "SFZ" },
    include: {
      steps: { orderBy: { position: "asc" }, include: { options: true } },
      image: true,
      products: { include: { prices: true } },
    },
  });
  expect(
    course.steps.map(({ label, options }) => [label, options.length]),
  ).toEqual([
    ["SFZ-1", 1],
    ["SFZ-3", 1],
    ["SFZ-2", 0],
  ]);
  expect(course.image?.alt).toBe("A salon");
  expect(course.products[0]?.prices).toMatchObject([
    { unitAmount: 19_900, currency: "usd" },
  ]);
  const picture = await fetch(`${town.portalUrl}/courses/SFZ/image`);
  expect(picture.headers.get("content-type")).toBe("image/png");
  await inspect(visitor, "built-course");
  expect(visitor.complaints.filter((said) => !/422/.test(said))).toEqual([]);
  await visitor.leave();
});

test("steps are ordered by keyboard, and it is said", async () => {
  const visitor = await admin();
  const { page, visit } = visitor;
  await visit("/courses/TOWN/build");
  await page.getByRole("button", { name: "Change the course" }).click();
  await page.getByLabel(/^Title/).waitFor();
  await page.getByRole("link", { name: "Steps", exact: true }).click();
  await page.getByRole("button", { name: "Drag MILADY" }).waitFor();
  await stand(page, ["MILADY", "CERTIPORT", "NHA"]);
  await page.getByRole("button", { name: "Drag MILADY" }).focus();
  const said = (words: string | RegExp) =>
    page.getByText(words).first().waitFor({ state: "attached" });
  await page.keyboard.press("Space");
  await said(/MILADY is (taken, )?at place 1\./);
  await page.keyboard.press("ArrowDown");
  await said("MILADY is at place 2.");
  await page.keyboard.press("Space");
  await said("MILADY is put down at place 2.");
  await stand(page, ["CERTIPORT", "MILADY", "NHA"]);
  await page.getByRole("button", { name: "Move NHA up" }).focus();
  await page.keyboard.press("Enter");
  await said("NHA is now step 2.");
  await stand(page, ["CERTIPORT", "NHA", "MILADY"]);
  await kept(page);

  const colleague = await admin({ scheme: "dark" });
  await colleague.visit("/courses/TOWN/build?at=shell");
  await colleague.page.getByLabel(/^Title/).fill("Town Studies, anew");
  await kept(colleague.page);
  await page.getByRole("button", { name: "Move NHA up" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText(/saved this draft meanwhile/).waitFor();
  await page.getByRole("link", { name: "Load the newer one" }).focus();
  await page.keyboard.press("Enter");
  await until(
    "the newer order is there",
    async () => (await order(page)).join() === "CERTIPORT,NHA,MILADY",
  );
  await inspect(colleague, "builder-shell");
  await colleague.leave();
  await visitor.leave();
});

test("on a phone the builder fits, in light and dark", async () => {
  for (const scheme of ["light", "dark"] as const) {
    const visitor = await admin({ width: 390, scheme });
    const { page, visit } = visitor;
    await visit("/courses/TOWN/build");
    await page.getByRole("button", { name: /Change the course|Go on/ }).click();
    await page.getByLabel(/^Title/).waitFor();
    for (const at of [
      "shell",
      "steps",
      "options",
      "bundle",
      "price",
      "review",
    ]) {
      await visit(`/courses/TOWN/build?at=${at}`);
      await inspect(visitor, `builder-phone-${at}`);
      const spills = await page.evaluate(
        () => document.documentElement.scrollWidth > innerWidth,
      );
      expect(spills, at).toBe(false);
    }
    await visitor.leave();
  }
});

test("without JavaScript steps are added and moved by buttons, and what was typed stays", async () => {
  const context = await browser.newContext({
    baseURL: town.adminUrl,
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(adminLogin.email);
  await page.getByLabel("Password", { exact: true }).fill(adminLogin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.goto("/courses/new");
  await page.getByRole("button", { name: "Begin a course" }).click();
  await page.getByLabel(/^Code/).fill("PLAIN");
  await page.getByLabel("Free cancellation until").fill("soon");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByText("Give a whole number.").first().waitFor();
  expect(await page.getByLabel(/^Code/).inputValue()).toBe("PLAIN");
  await page.getByLabel("Free cancellation until").fill("48");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByLabel("Label").fill("P-1");
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByLabel("Label").nth(1).fill("P-2");
  await page.getByRole("button", { name: "Move Step 2 up" }).click();
  await stand(page, ["P-2", "P-1"]);
  await context.close();
});

const paidNow =
  "One purchase is being paid. What is paid now was sold and is given:";

test("courses are listed by their state, and what happens to buyers is told before one is taken off sale", async () => {
  const visitor = await admin({ width: 390 });
  const { page } = visitor;
  const { database } = town;
  const course = await makeCourse(database, {
    code: "OFF",
    title: "A course to take off sale",
    steps: [{}],
  });
  const product = await makeProduct(database, { courseId: course.id });
  await makeOrder(database, { product, state: "PENDING" });
  const { id: orderId } = await makeOrder(database, { product, state: "PAID" });
  await database.seat.createMany({ data: [{ orderId }, { orderId }] });
  await visitor.visit("/courses");
  await page.getByRole("link", { name: "Archived" }).click();
  await page.getByText("No course is archived").waitFor();
  await visitor.visit("/courses/OFF/build");
  await page.getByText(`${paidNow} who pays is still let in.`).waitFor();
  await page
    .getByText("2 paid places are not claimed. They were sold and can still be")
    .waitFor();
  await inspect(visitor, "built-course-off");
  const archive = { name: "Archive", exact: true };
  const dialog = page.getByRole("alertdialog");
  await page.getByRole("button", archive).click();
  await page.getByText("Please give a reason").first().waitFor();
  expect(await dialog.count()).toBe(0);
  await page.getByLabel("Why?").fill("It is over.");
  await page.getByRole("button", archive).click();
  await dialog.getByText(`${paidNow} who pays is still let in.`).waitFor();
  await dialog.getByRole("button", archive).click();
  await page.getByText("Done. Who is in the course goes on.").waitFor();
  await visitor.visit("/courses?state=ARCHIVED");
  await page.getByText("A course to take off sale").waitFor();
  await inspect(visitor, "courses-archived");
  await page.getByRole("link", { name: "Published" }).click();
  await page.waitForURL((url) => !url.searchParams.has("state"));
  await expect
    .poll(() => page.getByText("A course to take off sale").count())
    .toBe(0);
  expect(visitor.complaints.filter((said) => !/422/.test(said))).toEqual([]);
  await visitor.leave();
});

test("a package of credits is written, priced and put on sale", async () => {
  const visitor = await admin();
  const { page, visit } = visitor;
  await visit("/products");
  await inspect(visitor, "products-empty");
  await page.getByRole("link", { name: "New package of credits" }).click();
  await page.getByLabel(/^Name/).fill("Five hours");
  await page.getByRole("button", { name: "Save" }).click();
  await page
    .getByText("Say how many credits the package holds.")
    .first()
    .waitFor();
  expect(await page.getByLabel(/^Name/).inputValue()).toBe("Five hours");
  await page.getByLabel("Private sessions", { exact: true }).fill("5");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await page.getByLabel(/^Price/).fill("250");
  await page.getByLabel(/^Currency/).fill("JPY");
  await page.getByRole("button", { name: "Set the price" }).click();
  await page.getByText("¥250").waitFor();
  await page.getByRole("button", { name: "Put on sale" }).click();
  await page.getByText("On sale").first().waitFor();
  await inspect(visitor, "products");
  await visitor.leave();
});
