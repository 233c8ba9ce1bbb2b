import { publishCourse } from "@throughline/domain/course/publish-course";
import { beginDraft } from "@throughline/domain/course/begin-draft";
import {
  emptyDraft,
  type DraftContent,
  type DraftStep,
} from "@throughline/domain/course/draft.content";
import { endCourse } from "@throughline/domain/course/end-course";
import { lockDraft } from "@throughline/domain/course/lock-draft";
import { saveDraft } from "@throughline/domain/course/save-draft";
import { setDraftImage } from "@throughline/domain/course/set-draft-image";
import { enroll } from "@throughline/domain/enrollment/enroll";
import { setPrice } from "@throughline/domain/product/set-price";
import {
  leftBehindSince,
  sweeps,
} from "@throughline/domain/queue/sweep-left-behind";
import { openStripe } from "@throughline/integrations/stripe/client";
import {
  startStripeSimulator,
  type StripeSimulator,
} from "@throughline/integrations/stripe/simulator/server";
import { mirrorProduct } from "@throughline/jobs/product/mirror";
import { writeNodeId } from "@throughline/schema/node-id";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

const secretKey = "sk_test_authoring";
let school: TestStore;
let simulator: StripeSimulator;
let api: ReturnType<typeof openGraphql>;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  simulator = await startStripeSimulator({
    port: 0,
    secretKey,
    webhooks: null,
    now: () => new Date(),
    random: Math.random,
  });
});
afterAll(async () => {
  await simulator.close();
  await api.close();
  await school.close();
});

const staff: Asker = { role: "ADMIN" };
const reason = "Agreed with the school board";
const stripe = () => openStripe({ secretKey, apiBase: simulator.url });

/** Does what the queue would: tells Stripe what it was not told. */
async function tellStripe(client = stripe()) {
  const untold = await school.database.product.findMany({
    where: { mirroredAt: null, state: { not: "DRAFT" } },
  });
  for (const { id } of untold)
    await mirrorProduct(
      { store: school.store, now: () => monday, stripe: client },
      { productId: id },
    );
  return untold.length;
}

let courses = 0;
const live = (code: string, place: number): DraftStep => ({
  key: `step-${place}`,
  id: null,
  label: `${code}-${place}`,
  slug: `${code.toLowerCase()}-${place}`,
  title: `Class ${place}`,
  summary: "",
  kind: "SESSION",
  required: true,
  expectedDays: 7,
  partnerId: null,
  partnerCourseRef: "",
  contentCourseRef: "",
  attach: [],
  detach: [],
});

/** A draft that can be published: two live classes and a partner's step, sold with credits. */
async function aDraft(change: Partial<DraftContent> = {}) {
  const code = `SFZ${(courses += 1)}`;
  const partner = await makePartner(school.database);
  const content: DraftContent = {
    ...emptyDraft,
    code,
    title: "Salon foundations",
    description: "All that a salon needs.",
    steps: [
      live(code, 1),
      {
        ...live(code, 2),
        kind: "PARTNER",
        partnerId: partner.id,
        partnerCourseRef: "basics",
      },
      live(code, 3),
    ],
    privateCredits: 2,
    privateValidDays: 90,
    unitAmount: 19_900,
    ...change,
  };
  const begun = await school.run((tx) =>
    beginDraft(tx, { courseId: null }, monday),
  );
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const { draftId } = begun;
  const saved = await save(draftId, content);
  if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
  return { code, draftId, content, revision: saved.revision };
}

async function save(draftId: string, content: DraftContent, revision?: number) {
  const { revision: current } =
    await school.database.courseDraft.findUniqueOrThrow({
      where: { id: draftId },
    });
  return school.run((tx) =>
    saveDraft(tx, { draftId, revision: revision ?? current, content }),
  );
}

const publish = (
  draft: { draftId: string; revision: number },
  overwrites = false,
) =>
  school.run((tx) =>
    publishCourse(
      tx,
      { draftId: draft.draftId, revision: draft.revision, overwrites },
      monday,
    ),
  );

async function published(change: Partial<DraftContent> = {}) {
  const draft = await aDraft(change);
  expect(await publish(draft)).toMatchObject({ kind: "published" });
  return { courseId: draft.draftId, ...draft };
}

/** Begins to write on at a course and changes something. */
async function rewrite(
  courseId: string,
  change: (content: DraftContent) => Partial<DraftContent>,
) {
  await school.run((tx) => beginDraft(tx, { courseId }, daysLater(1)));
  const draft = await school.run((tx) => lockDraft(tx, courseId));
  if (!draft) throw new Error("no draft");
  const content = { ...draft.content, ...change(draft.content) };
  await save(courseId, content);
  const { revision } = await school.database.courseDraft.findUniqueOrThrow({
    where: { id: courseId },
  });
  return { draftId: courseId, revision, content };
}

const courseOf = (id: string) =>
  school.database.course.findUniqueOrThrow({
    where: { id },
    include: {
      steps: { where: { retiredAt: null }, orderBy: { position: "asc" } },
      products: { include: { prices: true, components: true } },
      image: true,
    },
  });

describe("a course that is published", () => {
  test("is there with its steps, bundle and price, and Stripe has one product and one price of it", async () => {
    const { courseId, code } = await published();
    await tellStripe();
    const course = await courseOf(courseId);
    expect(course).toMatchObject({ code, state: "PUBLISHED" });
    expect(course.steps.map(({ kind }) => kind)).toEqual([
      "SESSION",
      "PARTNER",
      "SESSION",
    ]);
    const [product] = course.products;
    expect(product?.mirroredAt).not.toBeNull();
    const known = await stripe().products.retrieve(
      product?.stripeProductId ?? "",
    );
    expect(known).toMatchObject({
      name: "Salon foundations",
      active: true,
      metadata: {
        course_code: code,
        bundle: "course access + 2 private credits (90 days)",
      },
    });
    const prices = await stripe().prices.list({ product: known.id });
    expect(prices.data).toMatchObject([
      { unit_amount: 19_900, currency: "usd", active: true },
    ]);
    expect(prices.data[0]?.id).toBe(product?.prices[0]?.stripePriceId);
  });

  test("and published twice, at once too, is one course, one product and one price, here and at Stripe", async () => {
    const draft = await aDraft();
    const outcomes = await Promise.all([1, 2, 3].map(() => publish(draft)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      "published",
      "unchanged",
      "unchanged",
    ]);
    const [product] = (await courseOf(draft.draftId)).products;
    // The queue may tell twice, and the answer of the first telling may be lost.
    await Promise.all([tellStripe(), tellStripe()]);
    await school.database.product.update({
      where: { id: product?.id ?? "" },
      data: { stripeProductId: null, mirroredAt: null },
    });
    await school.database.price.updateMany({
      where: { productId: product?.id ?? "" },
      data: { stripePriceId: null },
    });
    await tellStripe();
    const all = await stripe().products.list({ limit: 100 });
    const ours = all.data.filter(
      ({ metadata }) => metadata["course_code"] === draft.code,
    );
    expect(ours).toHaveLength(1);
    const prices = await stripe().prices.list({ product: ours[0]?.id ?? "" });
    expect(prices.data).toHaveLength(1);
  });

  test("at another price has a new price, and the old one is archived, here and at Stripe", async () => {
    const { courseId } = await published();
    await tellStripe();
    await publish(await rewrite(courseId, () => ({ unitAmount: 24_900 })));
    await tellStripe();
    const [product] = (await courseOf(courseId)).products;
    const amounts = Object.fromEntries(
      (product?.prices ?? []).map((price) => [
        price.unitAmount,
        price.isCurrent,
      ]),
    );
    expect(amounts).toEqual({ 19_900: false, 24_900: true });
    const prices = await stripe().prices.list({
      product: product?.stripeProductId ?? "",
    });
    expect(
      Object.fromEntries(
        prices.data.map(({ unit_amount, active }) => [unit_amount, active]),
      ),
    ).toEqual({ 19_900: false, 24_900: true });
  });

  test("that is written on leaves the students in it their steps", async () => {
    const { courseId } = await published();
    const ana = await makePerson(school.database);
    const enrolled = await school.run((tx) =>
      enroll(tx, { personId: ana.id, courseId }, monday),
    );
    if (enrolled.kind !== "enrolled") throw new Error(enrolled.kind);
    const own = () =>
      school.database.enrollmentStep.findMany({
        where: { enrollmentId: enrolled.enrollmentId },
        orderBy: { position: "asc" },
      });
    const before = await own();
    const draft = await rewrite(courseId, ({ steps, code }) => ({
      steps: [
        ...steps.slice(1).reverse(),
        { ...live(code, 9), title: "Brand new" },
      ],
    }));
    expect(await publish(draft)).toMatchObject({ kind: "published" });
    expect(await own()).toEqual(before);
    const { steps } = await courseOf(courseId);
    expect(steps.map(({ title }) => title)).toEqual([
      "Class 3",
      "Class 2",
      "Brand new",
    ]);
  });

  test("has the options that were attached, and keeps those that were attached elsewhere meanwhile", async () => {
    const { courseId } = await published();
    const [first] = (await courseOf(courseId)).steps;
    const stepId = first?.id ?? "";
    const [early, late, elsewhere] = await Promise.all(
      [3, 4, 5].map((days) =>
        makeSession(school.database, { startsAt: daysLater(days) }),
      ),
    );
    const attaching = await rewrite(courseId, ({ steps }) => ({
      steps: steps.map((step) =>
        step.id === stepId
          ? { ...step, attach: [early?.id ?? "", late?.id ?? ""] }
          : step,
      ),
    }));
    await school.database.stepOption.create({
      data: { courseStepId: stepId, sessionId: elsewhere?.id ?? "" },
    });
    expect(await publish(attaching)).toMatchObject({ kind: "published" });
    const detaching = await rewrite(courseId, ({ steps }) => ({
      steps: steps.map((step) =>
        step.id === stepId ? { ...step, detach: [early?.id ?? ""] } : step,
      ),
    }));
    await publish(detaching);
    const options = await school.database.stepOption.findMany({
      where: { courseStepId: stepId },
    });
    expect(options.map(({ sessionId }) => sessionId).sort()).toEqual(
      [late?.id, elsewhere?.id].sort(),
    );
  });

  test("may have a class in the place of another one at the same time, in the same room", async () => {
    const { courseId } = await published();
    const stepId = (await courseOf(courseId)).steps[0]?.id ?? "";
    const inHall = { startsAt: daysLater(6), room: "Hall" };
    const [first, second] = [
      await makeSession(school.database, inHall),
      await makeSession(school.database, inHall),
    ];
    for (const [old, fresh] of [
      [null, first],
      [first, second],
      [second, first],
    ] as const) {
      const swapping = await rewrite(courseId, ({ steps }) => ({
        steps: steps.map((step) =>
          step.id === stepId
            ? { ...step, attach: [fresh.id], detach: old ? [old.id] : [] }
            : step,
        ),
      }));
      expect(await publish(swapping)).toMatchObject({ kind: "published" });
    }
  });

  test("gets the picture of its draft, and loses it when the draft says so", async () => {
    const draft = await aDraft({ imageAlt: "A salon" });
    const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0]);
    await school.run((tx) =>
      setDraftImage(tx, { draftId: draft.draftId, bytes: png }),
    );
    await publish(draft);
    const { image } = await courseOf(draft.draftId);
    expect(image).toMatchObject({ contentType: "image/png", alt: "A salon" });
    await publish(await rewrite(draft.draftId, () => ({ removesImage: true })));
    expect((await courseOf(draft.draftId)).image).toBeNull();
  });
});

describe("a draft", () => {
  test("that somebody else saved meanwhile is not written over", async () => {
    const draft = await aDraft();
    const older = draft.revision - 1;
    const refusal = await save(
      draft.draftId,
      { ...draft.content, title: "Mine" },
      older,
    );
    expect(refusal).toMatchObject({ kind: "refused", field: "revision" });
    expect(await publish({ ...draft, revision: older })).toMatchObject({
      kind: "refused",
      field: "revision",
    });
    expect(
      await school.database.course.count({ where: { id: draft.draftId } }),
    ).toBe(0);
  });

  test("of a course that was changed elsewhere is published over it only when that is said", async () => {
    const { courseId } = await published();
    const draft = await rewrite(courseId, () => ({ title: "Another title" }));
    const [product] = (await courseOf(courseId)).products;
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
    expect(await publish(draft)).toMatchObject({
      kind: "refused",
      field: "overwrites",
    });
    expect(await publish(draft, true)).toMatchObject({ kind: "published" });
  });

  test("of a code that another course has is refused, also when both are published at once", async () => {
    const one = await aDraft();
    const other = await aDraft({ code: one.code.toLowerCase() });
    const outcomes = await Promise.all([publish(one), publish(other)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
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
      const draft = await aDraft(change as Partial<DraftContent>);
      expect(await publish(draft)).toMatchObject({ kind: "refused", field });
      expect(
        await school.database.course.count({ where: { id: draft.draftId } }),
      ).toBe(0);
    },
  );

  test.each([
    ["jpy", 5_000],
    ["kwd", 12_500],
  ])("is sold in %s as well", async (currency, unitAmount) => {
    const { courseId } = await published({ currency, unitAmount });
    await tellStripe();
    const [product] = (await courseOf(courseId)).products;
    const [price] = product?.prices ?? [];
    expect(
      await stripe().prices.retrieve(price?.stripePriceId ?? ""),
    ).toMatchObject({ currency, unit_amount: unitAmount });
  });
});

describe("a course that is taken off sale", () => {
  test("takes nobody new, stays with who is in it, and cannot be bought at Stripe", async () => {
    const { courseId } = await published();
    await tellStripe();
    const [ana, ben] = [
      await makePerson(school.database),
      await makePerson(school.database),
    ];
    await school.run((tx) =>
      enroll(tx, { personId: ana.id, courseId }, monday),
    );
    const end = () =>
      school.run((tx) =>
        endCourse(tx, "unpublish", { courseId, reason }, monday),
      );
    expect(await end()).toMatchObject({ kind: "ended" });
    expect(await end()).toMatchObject({ kind: "unchanged" });
    expect(
      await school.run((tx) =>
        enroll(tx, { personId: ben.id, courseId }, monday),
      ),
    ).toMatchObject({ kind: "refused" });
    await tellStripe();
    const [product] = (await courseOf(courseId)).products;
    expect(
      await stripe().products.retrieve(product?.stripeProductId ?? ""),
    ).toMatchObject({ active: false });

    const seenBy = async (asker: Asker) => {
      const { data } = await api.ask(
        asker,
        `query ($id: ID!) { node(id: $id) { ... on Course { steps { label } } } }`,
        { id: writeNodeId("Course", courseId) },
      );
      return (data as { node: { steps: unknown[] } | null } | null)?.node;
    };
    expect(
      (await seenBy({ role: "STUDENT", personId: ana.id }))?.steps,
    ).toHaveLength(3);
    expect(await seenBy({ role: "STUDENT", personId: ben.id })).toBeNull();
    expect(await seenBy({ role: "ANONYMOUS" })).toBeNull();

    await publish(await rewrite(courseId, () => ({})));
    await tellStripe();
    expect(
      await stripe().products.retrieve(product?.stripeProductId ?? ""),
    ).toMatchObject({ active: true });
  });
});

describe("classes in the calendar of the school", () => {
  const from = daysLater(20);
  const until = daysLater(30);
  const titlesFor = async (asker: Asker, courseId?: string) => {
    const { data } = await api.ask(
      asker,
      `query ($from: DateTime!, $until: DateTime!, $courseId: ID) { classes(from: $from, until: $until, courseId: $courseId) { id title } }`,
      {
        from: from.toISOString(),
        until: until.toISOString(),
        courseId: courseId && writeNodeId("Course", courseId),
      },
    );
    const { classes } = data as never as {
      classes: { id: string; title: string }[];
    };
    return classes.map(({ title }) => title);
  };
  const nodeFor = async (asker: Asker, sessionId: string) => {
    const { data } = await api.ask(
      asker,
      `query ($id: ID!) { node(id: $id) { id } }`,
      { id: writeNodeId("Session", sessionId) },
    );
    return (data as { node: unknown } | null)?.node ?? null;
  };
  const outsider: Asker = { role: "STUDENT", personId: crypto.randomUUID() };
  const passerBy: Asker = { role: "ANONYMOUS" };

  test("of a course that is taken off sale are told to nobody but staff and who is in it", async () => {
    const { courseId } = await published();
    const [first] = (await courseOf(courseId)).steps;
    const title = `Class of ${courseId}`;
    const { id } = await makeSession(school.database, {
      title,
      startsAt: daysLater(22),
      courseStepIds: [first?.id ?? ""],
    });
    const [ana, teacher] = [
      await makePerson(school.database),
      await makePerson(school.database),
    ];
    await school.run((tx) =>
      enroll(tx, { personId: ana.id, courseId }, monday),
    );
    await school.database.session.update({
      where: { id },
      data: { instructorId: teacher.id },
    });
    const insiders: Asker[] = [
      staff,
      { role: "STUDENT", personId: ana.id },
      { role: "INSTRUCTOR", personId: teacher.id },
    ];
    for (const asker of [...insiders, outsider, passerBy])
      expect(await titlesFor(asker)).toContain(title);

    for (const how of ["unpublish", "archive"] as const) {
      await school.run((tx) =>
        endCourse(tx, how, { courseId, reason }, monday),
      );
      for (const asker of [outsider, passerBy]) {
        expect(await titlesFor(asker)).not.toContain(title);
        expect(await titlesFor(asker, courseId)).toEqual([]);
        expect(await nodeFor(asker, id)).toBeNull();
      }
      for (const asker of insiders) {
        expect(await titlesFor(asker)).toContain(title);
        expect(await nodeFor(asker, id)).not.toBeNull();
      }
    }
  });

  test("that only a draft speaks of are as secret as the draft, and others of no course are everybody's", async () => {
    const { id, title } = await makeSession(school.database, {
      title: `Class ${crypto.randomUUID()}`,
      startsAt: daysLater(23),
    });
    expect(await titlesFor(passerBy)).toContain(title);
    const draft = await aDraft();
    const [first, ...others] = draft.content.steps;
    if (!first) throw new Error("the draft has no step");
    await save(draft.draftId, {
      ...draft.content,
      steps: [{ ...first, attach: [id] }, ...others],
    });
    for (const asker of [passerBy, outsider]) {
      expect(await titlesFor(asker)).not.toContain(title);
      expect(await nodeFor(asker, id)).toBeNull();
    }
    expect(await titlesFor(staff)).toContain(title);
    expect(
      await publish({ draftId: draft.draftId, revision: draft.revision + 1 }),
    ).toMatchObject({ kind: "published" });
    expect(await titlesFor(passerBy)).toContain(title);
  });
});

describe("the list of courses", () => {
  test("by state has pages that are full, and shows nobody but staff a draft", async () => {
    const first = await published({ title: "Zz listed one" });
    const second = await published({ title: "Zz listed two" });
    const away = await published({ title: "Zz listed away" });
    await school.run((tx) =>
      endCourse(tx, "archive", { courseId: away.courseId, reason }, monday),
    );
    await school.run((tx) =>
      endCourse(tx, "unpublish", { courseId: second.courseId, reason }, monday),
    );
    const codesOf = async (asker: Asker, state: string) => {
      const codes: string[] = [];
      let after: string | null = null;
      for (;;) {
        const { data } = await api.ask(
          asker,
          `query ($state: CourseState, $after: String) { courses(state: $state, first: 2, after: $after) { totalCount edges { node { code state } } pageInfo { hasNextPage endCursor } } }`,
          { state, after },
        );
        const { courses: page } = data as never as {
          courses: {
            totalCount: number;
            edges: { node: { code: string; state: string } }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
        expect(page.edges.every(({ node }) => node.state === state)).toBe(true);
        if (page.pageInfo.hasNextPage) expect(page.edges).toHaveLength(2);
        codes.push(...page.edges.map(({ node }) => node.code));
        after = page.pageInfo.endCursor;
        if (page.pageInfo.hasNextPage) continue;
        expect(page.totalCount).toBe(codes.length);
        return codes;
      }
    };
    const everybody: Asker = { role: "ANONYMOUS" };
    expect(await codesOf(everybody, "PUBLISHED")).toContain(first.code);
    expect(await codesOf(everybody, "PUBLISHED")).not.toContain(away.code);
    expect(await codesOf(staff, "ARCHIVED")).toContain(away.code);
    expect(await codesOf(staff, "DRAFT")).toContain(second.code);
    expect(await codesOf(everybody, "DRAFT")).toEqual([]);
  });
});

describe("what Stripe was not told", () => {
  test("says why, and is swept up", async () => {
    const { courseId } = await published();
    const gone = openStripe({
      secretKey: "sk_test_of_nobody",
      apiBase: simulator.url,
    });
    await tellStripe(gone);
    const [product] = (await courseOf(courseId)).products;
    expect(product).toMatchObject({
      mirroredAt: null,
      lastError: "Stripe does not accept the school's key.",
    });
    await school.database.$executeRaw`
      UPDATE "Product" SET "updatedAt" = now() - interval '1 hour' WHERE id = ${product?.id}::uuid`;
    const swept = sweeps.find(({ name }) => name === "unmirroredProducts");
    const count = await school.run((tx) =>
      swept
        ? swept(tx, leftBehindSince(new Date()), new Date())
        : Promise.resolve(0),
    );
    expect(count).toBeGreaterThan(0);
    await tellStripe();
    const [told] = (await courseOf(courseId)).products;
    expect(told).toMatchObject({ lastError: null });
    expect(told?.mirroredAt).not.toBeNull();
  });
});

describe("over GraphQL", () => {
  const contentFields = `code title steps { key id label } unitAmount`;
  const begin = `mutation { beginCourseDraft(input: {}) { ... on CourseDraft { id revision content { ${contentFields} } } } }`;
  const saving = `mutation ($input: SaveCourseDraftInput!) { saveCourseDraft(input: $input) { __typename ... on UserError { field message } ... on CourseDraft { id revision objections { severity field } changes { kind field label } stripeSteps { thing action } } } }`;
  const publishing = `mutation ($input: PublishCourseInput!) { publishCourse(input: $input) { __typename ... on UserError { field } ... on Course { code product { price { unitAmount currency } summary } } } }`;
  const ask = async (source: string, variables = {}, asker = staff) => {
    const { data, errors } = await api.ask(asker, source, variables);
    return { data: data as Record<string, Record<string, never>>, errors };
  };

  test("a course is begun, saved with what stands against it, and published", async () => {
    const begun = await ask(begin);
    const { id: draftId, revision } = begun.data[
      "beginCourseDraft"
    ] as never as {
      id: string;
      revision: number;
    };
    const code = `API${Date.now()}`;
    const content = {
      code,
      title: "",
      sequencing: "STRICT",
      currency: "usd",
      unitAmount: 5_000,
      steps: [
        {
          key: "a",
          label: "A-1",
          slug: "a-1",
          title: "First",
          kind: "SESSION",
          expectedDays: 3,
        },
      ],
    };
    const first = await ask(saving, { input: { draftId, revision, content } });
    expect(first.data["saveCourseDraft"]).toMatchObject({
      revision: revision + 1,
      objections: [
        { severity: "ERROR", field: "title" },
        { severity: "WARNING", field: "description" },
        { severity: "WARNING", field: "steps.0.options" },
      ],
      stripeSteps: [
        { thing: "PRODUCT", action: "CREATE" },
        { thing: "PRICE", action: "CREATE" },
      ],
    });
    const refused = await ask(publishing, {
      input: { draftId, revision: revision + 1 },
    });
    expect(refused.data["publishCourse"]).toMatchObject({
      __typename: "Refused",
      field: "input.title",
    });
    await ask(saving, {
      input: {
        draftId,
        revision: revision + 1,
        content: { ...content, title: "By hand" },
      },
    });
    const done = await ask(publishing, {
      input: { draftId, revision: revision + 2 },
    });
    expect(done.data["publishCourse"]).toEqual({
      __typename: "Course",
      code,
      product: {
        price: { unitAmount: 5_000, currency: "usd" },
        summary: "course access",
      },
    });
  });

  test.each([
    ["title", { title: "x".repeat(500) }],
    ["title", { title: "nul \0 nul" }],
    [
      "steps.0.label",
      {
        steps: [
          {
            key: "a",
            label: "x".repeat(99),
            slug: "",
            title: "",
            kind: "SESSION",
          },
        ],
      },
    ],
    [
      "steps.0.id",
      {
        steps: [
          {
            key: "a",
            id: writeNodeId("Person", crypto.randomUUID()),
            label: "",
            slug: "",
            title: "",
            kind: "SESSION",
          },
        ],
      },
    ],
  ])("a wrong %s is refused by name", async (field, change) => {
    const draft = await aDraft();
    const content = {
      code: "ABC",
      title: "T",
      sequencing: "STRICT",
      currency: "usd",
      steps: [],
      ...change,
    };
    const { draftId: id, revision } = draft;
    const draftId = writeNodeId("CourseDraft", id);
    const { data } = await ask(saving, {
      input: { draftId, revision, content },
    });
    expect(data["saveCourseDraft"]).toMatchObject({
      __typename: "InvalidInput",
      field: `input.content.${field}`,
    });
  });

  test("nobody but staff sees a draft or publishes one", async () => {
    const draft = await aDraft();
    const draftId = writeNodeId("CourseDraft", draft.draftId);
    const student: Asker = { role: "STUDENT", personId: crypto.randomUUID() };
    const { errors } = await ask(
      publishing,
      { input: { draftId, revision: draft.revision } },
      student,
    );
    expect(errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
    const seen = await ask(
      `query ($id: ID!) { node(id: $id) { ... on CourseDraft { revision } } }`,
      { id: draftId },
      student,
    );
    expect(seen.data?.["node"] ?? null).toBeNull();
  });

  test("a package of credits is written, priced and put on sale, and a license needs a course", async () => {
    const save = `mutation ($input: SaveProductInput!) { saveProduct(input: $input) { __typename ... on UserError { field } ... on Product { id state summary } } }`;
    const written = await ask(save, {
      input: {
        kind: "CREDITS",
        name: "Five hours",
        privateCredits: 5,
        privateValidDays: 365,
      },
    });
    const product = written.data["saveProduct"] as never as { id: string };
    expect(product).toMatchObject({
      state: "DRAFT",
      summary: "5 private credits (365 days)",
    });
    const priced = await ask(
      `mutation ($input: SetPriceInput!) { setPrice(input: $input) { ... on Product { price { unitAmount } } } }`,
      { input: { productId: product.id, currency: "EUR", unitAmount: 25_000 } },
    );
    expect(priced.data["setPrice"]).toEqual({ price: { unitAmount: 25_000 } });
    const sold = await ask(
      `mutation ($input: PublishProductInput!) { publishProduct(input: $input) { ... on Product { state } } }`,
      { input: { productId: product.id } },
    );
    expect(sold.data["publishProduct"]).toEqual({ state: "PUBLISHED" });
    const license = await ask(save, {
      input: { kind: "LICENSE", name: "Seats" },
    });
    expect(license.data["saveProduct"]).toMatchObject({
      field: "input.courseId",
    });
  });
});
