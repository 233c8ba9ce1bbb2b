import { courseStepSchema } from "@throughline/domain/course/course.rules";
import { editCourseSteps } from "@throughline/domain/course/edit-course-steps";
import {
  bringAlong,
  previewBringAlong,
} from "@throughline/domain/enrollment/bring-along";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { takeStep } from "@throughline/domain/enrollment/take-step";
import { undoBringAlong } from "@throughline/domain/enrollment/undo-bring-along";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePerson } from "@throughline/seed/factory/person";
import { writeNodeId } from "@throughline/schema/node-id";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
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

const reason = "The state board asks for it.";
type Journey = Awaited<ReturnType<typeof beginJourney>>;

/** The steps of a course as an author would send them back, edited. */
async function stepsOf({ course }: Pick<Journey, "course">) {
  const steps = await school.database.courseStep.findMany({
    where: { courseId: course.id, retiredAt: null },
    orderBy: { position: "asc" },
  });
  return steps.map(
    ({ id, label, slug, title, summary, required, expectedDays, ...step }) => ({
      ...{ id, label, slug, title, summary, required, expectedDays },
      partnerId: step.partnerId ?? "",
      partnerCourseRef: step.partnerCourseRef ?? "",
    }),
  );
}
type Steps = Awaited<ReturnType<typeof stepsOf>>;
type Edited = (Omit<Steps[number], "id"> & { id?: string })[];

const edit = ({ course }: Pick<Journey, "course">, steps: Edited) =>
  school.run((tx) =>
    editCourseSteps(tx, { courseId: course.id, steps, reason }, daysLater(1)),
  );
const bring = ({ enrollmentId }: Pick<Journey, "enrollmentId">) =>
  school.run((tx) => bringAlong(tx, { enrollmentId, reason }, daysLater(2)));

const brandNew = (like: Edited[number], label: string): Edited[number] => ({
  ...like,
  id: undefined,
  label,
  slug: label.toLowerCase(),
  title: `The new ${label}`,
});
const first = (steps: Steps) => {
  const [step] = steps;
  if (!step) throw new Error("the course has no step");
  return step;
};
const labels = async (journey: Journey) =>
  (await journey.read()).steps.map(({ label }) => label);

describe("a course that is edited while students are in it", () => {
  test("leaves them their steps, and gives the new ones to whoever enrolls then", async () => {
    const ana = await beginJourney(school);
    const before = await labels(ana);
    const steps = await stepsOf(ana);
    expect(
      await edit(ana, [...steps.slice(0, 2), brandNew(first(steps), "NEW-1")]),
    ).toMatchObject({ kind: "edited" });
    expect(await labels(ana)).toEqual(before);

    const ben = await makePerson(school.database);
    const { id } = await makeEnrollment(
      school.store,
      { personId: ben.id, courseId: ana.course.id },
      daysLater(1),
    );
    const own = await school.database.enrollmentStep.findMany({
      where: { enrollmentId: id },
      orderBy: { position: "asc" },
    });
    expect(own.map(({ label }) => label)).toEqual([
      ...before.slice(0, 2),
      "NEW-1",
    ]);
  });

  test("edited to what it is changes nothing", async () => {
    const ana = await beginJourney(school);
    expect(await edit(ana, await stepsOf(ana))).toMatchObject({
      kind: "unchanged",
    });
  });

  test.each([
    [
      "no required step",
      (steps: Steps) => steps.map((s) => ({ ...s, required: false })),
      "steps",
    ],
    ["no step at all", () => [], "steps"],
    [
      "one label twice",
      (steps: Steps) => [...steps, { ...first(steps), id: undefined }],
      "steps.3.label",
    ],
    [
      "another course’s step",
      (steps: Steps) => [{ ...first(steps), id: crypto.randomUUID() }],
      "steps.0.id",
    ],
    [
      "one step twice",
      (steps: Steps) => [
        ...steps,
        { ...first(steps), slug: "other", label: "other" },
      ],
      "steps.3.id",
    ],
    [
      "a partner that is not there",
      (steps: Steps) => [{ ...first(steps), partnerId: crypto.randomUUID() }],
      "steps.0.partnerId",
    ],
  ] as [string, (steps: Steps) => Edited, string][])(
    "with %s is refused with the field, and stays as it was",
    async (_what, change, field) => {
      const ana = await beginJourney(school);
      const steps = await stepsOf(ana);
      expect(await edit(ana, change(steps))).toMatchObject({ field });
      expect(await stepsOf(ana)).toEqual(steps);
    },
  );
});

describe("bringing a student along", () => {
  test("adds, takes out, changes and lines up what was not begun", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const [one, two, three] = await stepsOf(ana);
    if (!one || !two || !three)
      throw new Error("the course has no three steps");
    await edit(ana, [
      { ...one, title: "New words", expectedDays: 30 },
      brandNew(one, "NEW-2"),
      { ...three, title: "Later words" },
    ]);
    const outcome = await bring(ana);
    expect(outcome.kind).toBe("broughtAlong");
    const { steps } = await ana.read();
    expect(steps.map(({ label, title }) => [label, title])).toEqual([
      [one.label, "New words"],
      ["NEW-2", "The new NEW-2"],
      [three.label, "Later words"],
    ]);
    expect(steps.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(steps[0]?.expectedDays).toBe(one.expectedDays);
    expect(await bring(ana)).toMatchObject({ kind: "unchanged" });
  });

  test("can be taken back until an added step was begun", async () => {
    const ana = await beginJourney(school, { sequencing: "ADVISORY" });
    const before = (await ana.read()).steps;
    const steps = await stepsOf(ana);
    await edit(ana, [
      first(steps),
      { ...brandNew(first(steps), "NEW-3"), required: false },
    ]);
    const outcome = await bring(ana);
    if (outcome.kind !== "broughtAlong") throw new Error(outcome.kind);
    const undo = () =>
      school.run((tx) =>
        undoBringAlong(
          tx,
          { enrollmentId: ana.enrollmentId, done: outcome.done, reason },
          daysLater(3),
        ),
      );
    const added = (await ana.read()).steps.find(
      ({ label }) => label === "NEW-3",
    );
    expect((await undo()).kind).toBe("takenBack");
    const words = (all: typeof before) =>
      all.map(({ label, title, position, state }) => ({
        ...{ label, title, position, state },
      }));
    expect(words((await ana.read()).steps)).toEqual(words(before));

    const again = await bring(ana);
    if (again.kind !== "broughtAlong") throw new Error(again.kind);
    const [stepId = ""] = again.done.added;
    expect(stepId).not.toBe(added?.id);
    await school.run((tx) => takeStep(tx, { stepId }, daysLater(3)));
    expect(
      await school.run((tx) =>
        undoBringAlong(
          tx,
          { enrollmentId: ana.enrollmentId, done: again.done, reason },
          daysLater(3),
        ),
      ),
    ).toMatchObject({ kind: "refused" });
  });

  test("says beforehand what differs, and changes nothing", async () => {
    const ana = await beginJourney(school);
    const steps = await stepsOf(ana);
    await edit(ana, [first(steps)]);
    const before = await labels(ana);
    const preview = await previewBringAlong(school.database, ana.enrollmentId);
    expect(preview?.differences.map(({ kind }) => kind)).toEqual([
      "removed",
      "removed",
    ]);
    expect(await labels(ana)).toEqual(before);
  });

  test("whose enrollment is over is refused", async () => {
    const ana = await beginJourney(school);
    const { enrollmentId } = ana;
    await school.run((tx) =>
      changeEnrollment(tx, "cancel", { enrollmentId, reason }, monday),
    );
    expect(await bring(ana)).toMatchObject({
      kind: "refused",
      field: "enrollmentId",
    });
  });

  test("keeps the step that was open when the course dropped it", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    await ana.say(1, { type: "courseCompleted" });
    await edit(ana, [first(await stepsOf(ana))]);
    await bring(ana);
    expect((await ana.read()).state).toBe("ACTIVE");
    expect(await ana.states()).toEqual(["COMPLETED", "PENDING"]);
  });

  test("who has done all that the course still asks for completes it", async () => {
    const ana = await beginJourney(school, { sequencing: "ADVISORY" });
    await ana.accept(1);
    await ana.say(1, { type: "courseCompleted" });
    await edit(ana, [first(await stepsOf(ana))]);
    await bring(ana);
    expect((await ana.read()).state).toBe("COMPLETED");
    expect(await ana.states()).toEqual(["COMPLETED"]);
  });
});

const admin: Asker = {
  role: "ADMIN",
  personId: "00000000-0000-4000-8000-000000000001",
};

test("a step with words that are none is refused with its field", async () => {
  const ana = await beginJourney(school);
  const [step] = await stepsOf(ana);
  if (!step) throw new Error("the course has no step");
  const mutation = `mutation ($input: EditCourseStepsInput!) { editCourseSteps(input: $input) { __typename ... on UserError { field } } }`;
  const ask = (change: object) =>
    api.ask(admin, mutation, {
      input: {
        courseId: writeNodeId("Course", ana.course.id),
        reason,
        steps: [
          {
            label: step.label,
            title: step.title,
            partnerId: writeNodeId("Partner", step.partnerId),
            partnerCourseRef: step.partnerCourseRef,
            ...change,
          },
        ],
      },
    });
  for (const [change, name] of [
    [{ label: "" }, "label"],
    [{ label: "—" }, "label"],
    [{ title: "\0" }, "title"],
    [{ title: "x".repeat(500) }, "title"],
    [{ expectedDays: 0 }, "expectedDays"],
    [{ expectedDays: 99_999 }, "expectedDays"],
    [{ partnerCourseRef: " " }, "partnerCourseRef"],
    [{ partnerId: writeNodeId("Course", ana.course.id) }, "partnerId"],
  ] as const)
    expect((await ask(change)).data).toMatchObject({
      editCourseSteps: { field: `input.steps.0.${name}` },
    });
  expect(courseStepSchema.safeParse({}).success).toBe(false);
});
