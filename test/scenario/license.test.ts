import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import {
  recordInvoice,
  type InvoiceFacts,
} from "@throughline/domain/license/record-invoice";
import { watchLicenses } from "@throughline/jobs/license/watch";
import { makePerson } from "@throughline/seed/factory/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysLater, monday } from "../support/journey.ts";
import { openSeatSchool, type SeatSchool } from "../support/seat-school.ts";
import { toldOf } from "../support/standing.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let seats: SeatSchool;
beforeAll(async () => {
  school = await openStore();
  seats = await openSeatSchool(school);
});
afterAll(() => school.close());

describe("a license", () => {
  test("follows Stripe's own time: an older fact never overwrites a newer one", async () => {
    const license = await seats.buyLicense(2);
    expect(
      await license.say(
        { status: "past_due", observedAt: daysLater(-1) },
        daysLater(1),
      ),
    ).toMatchObject({ kind: "stale" });
    expect(await license.find()).toMatchObject({ state: "ACTIVE" });
  });

  test("goes on in the days of grace, and its seats stand still after them", async () => {
    const license = await seats.buyLicense(2);
    const ana = await seats.fill(license.order);
    await license.say({ status: "past_due" }, daysLater(1));
    await license.settle(daysLater(1));
    expect(await seats.stateOf(ana)).toBe("ACTIVE");

    const watch = (now: Date) =>
      watchLicenses({ store: school.store, stripe: null, now: () => now });
    await watch(daysLater(7));
    expect(await license.find()).toMatchObject({ lapsedAt: null });
    await watch(daysLater(8));
    await license.settle(daysLater(8));
    expect(await seats.stateOf(ana)).toBe("SUSPENDED");
    // What whoever manages the places sees live.
    expect(
      await school.database.domainEvent.findMany({
        where: {
          type: "license.settled",
          personId: license.order.personId,
        },
      }),
    ).toMatchObject([{ payload: { seats: 1 } }]);
    const notices = await school.database.sendIntent.findMany({
      where: { personId: license.order.personId, purpose: "licenseNotice" },
      select: { payload: true },
      orderBy: { createdAt: "asc" },
    });
    expect(notices).toMatchObject([
      { payload: { notice: "paymentFailed" } },
      { payload: { notice: "stopped" } },
    ]);
  });

  test("that is resumed lets exactly those go on that it suspended", async () => {
    const license = await seats.buyLicense(3);
    const [ana, ben, cleo] = [
      await seats.fill(license.order),
      await seats.fill(license.order),
      await seats.fill(license.order),
    ];
    await school.run((tx) =>
      changeEnrollment(
        tx,
        "suspend",
        { enrollmentId: ben.enrollmentId, reason: "He is ill." },
        monday,
      ),
    );
    await license.say({ status: "paused" }, daysLater(1));
    await license.settle(daysLater(1));
    await seats.revoke(cleo, daysLater(2));
    await license.say({ status: "active" }, daysLater(3));
    await license.settle(daysLater(3));
    expect(await seats.stateOf(ana)).toBe("ACTIVE");
    expect(await seats.stateOf(ben)).toBe("SUSPENDED");
    expect(await seats.stateOf(cleo)).toBe("CANCELED");
    // Each is told of what happened to them, once; what the staff did to Ben is the staff's to tell.
    await license.settle(daysLater(3));
    const told = await Promise.all(
      [ana, ben, cleo].map(({ enrollmentId }) =>
        toldOf(school.database, enrollmentId),
      ),
    );
    expect(told).toEqual([
      ["coursePaused LICENSE", "courseResumed"],
      [],
      ["coursePaused LICENSE", "courseEnded PLACE"],
    ]);
  });

  test("that ended stops its seats at once, and nobody claims one", async () => {
    const license = await seats.buyLicense(2);
    const ana = await seats.fill(license.order);
    const { word } = await seats.invite(license.order, "ended@x.example");
    await license.say({ status: "canceled" }, daysLater(1));
    await license.settle(daysLater(1));
    expect(await seats.stateOf(ana)).toBe("SUSPENDED");
    const { id: personId } = await makePerson(school.database);
    expect(await seats.claim(word, { personId }, daysLater(1))).toMatchObject({
      kind: "refused",
    });
  });

  test("raised opens seats; lowered closes free ones and leaves the others to their owner", async () => {
    const license = await seats.buyLicense(2);
    await license.say({ seatCount: 4 }, daysLater(1));
    expect(await seats.states(license.order)).toEqual([
      "OPEN",
      "OPEN",
      "OPEN",
      "OPEN",
    ]);
    const ana = await seats.fill(license.order);
    await seats.fill(license.order);
    await license.say({ seatCount: 1 }, daysLater(2));
    expect(await seats.states(license.order)).toEqual([
      "CLAIMED",
      "CLAIMED",
      "REVOKED",
      "REVOKED",
    ]);
    expect(await seats.reassign(ana, "e@y.example")).toMatchObject({
      kind: "refused",
    });
    await seats.revoke(ana);
    expect(
      (await seats.states(license.order)).filter(
        (state) => state !== "REVOKED",
      ),
    ).toEqual(["CLAIMED"]);
  });

  test("told of before the order is paid waits for it", async () => {
    const order = await seats.buySeats(1);
    const { order: sold } = await seats.buyLicense(1);
    await school.database.order.update({
      where: { id: order.id },
      data: { productId: sold.productId, state: "PENDING" },
    });
    const license = await seats.buyLicense(1);
    expect(
      await license.say({
        stripeSubscriptionId: "sub_early",
        orderId: order.id,
      }),
    ).toMatchObject({ kind: "early" });
  });

  test("of no order, or a second one of an order, is set aside", async () => {
    const license = await seats.buyLicense(1);
    expect(
      await license.say({ stripeSubscriptionId: "sub_x", orderId: null }),
    ).toMatchObject({ kind: "unknown" });
    expect(
      await license.say({ stripeSubscriptionId: "sub_second" }),
    ).toMatchObject({ kind: "unknown" });
  });
});

describe("a place of a license that was used up", () => {
  const [july, august, september] = ["07", "08", "09"].map(
    (month) => new Date(`2026-${month}-01T00:00:00Z`),
  ) as [Date, Date, Date];

  /** A license of two seats, both used up. */
  async function useUp() {
    const license = await seats.buyLicense(2, { periodEndsAt: july });
    const { order } = license;
    const open = async () =>
      (await seats.states(order)).filter((state) => state === "OPEN").length;
    const fillAndEnd = async () => {
      const holder = await seats.fill(order);
      const { id: stepId } =
        await school.database.enrollmentStep.findFirstOrThrow({
          where: { enrollmentId: holder.enrollmentId },
        });
      await school.run((tx) =>
        markStepComplete(tx, { stepId, reason: "She came." }, monday),
      );
      expect(await seats.revoke(holder)).toMatchObject({ kind: "usedUp" });
    };
    await fillAndEnd();
    await fillAndEnd();
    expect(await open()).toBe(0);
    return {
      open,
      fillAndEnd,
      /** Stripe says that the period goes on until then. */
      goesOn: (status: "active" | "past_due" | "trialing", until: Date) =>
        license.say({ status, periodEndsAt: until }, daysLater(1)),
      /** Stripe says something of the invoice of the period until then. */
      invoice: (until: Date | null, facts: Partial<InvoiceFacts> = {}) =>
        school.run((tx) =>
          recordInvoice(
            tx,
            {
              stripeSubscriptionId: `sub_${order.id}`,
              orderId: order.id,
              invoiceId: `in_${order.id}_${until?.toISOString()}`,
              isPaid: true,
              isFirst: false,
              renewsUntil: until,
              amount: 8_000,
              tax: 0,
              currency: order.currency,
              paymentIntentId: null,
              chargeId: null,
              receiptUrl: null,
              failureReason: null,
              ...facts,
            },
            daysLater(2),
          ),
        ),
    };
  }

  test("comes back when the next period is paid, not when it begins", async () => {
    const { open, goesOn, invoice, fillAndEnd } = await useUp();
    // Stripe leaves it active while the invoice is a draft.
    await goesOn("active", august);
    expect(await open()).toBe(0);
    await goesOn("past_due", august);
    await invoice(august, { isPaid: false });
    expect(await open()).toBe(0);
    await invoice(august);
    expect(await open()).toBe(2);
    await goesOn("active", august);
    expect(await open()).toBe(2);

    await fillAndEnd();
    await invoice(august);
    await goesOn("active", august);
    expect(await open()).toBe(1);
  });

  test("comes back also where the payment is told before the period, once", async () => {
    const { open, goesOn, invoice, fillAndEnd } = await useUp();
    await invoice(september);
    expect(await open()).toBe(2);
    await goesOn("active", september);
    await fillAndEnd();
    // The month before is told late.
    await invoice(august);
    await invoice(september);
    expect(await open()).toBe(1);
  });

  test("comes back with a period that costs nothing, once, and with no other invoice", async () => {
    const { open, goesOn, invoice, fillAndEnd } = await useUp();
    await invoice(null);
    expect(await open()).toBe(0);
    await invoice(august, { amount: 0 });
    expect(await open()).toBe(2);
    await fillAndEnd();
    await invoice(august, { amount: 0 });
    expect(await open()).toBe(1);
    await goesOn("trialing", september);
    expect(await open()).toBe(2);
  });
});
