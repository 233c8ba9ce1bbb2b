import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openVisit, type Visit } from "./testing.ts";
import { idIn } from "./reference.ts";

let visit: Visit;
let account: string;
beforeEach(async () => {
  visit = await openVisit();
  ({ id: account } = await visit.stripe.v2.core.accounts.create({
    contact_email: "pay@milady.example",
    display_name: "Milady",
    dashboard: "express",
    identity: { country: "US" },
    configuration: {
      recipient: {
        capabilities: {
          stripe_balance: { stripe_transfers: { requested: true } },
        },
      },
    },
  }));
});
afterEach(() => visit.close());

const retrieve = () =>
  visit.stripe.v2.core.accounts.retrieve(account, {
    include: ["configuration.recipient", "requirements"],
  });

const transfersOf = async () =>
  (await retrieve()).configuration?.recipient?.capabilities?.stripe_balance
    ?.stripe_transfers?.status;

const openLink = () =>
  visit.stripe.v2.core.accountLinks.create({
    account,
    use_case: {
      type: "account_onboarding",
      account_onboarding: {
        refresh_url: "http://admin.test/again",
        return_url: "http://admin.test/back",
      },
    },
  });

describe("a connected account", () => {
  test("shows only the parts that are asked for", async () => {
    const plain = await visit.stripe.v2.core.accounts.retrieve(account);
    expect(plain).toMatchObject({
      id: account,
      configuration: null,
      requirements: null,
    });
    expect((await retrieve()).requirements?.entries).toHaveLength(4);
  });

  test("may receive transfers when its owner has told all that is wanted", async () => {
    const { url } = await openLink();
    const page = await fetch(url);
    expect(await page.text()).toContain("Date of birth");
    const wanted =
      (await retrieve()).requirements?.entries?.map(
        ({ description }) => description,
      ) ?? [];
    const form = new URLSearchParams({ how: "provide" });
    for (const one of wanted.slice(1)) form.append("given", one);
    const answer = await fetch(url, {
      method: "POST",
      body: form,
      redirect: "manual",
    });
    expect(answer.headers.get("location")).toBe("http://admin.test/back");
    expect(await transfersOf()).toBe("restricted");
    expect((await retrieve()).requirements?.entries).toHaveLength(1);
    visit.simulator.onboard(account);
    expect(await transfersOf()).toBe("active");

    await visit.simulator.outbox.settled();
    const [thin] = visit.eventsOf(
      "v2.core.account[configuration.recipient].capability_status_updated",
    );
    expect(thin?.related_object).toMatchObject({
      id: account,
      type: "v2.core.account",
    });
    const last = visit.eventsOf("account.updated").at(-1);
    expect(last).toMatchObject({
      account,
      data: { object: { payouts_enabled: true } },
    });
    expect(await visit.stripe.accounts.retrieve(account)).toMatchObject({
      details_submitted: true,
    });
  });

  test("has links that are good for one visit, within minutes", async () => {
    const leadsOn = async (url: string) => {
      const answer = await fetch(url, { redirect: "manual" });
      return answer.headers.get("location");
    };
    const used = await openLink();
    expect(await leadsOn(used.url)).toBeNull();
    expect(await leadsOn(used.url)).toBe("http://admin.test/again");
    const late = await openLink();
    visit.moveTime(300);
    expect(await leadsOn(late.url)).toBe("http://admin.test/again");
  });

  test("is restricted when Stripe wants to know more, and can be closed", async () => {
    visit.simulator.onboard(account);
    visit.simulator.restrict(account);
    expect(await transfersOf()).toBe("restricted");
    visit.simulator.closeAccount(account);
    expect((await retrieve()).closed).toBe(true);
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("v2.core.account.closed")).toHaveLength(1);
    expect(visit.eventsOf("account.application.deauthorized")).toHaveLength(1);
  });

  test("whose owner takes the school's access away is not seen any more, and tells so once", async () => {
    visit.simulator.onboard(account);
    visit.simulator.deauthorize(account);
    await expect(retrieve()).rejects.toMatchObject({
      statusCode: 403,
      code: "account_invalid",
    });
    await expect(
      visit.stripe.transfers.create({
        amount: 100,
        currency: "usd",
        destination: account,
      }),
    ).rejects.toThrow("No such destination");
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("account.application.deauthorized")).toHaveLength(1);
    expect(visit.eventsOf("v2.core.account.closed")).toHaveLength(0);
  });

  test("whose payout comes back says so in the account's name", async () => {
    visit.simulator.failPayout(account, { amount: 700, currency: "usd" });
    await visit.simulator.outbox.settled();
    const [failed] = visit.eventsOf("payout.failed");
    expect(failed).toMatchObject({ account });
    const id = String(failed?.data.object.id);
    await expect(visit.stripe.payouts.retrieve(id)).rejects.toThrow(
      "No such payout",
    );
    const inItsName = { stripeAccount: account };
    expect(
      await visit.stripe.payouts.retrieve(id, {}, inItsName),
    ).toMatchObject({ status: "failed", amount: 700 });
  });

  test("wrong in its fields is refused with the field", async () => {
    await expect(
      visit.stripe.v2.core.accounts.create({ contact_email: "nobody" }),
    ).rejects.toThrow("contact_email");
  });
});

describe("a transfer", () => {
  const pay = async () => {
    const session = await visit.openCheckout({ unitAmount: 10_000 });
    visit.simulator.pay(session.id);
    const paid = await visit.stripe.checkout.sessions.retrieve(session.id, {
      expand: ["payment_intent"],
    });
    const intent = paid.payment_intent;
    return typeof intent === "object" ? idIn(intent?.latest_charge) : "";
  };
  const transfer = (charge: string, amount: number, more = {}) =>
    visit.stripe.transfers.create({
      amount,
      currency: "usd",
      destination: account,
      source_transaction: charge,
      transfer_group: "group-1",
      ...more,
    });

  test("goes to an account that may receive it, up to what the charge brought in", async () => {
    const charge = await pay();
    await expect(transfer(charge, 100)).rejects.toMatchObject({
      code: "insufficient_capabilities_for_transfer",
    });
    visit.simulator.onboard(account);
    await transfer(charge, 6_000);
    await expect(transfer(charge, 4_001)).rejects.toMatchObject({
      param: "amount",
    });
    await expect(
      transfer(charge, 1, { currency: "eur" }),
    ).rejects.toMatchObject({ param: "currency" });
    await expect(
      transfer(charge, 1, { destination: "acct_none" }),
    ).rejects.toMatchObject({ param: "destination" });
    const { data } = await visit.stripe.transfers.list({
      transfer_group: "group-1",
    });
    expect(data).toHaveLength(1);
  });

  test("is reversed in parts, up to what was sent", async () => {
    visit.simulator.onboard(account);
    const { id } = await transfer(await pay(), 6_000);
    await visit.stripe.transfers.createReversal(id, { amount: 2_500 });
    await expect(
      visit.stripe.transfers.createReversal(id, { amount: 3_501 }),
    ).rejects.toMatchObject({ param: "amount" });
    await visit.stripe.transfers.createReversal(id);
    expect(await visit.stripe.transfers.retrieve(id)).toMatchObject({
      amount_reversed: 6_000,
      reversed: true,
      reversals: { data: [{ amount: 3_500 }, { amount: 2_500 }] },
    });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("transfer.reversed")).toHaveLength(2);
  });
});
