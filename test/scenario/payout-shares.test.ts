import type { WantedShare } from "@throughline/domain/payout/share.rules";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makeProduct } from "@throughline/seed/factory/product";
import { makeUser } from "@throughline/seed/factory/user";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openGraphql } from "../support/graphql.ts";
import { monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let admin: { role: "ADMIN"; personId: string };
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  const { personId } = await makeUser(school.database, { role: "ADMIN" });
  admin = { role: "ADMIN", personId: personId ?? "" };
});
afterAll(async () => {
  await api.close();
  await school.close();
});

async function addPayee(state: "ACTIVE" | "CLOSED" = "ACTIVE") {
  const { id: partnerId } = await makePartner(school.database);
  const { id } = await school.database.payoutAccount.create({
    data: { partnerId, email: `${partnerId}@payee.example`, state },
  });
  return id;
}

/** A course with a share of a closed payee, one of a retired step, and one in a currency that the price had before. */
async function openSharedCourse() {
  const { database } = school;
  const course = await makeCourse(database, { steps: [{}, {}] });
  const [first, retired] = await database.courseStep.findMany({
    where: { courseId: course.id },
    orderBy: { position: "asc" },
  });
  if (!first || !retired) throw new Error("the course has two steps");
  await database.courseStep.update({
    where: { id: retired.id },
    data: { retiredAt: monday },
  });
  const nothing = { courseStepId: null, basisPoints: null, amount: null };
  const stored: WantedShare[] = [
    { payoutAccountId: await addPayee("CLOSED"), basisPoints: 1000 },
    {
      payoutAccountId: await addPayee(),
      courseStepId: retired.id,
      basisPoints: 2000,
    },
    { payoutAccountId: await addPayee(), amount: 1500, currency: "eur" },
  ].map((share) => ({ ...nothing, currency: null, ...share }));
  await database.payoutShare.createMany({
    data: stored.map((share) => ({ ...share, courseId: course.id })),
  });
  const set = async (shares: readonly WantedShare[]) => {
    const { data, errors } = await api.ask(
      admin,
      `mutation ($input: SetPayoutSharesInput!) { outcome: setPayoutShares(input: $input) {
        __typename ... on UserError { field message } } }`,
      {
        input: {
          courseId: writeNodeId("Course", course.id),
          reason: "As agreed",
          shares: shares.map(({ payoutAccountId, courseStepId, ...part }) => ({
            ...part,
            payoutAccountId: writeNodeId("PayoutAccount", payoutAccountId),
            courseStepId:
              courseStepId && writeNodeId("CourseStep", courseStepId),
          })),
        },
      },
    );
    expect(errors).toBeUndefined();
    return data?.outcome;
  };
  const read = async () => {
    const shares = await database.payoutShare.findMany({
      where: { courseId: course.id },
      orderBy: { id: "asc" },
      omit: { id: true, courseId: true },
    });
    return shares;
  };
  return { course, stored, set, read, nothing };
}

test("shares that stay as they are hinder no other, whatever became of payee, step, price and currency", async () => {
  const { course, stored, set, read, nothing } = await openSharedCourse();
  // The course has no price yet.
  expect(await set(stored)).toEqual({ __typename: "Course" });
  expect(await read()).toEqual(stored);

  await makeProduct(school.database, { courseId: course.id });
  const added = {
    ...nothing,
    payoutAccountId: await addPayee(),
    amount: 500,
    currency: null,
  };
  expect(await set([...stored, added])).toEqual({ __typename: "Course" });
  expect(await read()).toEqual([...stored, { ...added, currency: "usd" }]);
});

test("a share that is changed is judged as a new one; nothing is changed where one cannot be", async () => {
  const { course, stored, set, read } = await openSharedCourse();
  await makeProduct(school.database, { courseId: course.id });
  const [closed, retired, former] = stored;
  if (!closed || !retired || !former) throw new Error("there are three");
  for (const [change, field] of [
    [{ ...closed, basisPoints: 1001 }, "shares.0.payoutAccountId"],
    [{ ...retired, basisPoints: 2001 }, "shares.0.courseStepId"],
    [{ ...former, amount: 1501 }, "shares.0.amount"],
  ] as const) {
    const others = stored.filter(
      ({ payoutAccountId }) => payoutAccountId !== change.payoutAccountId,
    );
    expect(await set([change, ...others])).toMatchObject({
      field: `input.${field}`,
    });
  }
  expect(await set([former, former])).toMatchObject({
    field: "input.shares.1.amount",
  });
  expect(await read()).toEqual(stored);
});
