import { endCourse } from "@throughline/domain/course/end-course";
import { archiveProduct } from "@throughline/domain/product/archive-product";
import { enroll } from "@throughline/domain/enrollment/enroll";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAuthoring, type Authoring } from "../support/authoring.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openMirror, type Mirror } from "../support/mirror.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let author: Authoring;
let mirror: Mirror;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  author = openAuthoring(school);
  mirror = await openMirror(school);
});
afterAll(async () => {
  await mirror.close();
  await api.close();
  await school.close();
});

const staff: Asker = { role: "ADMIN" };
const passerBy: Asker = { role: "ANONYMOUS" };
const studentOf = (personId: string): Asker => ({ role: "STUDENT", personId });
const outsider = studentOf(crypto.randomUUID());

/** Takes a course off sale, or puts it away for good. */
const end = (courseId: string, how: "unpublish" | "archive" = "unpublish") =>
  school.run((tx) =>
    endCourse(
      tx,
      how,
      { courseId, reason: "Agreed with the school board" },
      monday,
    ),
  );

/** A new person who is in a course. */
async function enrollSomebody(courseId: string) {
  const { id: personId } = await makePerson(school.database);
  await makeEnrollment(school.store, { personId, courseId }, monday);
  return personId;
}

const nodeFor = async (
  asker: Asker,
  id: string,
  selection = "id",
): Promise<unknown> => {
  const query = `query ($id: ID!) { node(id: $id) { ${selection} } }`;
  const { data } = await api.ask(asker, query, { id });
  return data?.["node"] ?? null;
};

describe("a course that is taken off sale", () => {
  test("takes nobody new, stays with who is in it, and cannot be bought at Stripe", async () => {
    const { courseId } = await author.published();
    await mirror.tell();
    const [product] = (await author.courseOf(courseId)).products;
    const atStripe = () =>
      mirror.stripe.products.retrieve(product?.stripeProductId ?? "");
    const ana = await enrollSomebody(courseId);
    const { id: ben } = await makePerson(school.database);
    expect(await end(courseId)).toMatchObject({ kind: "ended" });
    expect(await end(courseId)).toMatchObject({ kind: "unchanged" });
    expect(
      await school.run((tx) => enroll(tx, { personId: ben, courseId }, monday)),
    ).toMatchObject({ kind: "refused" });
    await mirror.tell();
    expect(await atStripe()).toMatchObject({ active: false });

    const seenBy = (asker: Asker) =>
      nodeFor(
        asker,
        writeNodeId("Course", courseId),
        "... on Course { steps { label } }",
      );
    expect(await seenBy(studentOf(ana))).toHaveProperty("steps.length", 3);
    expect(await seenBy(studentOf(ben))).toBeNull();
    expect(await seenBy(passerBy)).toBeNull();

    await author.publish(await author.rewrite(courseId, () => ({})));
    await mirror.tell();
    expect(await atStripe()).toMatchObject({ active: true });
  });
});

describe("the licenses of a course", () => {
  const stateOf = async ({ id }: { id: string }) => {
    const product = await school.database.product.findUniqueOrThrow({
      where: { id },
    });
    const { active } = await mirror.stripe.products.retrieve(
      product.stripeProductId ?? "",
    );
    return [product.state, active];
  };
  const sold = ["PUBLISHED", true];
  const ended = ["ARCHIVED", false];

  /** A license of a course that is on sale here and at Stripe. */
  async function sellLicense(courseId: string) {
    const { id } = await makeProduct(school.database, {
      kind: "LICENSE",
      courseId,
      stripeProductId: null,
      mirroredAt: null,
      price: { stripePriceId: null },
    });
    return { id };
  }
  const archive = ({ id: productId }: { id: string }) =>
    school.run((tx) =>
      archiveProduct(tx, { productId, reason: "Nobody wants it" }, monday),
    );

  test.each(["unpublish", "archive"] as const)(
    "that went off sale with it (%s) are on sale again with it, and no others",
    async (how) => {
      const { courseId } = await author.published();
      const withIt = await sellLicense(courseId);
      const before = await sellLicense(courseId);
      const meanwhile = await sellLicense(courseId);
      const all = [withIt, before, meanwhile];
      await mirror.tell();
      for (const each of all) expect(await stateOf(each)).toEqual(sold);

      await archive(before);
      await end(courseId, how);
      if (how === "unpublish") await end(courseId, "archive");
      expect(await archive(meanwhile)).toMatchObject({ kind: "archived" });
      expect(await archive(meanwhile)).toMatchObject({ kind: "unchanged" });
      await mirror.tell();
      for (const each of all) expect(await stateOf(each)).toEqual(ended);

      await author.publish(await author.rewrite(courseId, () => ({})));
      await mirror.tell();
      expect(await stateOf(withIt)).toEqual(sold);
      expect(await stateOf(before)).toEqual(ended);
      expect(await stateOf(meanwhile)).toEqual(ended);
      expect(
        await school.database.domainEvent.count({
          where: {
            type: "product.published",
            payload: { path: ["productId"], equals: withIt.id },
          },
        }),
      ).toBe(1);
    },
  );
});

describe("classes in the calendar of the school", () => {
  const titlesFor = async (asker: Asker, courseId?: string) => {
    const { data } = await api.ask(
      asker,
      `query ($from: DateTime!, $until: DateTime!, $courseId: ID) { classes(from: $from, until: $until, courseId: $courseId) { title } }`,
      {
        from: daysLater(20).toISOString(),
        until: daysLater(30).toISOString(),
        courseId: courseId && writeNodeId("Course", courseId),
      },
    );
    const { classes } = data as never as { classes: { title: string }[] };
    return classes.map(({ title }) => title);
  };
  const classFor = (asker: Asker, sessionId: string) =>
    nodeFor(asker, writeNodeId("Session", sessionId));

  test("of a course that is taken off sale are told to nobody but staff and who is in it", async () => {
    const { courseId } = await author.published();
    const [first] = (await author.courseOf(courseId)).steps;
    const ana = await enrollSomebody(courseId);
    const teacher = await makePerson(school.database);
    const { id, title } = await makeSession(school.database, {
      title: `Class of ${courseId}`,
      startsAt: daysLater(22),
      courseStepIds: [first?.id ?? ""],
      instructorId: teacher.id,
    });
    const insiders: Asker[] = [
      staff,
      studentOf(ana),
      { role: "INSTRUCTOR", personId: teacher.id },
    ];
    for (const asker of [...insiders, outsider, passerBy])
      expect(await titlesFor(asker)).toContain(title);

    for (const how of ["unpublish", "archive"] as const) {
      await end(courseId, how);
      for (const asker of [outsider, passerBy]) {
        expect(await titlesFor(asker)).not.toContain(title);
        expect(await titlesFor(asker, courseId)).toEqual([]);
        expect(await classFor(asker, id)).toBeNull();
      }
      for (const asker of insiders) {
        expect(await titlesFor(asker)).toContain(title);
        expect(await classFor(asker, id)).not.toBeNull();
      }
    }
  });

  test("that only a draft speaks of are as secret as the draft, and others of no course are everybody's", async () => {
    const { id, title } = await makeSession(school.database, {
      title: `Class ${crypto.randomUUID()}`,
      startsAt: daysLater(23),
    });
    expect(await titlesFor(passerBy)).toContain(title);
    const draft = await author.draft();
    const [first, ...others] = draft.content.steps;
    if (!first) throw new Error("the draft has no step");
    await author.save(draft.draftId, {
      ...draft.content,
      steps: [{ ...first, attach: [id] }, ...others],
    });
    for (const asker of [passerBy, outsider]) {
      expect(await titlesFor(asker)).not.toContain(title);
      expect(await classFor(asker, id)).toBeNull();
    }
    expect(await titlesFor(staff)).toContain(title);
    const revision = draft.revision + 1;
    expect(await author.publish({ ...draft, revision })).toMatchObject({
      kind: "published",
    });
    expect(await titlesFor(passerBy)).toContain(title);
  });
});

describe("the list of courses", () => {
  interface Page {
    totalCount: number;
    edges: { node: { code: string; state: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  }
  const pageOf = async (asker: Asker, state: string, after: string | null) => {
    const { data } = await api.ask(
      asker,
      `query ($state: CourseState, $after: String) { courses(state: $state, first: 2, after: $after) { totalCount edges { node { code state } } pageInfo { hasNextPage endCursor } } }`,
      { state, after },
    );
    return (data as never as { courses: Page }).courses;
  };
  const codesOf = async (asker: Asker, state: string) => {
    const codes: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Page = await pageOf(asker, state, after);
      expect(page.edges.every(({ node }) => node.state === state)).toBe(true);
      codes.push(...page.edges.map(({ node }) => node.code));
      if (!page.pageInfo.hasNextPage) {
        expect(page.totalCount).toBe(codes.length);
        return codes;
      }
      expect(page.edges).toHaveLength(2);
      after = page.pageInfo.endCursor;
    }
  };

  test("by state has pages that are full, and shows nobody but staff a draft", async () => {
    const onSale = [
      await author.published({ title: "Zz listed one" }),
      await author.published({ title: "Zz listed two" }),
      await author.published({ title: "Zz listed three" }),
    ].map(({ code }) => code);
    const off = await author.published({ title: "Zz listed off" });
    const away = await author.published({ title: "Zz listed away" });
    await end(off.courseId);
    await end(away.courseId, "archive");
    const published = await codesOf(passerBy, "PUBLISHED");
    expect(published).toEqual(expect.arrayContaining(onSale));
    expect(published).not.toContain(off.code);
    expect(published).not.toContain(away.code);
    expect(await codesOf(staff, "ARCHIVED")).toContain(away.code);
    expect(await codesOf(staff, "DRAFT")).toContain(off.code);
    expect(await codesOf(passerBy, "DRAFT")).toEqual([]);
  });
});
