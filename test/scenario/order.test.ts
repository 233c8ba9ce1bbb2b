import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { enroll } from "@throughline/domain/enrollment/enroll";
import { claimOrder } from "@throughline/domain/order/claim-order";
import { issueClaim } from "@throughline/domain/order/issue-claim";
import { readOfferedOrder } from "@throughline/domain/order/read-offered-order";
import { sendClaimAgain } from "@throughline/domain/order/send-claim-again";
import { readTallies } from "@throughline/domain/pipeline/read-tallies";
import { makePerson } from "@throughline/seed/factory/person";
import { makeUser } from "@throughline/seed/factory/user";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countEverything } from "../support/full-count.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openShop } from "../support/shop.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  school = await openStore();
  shop = await openShop(school);
});
afterAll(() => school.close());

const student = async () => (await makePerson(school.database)).id;

/** All that the log tells of the counts. */
async function everyTally() {
  const rows = await school.database.$queryRaw<{ scope: string }[]>`
    SELECT DISTINCT jsonb_object_keys(tally) AS scope FROM "DomainEvent" WHERE tally IS NOT NULL`;
  return readTallies(
    school.database,
    rows.map(({ scope }) => scope),
  );
}

const rightsOf = (orderId: string) =>
  school.database.entitlement.findMany({
    where: { orderId },
    orderBy: { grantKey: "asc" },
  });

const balanceOf = async (orderId: string) =>
  (await rightsOf(orderId)).reduce((sum, right) => sum + right.available, 0);

const tokenFor = async (orderId: string, token: string) =>
  school.run((tx) => issueClaim(tx, { orderId, token }, monday));

describe("a paid checkout", () => {
  test("gives the enrollment, the rights, the payment and one letter, once", async () => {
    const personId = await student();
    const orderId = await shop.begin({ personId });
    expect((await shop.hear(orderId)).kind).toBe("fulfilled");
    expect((await shop.hear(orderId)).kind).toBe("unchanged");

    const order = await shop.read(orderId);
    expect(order).toMatchObject({
      state: "PAID",
      total: 10_000,
      personId,
      beganEnrollment: true,
      claimedAt: monday,
    });
    expect(order.payments).toMatchObject([
      { state: "SUCCEEDED", amount: 10_000 },
    ]);
    expect(await balanceOf(orderId)).toBe(5);
    expect(
      await school.database.sendIntent.count({
        where: { personId, purpose: "orderPaid" },
      }),
    ).toBe(1);
    expect(await shop.eventsOf(orderId)).toEqual([
      "order.created",
      "order.paid",
      "payment.received",
    ]);
  });

  test("told by five at once, gives everything once", async () => {
    const personId = await student();
    const orderId = await shop.begin({ personId });
    const told = await Promise.all(
      Array.from({ length: 5 }, () => shop.hear(orderId)),
    );
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      "fulfilled",
      ...Array<string>(4).fill("unchanged"),
    ]);
    expect(await balanceOf(orderId)).toBe(5);
    expect((await shop.read(orderId)).payments).toHaveLength(1);
  });

  test("of a course that the buyer is in already gives nothing twice: the place is open to give away, and the staff is alerted", async () => {
    const personId = await student();
    const orderId = await shop.begin({ personId });
    await school.run((tx) =>
      enroll(tx, { personId, courseId: shop.course.id }, monday),
    );
    await shop.hear(orderId);
    expect(await shop.read(orderId)).toMatchObject({
      state: "PAID",
      beganEnrollment: false,
      isForOthers: true,
      seats: [{ state: "OPEN" }],
    });
    expect(await rightsOf(orderId)).toEqual([]);
    expect(await shop.eventsOf(orderId)).toContain("order.flagged");
  });

  test("for others opens seats and enrolls nobody", async () => {
    const personId = await student();
    const orderId = await shop.begin({
      personId,
      isForOthers: true,
      quantity: 3,
    });
    await shop.hear(orderId);
    const order = await shop.read(orderId);
    expect(order.seats).toHaveLength(3);
    expect(order.enrollmentId).toBeNull();
  });

  test("that costs nothing by a promotion is fulfilled without a payment", async () => {
    const orderId = await shop.begin({ personId: await student() });
    await shop.hear(orderId, {
      total: 0,
      discount: 10_000,
      paymentStatus: "noneRequired",
      paymentIntentId: null,
    });
    const order = await shop.read(orderId);
    expect(order).toMatchObject({ state: "PAID", total: 0 });
    expect(order.payments).toEqual([]);
  });
});

describe("what differs from the order gives nothing", () => {
  test.each([
    ["the amount", { subtotal: 100, total: 100 }, "amount"],
    ["the currency", { currency: "eur" }, "currency"],
    [
      "the product",
      { lines: [{ stripePriceId: "price_other", quantity: 1 }] },
      "price",
    ],
    ["a second line", { lines: [] }, "lines"],
    ["an unexplained total", { total: 9_000 }, "total"],
    ["the checkout", { checkoutSessionId: "cs_other" }, "checkout"],
    ["not paid", { paymentStatus: "unpaid" as const, subtotal: 1 }, "amount"],
  ])("%s", async (_what, said, word) => {
    const orderId = await shop.begin({ personId: await student() });
    const told = await shop.hear(orderId, said);
    expect(told).toMatchObject({ kind: "setAside" });
    expect("reason" in told && told.reason).toContain(word);
    expect((await shop.read(orderId)).state).toBe("OPEN");
    expect(await rightsOf(orderId)).toEqual([]);
  });
});

describe("money that takes days", () => {
  const pending = { paymentStatus: "unpaid" } as const;
  const waitsOf = (orderId: string) =>
    school.database.sendIntent.count({
      where: {
        purpose: "orderPending",
        payload: { path: ["orderId"], equals: orderId },
      },
    });

  test("is told of at once to a guest, once however often Stripe tells", async () => {
    const orderId = await shop.begin({ email: "slow@guest.example" });
    await Promise.all([1, 2, 3].map(() => shop.hear(orderId, pending)));
    expect(await waitsOf(orderId)).toBe(1);
  });

  test("is waited for, then fulfils", async () => {
    const orderId = await shop.begin({ personId: await student() });
    await shop.hear(orderId, pending);
    expect(await shop.read(orderId)).toMatchObject({
      state: "PENDING",
      payments: [{ state: "PENDING" }],
    });
    expect(await rightsOf(orderId)).toEqual([]);
    await shop.hear(orderId, pending);
    expect(await waitsOf(orderId)).toBe(1);
    await shop.hear(orderId);
    expect(await shop.read(orderId)).toMatchObject({
      state: "PAID",
      payments: [{ state: "SUCCEEDED" }],
    });
  });

  test("and does not come fails the order; what was said before changes nothing any more", async () => {
    const orderId = await shop.begin({ personId: await student() });
    await shop.hear(orderId, pending, "No funds.");
    await shop.hear(orderId, pending);
    expect(await shop.read(orderId)).toMatchObject({
      state: "FAILED",
      payments: [{ state: "FAILED", failureReason: "No funds." }],
    });
  });

  test("counts although the checkout had expired", async () => {
    const orderId = await shop.begin({ personId: await student() });
    await shop.hear(orderId, { status: "expired", ...pending });
    expect((await shop.read(orderId)).state).toBe("EXPIRED");
    await shop.hear(orderId);
    expect((await shop.read(orderId)).state).toBe("PAID");
  });
});

describe("a guest", () => {
  const claim = (token: string, personId: string | null, now = monday) =>
    school.run((tx) =>
      claimOrder(tx, { token, personId, welcomeToken: `w-${token}` }, now),
    );

  test("with a new address is made a person, enrolled, and gets a login by the mailed link, once", async () => {
    const orderId = await shop.begin({ email: "new@guest.example" });
    await shop.hear(orderId);
    const order = await shop.read(orderId);
    expect(order.personId).not.toBeNull();
    expect(order.enrollmentId).not.toBeNull();
    expect(order.claimedAt).toBeNull();
    await tokenFor(orderId, "token-of-the-new-guest");
    expect((await claim("another-token-altogether", null)).kind).toBe(
      "notFound",
    );
    expect(await claim("token-of-the-new-guest", null)).toMatchObject({
      kind: "welcomed",
      personId: order.personId,
    });
    expect((await claim("token-of-the-new-guest", null)).kind).toBe("refused");
    const address = await school.database.emailAddress.findUnique({
      where: { address: "new@guest.example" },
    });
    expect(address?.verifiedAt).toEqual(monday);
  });

  test("who types the address of somebody with a login gives them nothing before the link is used", async () => {
    const login = await makeUser(school.database, {
      email: "has@login.example",
    });
    const orderId = await shop.begin({ email: "has@login.example" });
    await shop.hear(orderId);
    expect(await shop.read(orderId)).toMatchObject({
      state: "PAID",
      personId: null,
      enrollmentId: null,
    });
    expect(
      await school.database.enrollment.count({
        where: { personId: login.personId },
      }),
    ).toBe(0);
    await tokenFor(orderId, "token-of-the-login-owner");
    expect(await claim("token-of-the-login-owner", null)).toMatchObject({
      kind: "refused",
    });
    expect((await claim("token-of-the-login-owner", login.personId)).kind).toBe(
      "claimed",
    );
    expect((await claim("token-of-the-login-owner", login.personId)).kind).toBe(
      "unchanged",
    );
    expect((await shop.read(orderId)).enrollmentId).not.toBeNull();
    expect(await balanceOf(orderId)).toBe(5);
  });

  test("takes nothing while all of its money is on the way back, and opens again where that fails", async () => {
    const { personId } = await makeUser(school.database, {
      email: "back@login.example",
    });
    const orderId = await shop.begin({ email: "back@login.example" });
    await shop.hear(orderId);
    const token = "token-of-money-going-back";
    await tokenFor(orderId, token);
    const refund = { stripeRefundId: `re_${orderId}` };
    await shop.hearRefund(orderId, { ...refund, state: "PENDING" });
    expect(await claim(token, personId)).toMatchObject({ kind: "refused" });
    expect((await shop.read(orderId)).enrollmentId).toBeNull();
    await shop.hearRefund(orderId, { ...refund, state: "FAILED" });
    expect((await claim(token, personId)).kind).toBe("claimed");
    expect((await shop.read(orderId)).enrollmentId).not.toBeNull();
  });

  test("whose link is held by another login is not taken over by it", async () => {
    const other = await makeUser(school.database);
    const orderId = await shop.begin({ email: "mine@guest.example" });
    await shop.hear(orderId);
    await tokenFor(orderId, "token-in-the-wrong-hands");
    const taken = await claim("token-in-the-wrong-hands", other.personId);
    expect(taken.kind).toBe("refused");
    expect((await shop.read(orderId)).claimedAt).toBeNull();
  });

  test("finds the link too old after thirty days, and a new one opens what the old one no more does", async () => {
    const orderId = await shop.begin({ email: "late@guest.example" });
    await shop.hear(orderId);
    await tokenFor(orderId, "token-that-will-be-too-old");
    const later = daysLater(31);
    expect((await claim("token-that-will-be-too-old", null, later)).kind).toBe(
      "refused",
    );
    const again = await school.run((tx) =>
      sendClaimAgain(tx, { orderId }, later),
    );
    expect(again.kind).toBe("sent");
    await tokenFor(orderId, "token-that-was-sent-again");
    expect((await claim("token-that-will-be-too-old", null)).kind).toBe(
      "notFound",
    );
  });

  test("who pays twice for one course gets it once, and a place to give away", async () => {
    const twice = { email: "twice@guest.example" };
    const [one, two] = [await shop.begin(twice), await shop.begin(twice)];
    await Promise.all([shop.hear(one), shop.hear(two)]);
    const orders = await Promise.all([one, two].map(shop.read));
    const balances = await Promise.all([one, two].map(balanceOf));
    expect(balances.sort()).toEqual([0, 5]);
    expect(orders.map(({ seats }) => seats.length).sort()).toEqual([0, 1]);
    const spare = orders.find(({ isForOthers }) => isForOthers);
    expect(await shop.eventsOf(spare?.id ?? "")).toContain("order.flagged");
  });

  test("who pays twice with the address of a login claims the course, then a place to give away, and is written to", async () => {
    const { personId } = await makeUser(school.database, {
      email: "both@login.example",
    });
    const both = { email: "both@login.example" };
    const [one, two] = [await shop.begin(both), await shop.begin(both)];
    await shop.hear(one);
    await shop.hear(two);
    await tokenFor(one, "token-of-the-first-purchase");
    await tokenFor(two, "token-of-the-second-purchase");
    const offered = (token: string) =>
      school.run((tx) => readOfferedOrder(tx, { token, personId }, monday));
    await claim("token-of-the-first-purchase", personId);
    expect(await offered("token-of-the-second-purchase")).toMatchObject({
      isSpare: true,
      fault: null,
      total: 10_000,
    });
    await claim("token-of-the-second-purchase", personId);
    await claim("token-of-the-second-purchase", personId);
    expect(await balanceOf(one)).toBe(5);
    expect(await balanceOf(two)).toBe(0);
    expect(await shop.read(two)).toMatchObject({
      isForOthers: true,
      seats: [{ state: "OPEN" }],
    });
    const letters = { personId, purpose: "placeSpare" };
    expect(await school.database.sendIntent.count({ where: letters })).toBe(1);
    const told = await shop.eventsOf(two);
    expect(told.filter((type) => type === "order.flagged")).toHaveLength(1);
    expect(await offered("token-of-the-second-purchase")).toMatchObject({
      isOwn: true,
    });
  });

  test("of whom Stripe knows no name is asked for it before the purchase is theirs", async () => {
    const orderId = await shop.begin({ email: "nina.one@guest.example" });
    await shop.hear(orderId, { name: null });
    const token = "token-of-one-without-name";
    await tokenFor(orderId, token);
    const offered = await school.run((tx) =>
      readOfferedOrder(tx, { token, personId: null }, monday),
    );
    expect(offered).toMatchObject({ asksName: true, fault: null });
    expect(await claim(token, null)).toMatchObject({
      kind: "refused",
      field: "givenName",
    });
    expect((await shop.read(orderId)).claimedAt).toBeNull();
    const names = { givenName: "Nina", familyName: "One" };
    const taken = await school.run((tx) =>
      claimOrder(
        tx,
        { token, personId: null, welcomeToken: "w-n", names },
        monday,
      ),
    );
    expect(taken.kind).toBe("welcomed");
    const { personId } = await shop.read(orderId);
    expect(
      await school.database.person.findUnique({
        where: { id: personId ?? "" },
      }),
    ).toMatchObject(names);
  });

  test("is asked to wait after five checkouts in a row", async () => {
    const begin = () => shop.begin({ email: "eager@guest.example" });
    for (let count = 0; count < 5; count += 1) await begin();
    await expect(begin()).rejects.toThrow("wait ten minutes");
  });
});

test("a checkout that was opened before, and is not the buyer's any more, ends without meaning anything", async () => {
  const { id: personId } = await makePerson(school.database);
  const orderId = await shop.begin({ personId });
  const before = {
    checkoutSessionId: "cs_before",
    paymentStatus: "unpaid",
  } as const;
  expect(
    (await shop.hear(orderId, { ...before, status: "expired" })).kind,
  ).toBe("unchanged");
  expect(
    (await shop.hear(orderId, { ...before, status: "complete" }, "No money"))
      .kind,
  ).toBe("unchanged");
  await shop.hear(orderId);
  expect(await shop.read(orderId)).toMatchObject({
    state: "PAID",
    checkoutSessionId: `cs_${orderId}`,
  });
});

describe("a dispute", () => {
  const stateOf = async (orderId: string) => {
    const { enrollmentId } = await shop.read(orderId);
    const found = await school.database.enrollment.findUnique({
      where: { id: enrollmentId ?? "" },
    });
    return found?.state;
  };

  test("suspends the enrollment, and won lets it go on", async () => {
    const { orderId } = await shop.sell();
    const about = { stripeDisputeId: "dp_won" };
    await shop.hearDispute(orderId, about);
    expect(await stateOf(orderId)).toBe("SUSPENDED");
    expect((await shop.hearDispute(orderId, about)).kind).toBe("unchanged");
    await shop.hearDispute(orderId, { ...about, state: "WON" });
    expect(await stateOf(orderId)).toBe("ACTIVE");
    await shop.hearDispute(orderId, about);
    expect(await stateOf(orderId)).toBe("ACTIVE");
  });

  test("that is settled when it is first heard of stops nothing", async () => {
    const { personId, orderId } = await shop.sell();
    const { enrollmentId } = await shop.read(orderId);
    const about = { stripeDisputeId: "dp_prevented", state: "WON" } as const;
    await shop.hearDispute(orderId, about);
    expect((await shop.hearDispute(orderId, about)).kind).toBe("unchanged");
    expect(await stateOf(orderId)).toBe("ACTIVE");
    expect(await shop.read(orderId)).toMatchObject({
      state: "PAID",
      disputes: [{ state: "WON", suspended: [] }],
    });
    expect(
      await school.database.domainEvent.count({
        where: { enrollmentId, type: "enrollment.suspended" },
      }),
    ).toBe(0);
    expect(
      await school.database.sendIntent.count({
        where: { personId, purpose: { in: ["coursePaused", "courseResumed"] } },
      }),
    ).toBe(0);
  });

  test("whose end turns follows the money: lost after it was won, and won after all", async () => {
    const { orderId } = await shop.sell();
    const about = { stripeDisputeId: "dp_turns" };
    const is = (state: "OPEN" | "WON" | "LOST") =>
      shop.hearDispute(orderId, { ...about, state });
    await is("OPEN");
    await is("WON");
    await is("LOST");
    expect(await stateOf(orderId)).toBe("REFUNDED");
    expect(await shop.read(orderId)).toMatchObject({
      state: "REFUNDED",
      refunded: 10_000,
    });
    expect((await is("LOST")).kind).toBe("unchanged");
    await is("WON");
    expect(await shop.read(orderId)).toMatchObject({
      state: "PAID",
      refunded: 0,
    });
    // What was taken back stays so until the staff decide.
    expect(await stateOf(orderId)).toBe("REFUNDED");
    expect(await shop.eventsOf(orderId)).toContain("order.flagged");
  });

  test("that is won lets go on only what it suspended itself", async () => {
    const { orderId } = await shop.sell();
    const { enrollmentId } = await shop.read(orderId);
    await school.run((tx) =>
      changeEnrollment(
        tx,
        "suspend",
        { enrollmentId: enrollmentId ?? "", reason: "On leave" },
        monday,
      ),
    );
    const about = { stripeDisputeId: "dp_leave" };
    await shop.hearDispute(orderId, about);
    await shop.hearDispute(orderId, { ...about, state: "WON" });
    expect(await stateOf(orderId)).toBe("SUSPENDED");
  });

  test("that is lost counts as given back: the enrollment ends, what is unused is revoked, the counts are exact", async () => {
    const { orderId } = await shop.sell();
    const about = { stripeDisputeId: "dp_lost" };
    await shop.hearDispute(orderId, { ...about, state: "LOST" });
    await shop.hearDispute(orderId, about);
    expect(await stateOf(orderId)).toBe("REFUNDED");
    expect(await shop.read(orderId)).toMatchObject({
      state: "REFUNDED",
      refunded: 10_000,
    });
    expect(await balanceOf(orderId)).toBe(0);
    expect(await everyTally()).toEqual(await countEverything(school.database));
  });
});
