import { planTransfers } from "@throughline/domain/payout/plan-transfers";
import { makeOrder } from "@throughline/seed/factory/order";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { makeCourse } from "@throughline/seed/factory/course";
import { afterAll, beforeAll, expect, test } from "vitest";
import { monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

test("an amount for a place of a course is not taken of each month of a license", async () => {
  const { database } = school;
  const course = await makeCourse(database, { steps: [{}] });
  const payee = () =>
    makePartner(database).then(({ id: partnerId }) =>
      database.payoutAccount.create({
        data: { partnerId, email: `${partnerId}@payee.example` },
      }),
    );
  const [inPercent, byPlace] = [await payee(), await payee()];
  await database.payoutShare.createMany({
    data: [
      {
        courseId: course.id,
        payoutAccountId: inPercent.id,
        basisPoints: 2000,
      },
      {
        courseId: course.id,
        payoutAccountId: byPlace.id,
        amount: 1000,
        currency: "usd",
      },
    ],
  });
  const partsOf = async (kind: "COURSE" | "LICENSE") => {
    const product = await makeProduct(database, { kind, courseId: course.id });
    const { id: personId } = await makePerson(database);
    const { id: orderId, total } = await makeOrder(database, {
      product,
      personId,
      quantity: 2,
      isForOthers: true,
      state: "PAID",
      paidAt: monday,
    });
    await school.run((tx) => planTransfers(tx, { orderId }, monday));
    const transfers = await database.transfer.findMany({
      where: { orderId },
      orderBy: { amount: "asc" },
    });
    return {
      total,
      parts: transfers.map(({ payoutAccountId, amount }) => ({
        isByPlace: payoutAccountId === byPlace.id,
        amount,
      })),
    };
  };
  const ofCourse = await partsOf("COURSE");
  expect(ofCourse.parts).toContainEqual({ isByPlace: true, amount: 2000 });
  const { total, parts } = await partsOf("LICENSE");
  expect(parts).toEqual([
    { isByPlace: false, amount: Math.floor((total ?? 0) / 5) },
  ]);
});
