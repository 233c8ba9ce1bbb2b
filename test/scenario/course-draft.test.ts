import type { DraftContent } from "@throughline/domain/course/draft.content";
import { setPrice } from "@throughline/domain/product/set-price";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAuthoring, type Authoring } from "../support/authoring.ts";
import { monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let author: Authoring;
beforeAll(async () => {
  school = await openStore();
  author = openAuthoring(school);
});
afterAll(() => school.close());

/** How many courses came of a draft. */
const madeOf = ({ draftId }: { draftId: string }) =>
  school.database.course.count({ where: { id: draftId } });

describe("a draft", () => {
  test("that somebody else saved meanwhile is not written over", async () => {
    const draft = await author.draft();
    const older = draft.revision - 1;
    const mine = { ...draft.content, title: "Mine" };
    expect(await author.save(draft.draftId, mine, older)).toMatchObject({
      kind: "refused",
      field: "revision",
    });
    expect(await author.publish({ ...draft, revision: older })).toMatchObject({
      kind: "refused",
      field: "revision",
    });
    expect(await madeOf(draft)).toBe(0);
  });

  test("of a course that was changed elsewhere is published over it only when that is said", async () => {
    const { courseId } = await author.published();
    const draft = await author.rewrite(courseId, () => ({
      title: "Another title",
    }));
    const [product] = (await author.courseOf(courseId)).products;
    await school.run((tx) =>
      setPrice(
        tx,
        {
          productId: product?.id ?? "",
          currency: "usd",
          unitAmount: 1_000,
          interval: null,
          trialDays: 0,
        },
        monday,
      ),
    );
    expect(await author.publish(draft)).toMatchObject({
      kind: "refused",
      field: "overwrites",
    });
    expect(await author.publish(draft, true)).toMatchObject({
      kind: "published",
    });
  });

  test("of a code that another course has is refused, also when both are published at once", async () => {
    const one = await author.draft();
    const other = await author.draft({ code: one.code.toLowerCase() });
    const outcomes = await Promise.all(
      [one, other].map((each) => author.publish(each)),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      "published",
      "refused",
    ]);
  });

  test.each([
    ["unitAmount", { unitAmount: -1 }],
    ["unitAmount", { unitAmount: 100_000_000 }],
    ["unitAmount", { currency: "kwd", unitAmount: 1_001 }],
    ["currency", { currency: "xyz" }],
    ["defaultTimeZone", { defaultTimeZone: "Mars/Base" }],
    ["steps", { steps: [] }],
    ["privateCredits", { privateCredits: 0 }],
  ] as const)(
    "with a wrong %s is refused and changes nothing",
    async (field, change) => {
      const draft = await author.draft(change as Partial<DraftContent>);
      expect(await author.publish(draft)).toMatchObject({
        kind: "refused",
        field,
      });
      expect(await madeOf(draft)).toBe(0);
    },
  );
});
