import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { makePurchase } from "@throughline/seed/factory/purchase";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openGraphql } from "../support/graphql.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
});
afterAll(async () => {
  await api.close();
  await school.close();
});

test("a month in rupiah that is more than 32 bits count stands on the statement", async () => {
  const { database, store } = school;
  const course = await makeCourse(database, { steps: [{}] });
  const product = await makeProduct(database, {
    courseId: course.id,
    price: { currency: "idr", unitAmount: 99_000_000 },
  });
  const { id: partnerId } = await makePartner(database);
  const account = await database.payoutAccount.create({
    data: { partnerId, email: "p@p.example", state: "ACTIVE" },
  });
  await database.payoutShare.create({
    data: {
      courseId: course.id,
      payoutAccountId: account.id,
      basisPoints: 10_000,
    },
  });
  const { id: personId } = await makePerson(database);
  const october = (day: number) => new Date(Date.UTC(2026, 9, day));
  await makePurchase(store, { product, personId }, october(1));
  const { id: transferId } = await database.transfer.findFirstOrThrow({
    where: { payoutAccountId: account.id },
  });
  // As many more sales as it takes.
  await database.payoutEntry.createMany({
    data: Array.from({ length: 24 }, (_, index) => ({
      payoutAccountId: account.id,
      transferId,
      kind: "SALE" as const,
      amount: 99_000_000,
      currency: "idr",
      key: `sale:another ${index}`,
      at: october(2 + index),
    })),
  });

  const sold = 25 * 99_000_000;
  expect(sold).toBeGreaterThan(2 ** 31);
  const statementOf = async (month: string) => {
    const { data, errors } = await api.ask(
      { role: "ADMIN" },
      `query ($id: ID!, $month: String!) { payoutAccount(id: $id) { statement(month: $month) { currency owedBefore sales refunds sent takenBack owedAfter } } }`,
      { id: writeNodeId("PayoutAccount", account.id), month },
    );
    expect(errors).toBeUndefined();
    const { payoutAccount } = data as never as {
      payoutAccount: { statement: object[] };
    };
    return payoutAccount.statement;
  };
  const nothing = { refunds: 0, sent: 0, takenBack: 0 };
  expect(await statementOf("2026-10")).toEqual([
    {
      currency: "idr",
      owedBefore: 0,
      sales: sold,
      owedAfter: sold,
      ...nothing,
    },
  ]);
  expect(await statementOf("2026-11")).toEqual([
    {
      currency: "idr",
      owedBefore: sold,
      sales: 0,
      owedAfter: sold,
      ...nothing,
    },
  ]);
});
