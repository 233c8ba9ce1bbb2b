import { writeNodeId } from "@throughline/schema/node-id";
import { makeUser } from "@throughline/seed/factory/user";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "../support/api-client.ts";
import { openTownWithApps, type TownWithApps } from "../support/apps.ts";
import { openBrowser } from "../support/browser.ts";
import { openStall } from "../support/stall.ts";
import { until } from "../support/until.ts";
import { visitorOf, type Visitor } from "../support/visitor.ts";

const password = "four unrelated little words";
const bea = { email: "bea@company.example", password };
const nia = { email: "nia@people.example", password };
const rex = "rex@people.example";
const sam = { email: "sam@people.example", password };
let town: TownWithApps;
let browser: Browser;
let stall: Awaited<ReturnType<typeof openStall>>;
let license: string;
/** Bea's, on a phone: her page stays open while others take places. */
let buyer: Visitor;
let place: string;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTownWithApps(), openBrowser()]);
  stall = await openStall(town);
  license = await stall.offer("LICENSE", "Safety for your whole team", {
    unitAmount: 2_900,
    interval: "MONTH",
  });
  for (const [login, givenName, familyName] of [
    [bea, "Bea", "Boss"],
    [sam, "Sam", "Sato"],
  ] as const)
    await makeUser(town.database, { ...login, givenName, familyName });
  buyer = await visitorOf(browser, town.portalUrl, { width: 390 });
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

async function inspect(visitor: Visitor, name: string) {
  await visitor.page.getByRole("heading", { level: 1 }).first().waitFor();
  await visitor.photograph(name);
  expect(await visitor.barriers()).toEqual([]);
  const { scrolls } = await visitor.page.evaluate(() => ({
    scrolls: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(scrolls, "the page scrolls sideways").toBe(false);
}

const headingOf = (visitor: Visitor, name: string | RegExp) =>
  visitor.page.getByRole("heading", { name, level: 1 });

/** The newest link of a kind that was mailed to somebody. */
const mailedTo = (email: string, kind: "claim" | "welcome", nth = 0) =>
  until(`a link to ${kind} is in the mail`, () =>
    town.mailbox
      .to(email)
      .flatMap(
        ({ text }) =>
          new RegExp(`http\\S+/${kind}[/?]\\S+`).exec(text)?.[0] ?? [],
      )
      .at(nth),
  );

describe("a buyer", () => {
  test("buys a license of five places and gives two of them away", async () => {
    const { page } = buyer;
    await buyer.signIn(bea);
    await buyer.visit("/licenses");
    await page.getByText("No places to give away").waitFor();
    await inspect(buyer, "licenses-empty");
    await buyer.visit(`/buy/${license}`);
    await page.getByLabel("How many places?").fill("5");
    await page.getByRole("button", { name: "Go on to payment" }).click();
    await page.waitForURL(`${town.stripe.url}/**`);
    await page.getByLabel("Name on the card").fill("Bea Boss");
    await page.getByRole("button", { name: "Subscribe" }).click();
    await headingOf(buyer, "Thank you!").waitFor();
    await page.getByRole("link", { name: "Give the places away" }).click();
    await page.getByText("0 taken, 0 on the way, 5 free").waitFor();
    await page.getByText("Running", { exact: true }).waitFor();
    await page.getByText(/^It is paid until/).waitFor();
    place = new URL(page.url()).pathname;

    await page.getByLabel("E-mail addresses").fill(`${nia.email}\n${rex}`);
    await page.getByRole("button", { name: "Send the links" }).click();
    await page.getByText("The links are on their way.").waitFor();
    await page.getByText("0 taken, 2 on the way, 3 free").waitFor();
    await inspect(buyer, "license-invited");
  });

  test("who names somebody twice keeps what was typed, and nothing is sent", async () => {
    const { page } = buyer;
    const typed = `somebody@people.example ${rex}`;
    await page.getByLabel("E-mail addresses").fill(typed);
    await page.getByRole("button", { name: "Send the links" }).click();
    await page.getByText("Nothing was changed").waitFor();
    await page
      .getByText(`${rex} has a place of this purchase already.`)
      .first()
      .waitFor();
    expect(await page.getByLabel("E-mail addresses").inputValue()).toBe(typed);
    await inspect(buyer, "license-refused");
    expect(town.mailbox.to("somebody@people.example")).toEqual([]);
    // The browser's own word about the refusal.
    expect(buyer.complaints.splice(0)).toEqual([
      expect.stringContaining("409"),
    ]);
    await buyer.visit(place);
  });
});

describe("somebody new on a phone", () => {
  test("takes a place by the mailed link, and the buyer sees it at once", async () => {
    const phone = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { page } = phone;
    await page.goto(await mailedTo(nia.email, "claim"));
    await headingOf(phone, /^A place in Safety for everybody/).waitFor();
    await page.getByText("Bea Boss has paid for a place for you.").waitFor();
    await page.getByText("n…@people.example").waitFor();
    await inspect(phone, "claim-offer");
    await page.getByLabel("Given name").fill("Nia");
    await page.getByLabel("Family name").fill("Newman");
    await page.getByRole("button", { name: "Take my place" }).click();
    await headingOf(phone, "The place is yours!").waitFor();
    await inspect(phone, "claim-done");
    await buyer.page.getByText("1 taken, 1 on the way, 3 free").waitFor();

    await page.goto(await mailedTo(nia.email, "welcome"));
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Set the password" }).click();
    await page.waitForURL("**/sign-in**");
    await phone.signIn(nia);
    await phone.visit("/courses");
    await page.getByRole("link", { name: /Safety for everybody/ }).waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.leave();
  });

  test("finds the place among those that were given to them", async () => {
    const phone = await visitorOf(browser, town.portalUrl, {
      width: 390,
      scheme: "dark",
    });
    const { page } = phone;
    await phone.signIn(nia);
    await phone.visit("/profile");
    await page.getByRole("link", { name: "Places given to you" }).click();
    await page.getByText("From Bea Boss, yours since").waitFor();
    await inspect(phone, "seats");
    await page.getByRole("link", { name: /Safety for everybody$/ }).click();
    await headingOf(phone, "Safety for everybody").waitFor();
    await page.goto(await mailedTo(nia.email, "claim"));
    await page.getByRole("link", { name: "Go to my course" }).waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.leave();
  });

  test("is told that a used link is used, and that no other is known", async () => {
    const stranger = await visitorOf(browser, town.portalUrl, { width: 390 });
    const { page } = stranger;
    await page.goto(await mailedTo(nia.email, "claim"));
    await headingOf(stranger, /cannot be taken$/).waitFor();
    await page.getByText("This place is taken already.").waitFor();
    await page.getByText("It came from Bea Boss.").waitFor();
    await inspect(stranger, "claim-used");
    await stranger.visit("/claim/nothing-like-it");
    await headingOf(stranger, "This link opens nothing").waitFor();
    await inspect(stranger, "claim-unknown");
    expect(stranger.complaints).toEqual([]);
    await stranger.leave();
  });
});

describe("a place that was promised", () => {
  test("goes to somebody else, who takes it with a login of their own", async () => {
    const { page } = buyer;
    const before = await mailedTo(rex, "claim");
    await page.getByRole("link", { name: `Pass on: ${rex}` }).click();
    await page.getByText("opens nothing any more").waitFor();
    await inspect(buyer, "license-reassign");
    await page.getByLabel("Who gets it?").fill(sam.email);
    await page.getByRole("button", { name: "Give it on" }).click();
    await page.getByText("The place was given on").waitFor();
    await page.getByText(sam.email).waitFor();

    const stranger = await visitorOf(browser, town.portalUrl, { width: 390 });
    await stranger.page.goto(before);
    await stranger.page
      .getByText("This place was taken back by whoever gave it.")
      .waitFor();
    await inspect(stranger, "claim-revoked");
    expect(stranger.complaints).toEqual([]);
    await stranger.leave();

    const other = await visitorOf(browser, town.portalUrl, { width: 390 });
    await other.page.goto(await mailedTo(sam.email, "claim"));
    await other.page
      .getByRole("link", { name: "You have an account already?" })
      .click();
    await other.page.getByLabel("E-mail address").fill(sam.email);
    await other.page.getByLabel("Password", { exact: true }).fill(password);
    await other.page.getByRole("button", { name: "Sign in" }).click();
    await other.page.getByText("You are signed in as Sam Sato").waitFor();
    await inspect(other, "claim-signed-in");
    await other.page.getByRole("button", { name: "Take my place" }).click();
    await headingOf(other, "Safety for everybody").waitFor();
    await buyer.page.getByText("2 taken, 0 on the way, 3 free").waitFor();
    expect(other.complaints).toEqual([]);
    await other.leave();
  });
});

describe("a place that is taken back", () => {
  test("ends before its holder's eyes, and its link says why", async () => {
    const holder = await visitorOf(browser, town.portalUrl, { width: 390 });
    await holder.signIn(nia);
    await holder.visit("/seats");
    await holder.page.getByText("From Bea Boss, yours since").waitFor();

    const { page } = buyer;
    await page.getByRole("link", { name: `Take back: ${nia.email}` }).click();
    await page.getByText("leaves the course").waitFor();
    await inspect(buyer, "license-revoke");
    await page.getByLabel("Why?").fill("She left the company.");
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByText("The place was taken back.").waitFor();
    await page.getByText("1 taken, 0 on the way, 4 free").waitFor();

    await holder.page.getByText("Taken back", { exact: true }).waitFor();
    await holder.page.getByText("You left the course with it.").waitFor();
    await inspect(holder, "seats-revoked");
    await holder.page.goto(await mailedTo(nia.email, "claim"));
    await holder.page
      .getByText("This place was taken back by whoever gave it.")
      .waitFor();
    expect(holder.complaints).toEqual([]);
    await holder.leave();
    const enrollment = await town.database.enrollment.findFirstOrThrow({
      where: { person: { emails: { some: { address: nia.email } } } },
    });
    expect(enrollment.state).toBe("CANCELED");
  });
});

describe("a license", () => {
  const subscription = async () => {
    const found = await town.database.license.findFirstOrThrow({
      where: { order: { number: Number(place.split("/").at(-1)) } },
    });
    return found.stripeSubscriptionId;
  };

  test("tells of a missing payment with the day until which places stay, and leads to where it is paid", async () => {
    const { page } = buyer;
    const id = await subscription();
    town.stripe.setCard(id, "declined");
    town.stripe.advanceClock({ days: 32 });
    await page.getByText("Payment missing").waitFor();
    await page
      .getByText(/^A payment did not come through.* until \w+ \d+, 20\d\d/)
      .waitFor();
    await inspect(buyer, "license-past-due");
    await page.getByRole("button", { name: "See to the payment" }).click();
    await page.waitForURL(`${town.stripe.url}/**`);
    await page.getByRole("button", { name: "Use a good card" }).click();
    await page.getByText("It is good.").waitFor();
    await page.getByRole("link", { name: "Back to the school" }).click();
    await page.waitForURL(`**${place}`);
    await page.getByText("Running", { exact: true }).waitFor();
  });

  test("paused stops those who hold places, and lets them go on when it is resumed", async () => {
    const { page } = buyer;
    const id = await subscription();
    const holder = await visitorOf(browser, town.portalUrl, { width: 390 });
    await holder.signIn(sam);
    await holder.visit("/seats");
    town.stripe.pauseSubscription(id);
    await page.getByText(/^It is paused: since/).waitFor();
    await page.getByText("Stands still", { exact: true }).waitFor();
    await page
      .getByRole("button", { name: "Send the links" })
      .waitFor({ state: "detached" });
    await inspect(buyer, "license-paused");
    await holder.page.getByText(/^It stands still, because/).waitFor();
    await inspect(holder, "seats-suspended");
    town.stripe.resumeSubscription(id);
    await page.getByText("Running", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Send the links" }).waitFor();
    await holder.page
      .getByText(/^It stands still, because/)
      .waitFor({ state: "detached" });
    expect(holder.complaints).toEqual([]);
    await holder.leave();
  });

  test("on trial says what comes after it, ended that nobody goes on", async () => {
    const { page } = buyer;
    const trial = await stall.offer("LICENSE", "Safety, tried first", {
      unitAmount: 1_900,
      interval: "MONTH",
      trialDays: 14,
    });
    const number = await stall.buy(bea, {
      productId: trial,
      quantity: 3,
      isForOthers: true,
    });
    const { stripeSubscriptionId: id } = await until("the trial runs", () =>
      town.database.license.findFirst({ where: { state: "TRIAL" } }),
    );
    await buyer.visit(`/licenses/${number}`);
    await page.getByText("On trial", { exact: true }).waitFor();
    await page.getByText(/^You are trying it until .* goes on/).waitFor();
    await inspect(buyer, "license-trial");
    town.stripe.cancelSubscription(id, { atPeriodEnd: true });
    await page.getByText(/^You are trying it until .* It ends then/).waitFor();
    town.stripe.cancelSubscription(id);
    await page.getByText("Ended", { exact: true }).waitFor();
    await page.getByText(/0 taken, 0 on the way$/).waitFor();
    await page.getByRole("button", { name: "See the invoices" }).waitFor();
    await inspect(buyer, "license-ended");
    expect(buyer.complaints).toEqual([]);
  });

  test("of more people than a page shows lets those of the next page be managed too", async () => {
    const { page } = buyer;
    const number = await stall.buy(bea, {
      productId: license,
      quantity: 60,
      isForOthers: true,
    });
    const order = await until("the places are open", async () => {
      const found = await town.database.order.findUnique({
        where: { number },
        include: { seats: true },
      });
      return found?.seats.length === 60 ? found : undefined;
    });
    const client = await signIn(town.api.url, bea);
    await client.ask(
      `mutation ($input: InviteToSeatsInput!) { inviteToSeats(input: $input) { __typename } }`,
      {
        input: {
          orderId: writeNodeId("Order", order.id),
          emails: Array.from(
            { length: 55 },
            (_, at) => `${at}@company.example`,
          ),
        },
      },
    );
    await buyer.visit(`/licenses/${number}`);
    await page.getByText("0 taken, 55 on the way, 5 free").waitFor();
    await page.getByRole("link", { name: "More people" }).click();
    await page.getByRole("link", { name: "From the start" }).waitFor();
    await inspect(buyer, "license-many");
    await page
      .getByRole("link", { name: /^Take back/ })
      .last()
      .click();
    await headingOf(buyer, /^Take the place of/).waitFor();
    await page.getByLabel("Why?").fill("One too many.");
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByText("0 taken, 54 on the way, 6 free").waitFor();
    expect(buyer.complaints).toEqual([]);
  });

  test.each([
    { width: 1440, scheme: "dark" },
    { width: 390, scheme: "light" },
  ] as const)("reads from right to left too, at $width px", async (look) => {
    const visitor = await visitorOf(browser, town.portalUrl, look);
    await visitor.signIn(bea);
    for (const [name, where] of [
      ["licenses", "/licenses"],
      ["license", place],
      ["seats-empty", "/seats"],
    ] as const) {
      await visitor.visit(where);
      await inspect(visitor, name);
      await visitor.page.evaluate(() => {
        document.documentElement.dir = "rtl";
      });
      await inspect(visitor, `${name}-rtl`);
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});
