import type {
  DraftContent,
  DraftStep,
} from "@throughline/domain/course/draft.content";
import { setDraftImage } from "@throughline/domain/course/set-draft-image";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  liveClass,
  openAuthoring,
  type Authoring,
} from "../support/authoring.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let author: Authoring;
beforeAll(async () => {
  school = await openStore();
  author = openAuthoring(school);
});
afterAll(() => school.close());

const firstStepOf = async (courseId: string) =>
  (await author.courseOf(courseId)).steps[0]?.id ?? "";

/** Attaches classes to a step that the course has, or detaches them. */
const withOptions =
  (stepId: string, options: Partial<Pick<DraftStep, "attach" | "detach">>) =>
  ({ steps }: DraftContent) => ({
    steps: steps.map((step) =>
      step.id === stepId ? { ...step, ...options } : step,
    ),
  });

describe("a course that is published", () => {
  test("that is written on leaves the students in it their steps", async () => {
    const { courseId } = await author.published();
    const { id: personId } = await makePerson(school.database);
    const wanted = { personId, courseId };
    const { id } = await makeEnrollment(school.store, wanted, monday);
    const own = () =>
      school.database.enrollmentStep.findMany({
        where: { enrollmentId: id },
        orderBy: { position: "asc" },
      });
    const before = await own();
    expect(before).toHaveLength(3);
    const draft = await author.rewrite(courseId, ({ steps, code }) => ({
      steps: [
        ...steps.slice(1).reverse(),
        { ...liveClass(code, 9), title: "Brand new" },
      ],
    }));
    expect(await author.publish(draft)).toMatchObject({ kind: "published" });
    expect(await own()).toEqual(before);
    const { steps } = await author.courseOf(courseId);
    expect(steps.map(({ title }) => title)).toEqual([
      "Class 3",
      "Class 2",
      "Brand new",
    ]);
  });

  test("has the options that were attached, and keeps those that were attached elsewhere meanwhile", async () => {
    const { courseId } = await author.published();
    const stepId = await firstStepOf(courseId);
    const classOn = (day: number) =>
      makeSession(school.database, { startsAt: daysLater(day) });
    const [early, late, elsewhere] = [
      await classOn(3),
      await classOn(4),
      await classOn(5),
    ];
    const attaching = await author.rewrite(
      courseId,
      withOptions(stepId, { attach: [early.id, late.id] }),
    );
    await school.database.stepOption.create({
      data: { courseStepId: stepId, sessionId: elsewhere.id },
    });
    const options = async () => {
      const found = await school.database.stepOption.findMany({
        where: { courseStepId: stepId },
      });
      return found.map(({ sessionId }) => sessionId).toSorted();
    };
    expect(await author.publish(attaching)).toMatchObject({
      kind: "published",
    });
    expect(await options()).toEqual(
      [early.id, late.id, elsewhere.id].toSorted(),
    );
    await author.publish(
      await author.rewrite(
        courseId,
        withOptions(stepId, { detach: [early.id] }),
      ),
    );
    expect(await options()).toEqual([late.id, elsewhere.id].toSorted());
  });

  test("may have a class in the place of another one at the same time, in the same room", async () => {
    const { courseId } = await author.published();
    const stepId = await firstStepOf(courseId);
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
      const swapping = await author.rewrite(
        courseId,
        withOptions(stepId, {
          attach: [fresh.id],
          detach: old ? [old.id] : [],
        }),
      );
      expect(await author.publish(swapping)).toMatchObject({
        kind: "published",
      });
    }
  });

  test("gets the picture of its draft, and loses it when the draft says so", async () => {
    const draft = await author.draft({ imageAlt: "A salon" });
    const { draftId } = draft;
    const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0]);
    await school.run((tx) => setDraftImage(tx, { draftId, bytes: png }));
    await author.publish(draft);
    const image = async () => (await author.courseOf(draftId)).image;
    expect(await image()).toMatchObject({
      contentType: "image/png",
      alt: "A salon",
    });
    await author.publish(
      await author.rewrite(draftId, () => ({ removesImage: true })),
    );
    expect(await image()).toBeNull();
  });
});
