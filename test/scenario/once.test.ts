import { claimDelivery } from "@throughline/domain/message/claim-delivery";
import { planSend } from "@throughline/domain/message/plan-send";
import { settleDelivery } from "@throughline/domain/message/settle-delivery";
import { inviteStaff } from "@throughline/domain/person/invite-staff";
import { sweepOnce } from "@throughline/jobs/queue/sweep";
import { makePerson } from "@throughline/seed/factory/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

async function planOne() {
  const { id: personId } = await makePerson(school.database);
  const plan = {
    personId,
    purpose: "invitation",
    occurrence: "first",
    payload: { courseTitle: "" },
  } as const;
  const planned = await school.run((tx) => planSend(tx, plan, monday));
  const delivery = await school.database.delivery.findFirstOrThrow({
    where: { sendIntent: { personId } },
  });
  return { personId, plan, planned, deliveryId: delivery.id };
}
const stateOf = async (id: string) =>
  (await school.database.delivery.findUniqueOrThrow({ where: { id } })).state;

describe("a message to a person", () => {
  test("planned ten times at once is planned once", async () => {
    const { plan } = await planOne();
    const again = await Promise.all(
      Array.from({ length: 10 }, () =>
        school.run((tx) => planSend(tx, plan, monday)),
      ),
    );
    expect(again.every(({ kind }) => kind === "alreadyPlanned")).toBe(true);
    expect(
      await school.database.sendIntent.count({
        where: { personId: plan.personId },
      }),
    ).toBe(1);
  });

  test("claimed by two workers is sent by one, and the other leaves it", async () => {
    const { deliveryId } = await planOne();
    const claims = await Promise.all(
      [1, 2].map(() =>
        school.run((tx) => claimDelivery(tx, { deliveryId }, monday)),
      ),
    );
    expect(claims.map(({ kind }) => kind).sort()).toEqual([
      "claimed",
      "inHand",
    ]);
  });

  test("left in hand for minutes is unknown, not sent again", async () => {
    const { deliveryId } = await planOne();
    await school.run((tx) => claimDelivery(tx, { deliveryId }, monday));
    const later = new Date(monday.getTime() + 5 * 60_000);
    expect(
      await school.run((tx) => claimDelivery(tx, { deliveryId }, later)),
    ).toEqual({ kind: "unknown" });
    expect(await stateOf(deliveryId)).toBe("UNKNOWN");
  });

  test("that surely was not sent may be tried again", async () => {
    const { deliveryId } = await planOne();
    await school.run((tx) => claimDelivery(tx, { deliveryId }, monday));
    const outcome = {
      kind: "unavailable",
      reason: "connection refused",
    } as const;
    expect(
      await school.run((tx) =>
        settleDelivery(tx, { deliveryId, outcome }, monday),
      ),
    ).toEqual({ kind: "tryAgain" });
    expect(
      await school.run((tx) => claimDelivery(tx, { deliveryId }, monday)),
    ).toMatchObject({ kind: "claimed" });
  });

  test("whose fate is unknown is never sent again by itself", async () => {
    const { deliveryId } = await planOne();
    await school.run((tx) => claimDelivery(tx, { deliveryId }, monday));
    const outcome = { kind: "unknown", reason: "connection lost" } as const;
    await school.run((tx) =>
      settleDelivery(tx, { deliveryId, outcome }, monday),
    );
    expect(
      await school.run((tx) => claimDelivery(tx, { deliveryId }, monday)),
    ).toEqual({ kind: "settled" });
    expect(await stateOf(deliveryId)).toBe("UNKNOWN");
  });

  test("that is no longer worth saying is not sent", async () => {
    const { deliveryId } = await planOne();
    expect(
      await school.run((tx) =>
        claimDelivery(tx, { deliveryId }, daysLater(30)),
      ),
    ).toEqual({ kind: "expired" });
    expect(await stateOf(deliveryId)).toBe("SUPPRESSED");
  });
});

test("the first admin is invited once, and a login that is there keeps its role", async () => {
  const person = {
    email: "ada@school.example",
    givenName: "Ada",
    familyName: "",
  };
  const invite = () =>
    school.run((tx) =>
      inviteStaff(tx, { person, role: "SUPER_ADMIN" }, monday),
    );
  expect(await invite()).toMatchObject({ kind: "invited" });
  expect(await invite()).toMatchObject({ kind: "refused", field: "email" });
  const user = await school.database.user.findUniqueOrThrow({
    where: { email: person.email },
  });
  expect(user.role).toBe("SUPER_ADMIN");
});

describe("the sweep", () => {
  const jobsOf = (queue: string) =>
    school.database.$queryRaw<
      unknown[]
    >`SELECT 1 FROM pgboss.job WHERE name = ${queue}`;

  test("asks a partner again that never answered", async () => {
    await beginJourney(school);
    const before = (await jobsOf("partner.enrol")).length;
    const found = await sweepOnce(school.store, daysLater(1));
    expect(found).toBeGreaterThan(0);
    expect((await jobsOf("partner.enrol")).length).toBeGreaterThan(before);
  });

  test("issues a certificate that was forgotten", async () => {
    const ana = await beginJourney(school);
    for (const position of [1, 2, 3]) {
      await ana.accept(position);
      await ana.say(position, { type: "courseCompleted" });
    }
    const before = (await jobsOf("certificate.issue")).length;
    await sweepOnce(school.store, daysLater(1));
    expect((await jobsOf("certificate.issue")).length).toBe(before + 1);
  });

  test("coming by again and again enqueues a thing once", async () => {
    const { deliveryId } = await planOne();
    const jobs = () =>
      school.database.$queryRaw<unknown[]>`
        SELECT 1 FROM pgboss.job WHERE name = 'message.send' AND data->>'deliveryId' = ${deliveryId}`;
    await school.database.delivery.update({
      where: { id: deliveryId },
      data: { createdAt: new Date(0) },
    });
    for (let round = 0; round < 3; round += 1)
      await sweepOnce(school.store, daysLater(1));
    expect(await jobs()).toHaveLength(2);
  });

  test("leaves alone what is recent", async () => {
    const before = (await jobsOf("certificate.issue")).length;
    await sweepOnce(school.store, monday);
    expect((await jobsOf("certificate.issue")).length).toBe(before);
  });
});
