import { beginDraft } from "@throughline/domain/course/begin-draft";
import {
  emptyDraft,
  type DraftContent,
  type DraftStep,
} from "@throughline/domain/course/draft.content";
import { lockDraft } from "@throughline/domain/course/lock-draft";
import { publishCourse } from "@throughline/domain/course/publish-course";
import { saveDraft } from "@throughline/domain/course/save-draft";
import { isRefusal } from "@throughline/domain/outcome";
import { makePartner } from "@throughline/seed/factory/partner";
import { daysLater, monday } from "./journey.ts";
import type { TestStore } from "./store.ts";

/** A draft as it was saved last: what publishing it needs. */
export interface Draft {
  draftId: string;
  revision: number;
}

/** A course's author, as verbs: each is one transaction. New courses are written on {@link monday}, and written on a day later. */
export function openAuthoring(school: TestStore) {
  const { database, run } = school;
  let drafts = 0;

  const revisionOf = async (id: string) =>
    (await database.courseDraft.findUniqueOrThrow({ where: { id } })).revision;

  /** Saves what is written; on top of the last save, unless another one is named. */
  const save = async (
    draftId: string,
    content: DraftContent,
    revision?: number,
  ) => {
    const on = revision ?? (await revisionOf(draftId));
    return run((tx) => saveDraft(tx, { draftId, revision: on, content }));
  };

  const savedOn = async (draftId: string, content: DraftContent) => {
    const outcome = await save(draftId, content);
    if (isRefusal(outcome)) throw new Error(outcome.message);
    return { draftId, revision: outcome.revision, content };
  };

  /** A draft that can be published: two live classes and a partner's step, sold with credits. */
  const draft = async (change: Partial<DraftContent> = {}) => {
    const code = `SFZ${(drafts += 1)}`;
    const partner = await makePartner(database);
    const begun = await run((tx) => beginDraft(tx, { courseId: null }, monday));
    if (begun.kind !== "begun") throw new Error(begun.kind);
    const saved = await savedOn(begun.draftId, {
      ...emptyDraft,
      code,
      title: "Salon foundations",
      description: "All that a salon needs.",
      steps: [
        liveClass(code, 1),
        {
          ...liveClass(code, 2),
          kind: "PARTNER",
          partnerId: partner.id,
          partnerCourseRef: "basics",
        },
        liveClass(code, 3),
      ],
      privateCredits: 2,
      privateValidDays: 90,
      unitAmount: 19_900,
      ...change,
    });
    return { code, ...saved };
  };

  const publish = ({ draftId, revision }: Draft, overwrites = false) =>
    run((tx) => publishCourse(tx, { draftId, revision, overwrites }, monday));

  return {
    save,
    draft,
    publish,
    /** A course that is published and on sale. Throws where that is refused. */
    published: async (change: Partial<DraftContent> = {}) => {
      const written = await draft(change);
      const outcome = await publish(written);
      if (outcome.kind !== "published")
        throw new Error(JSON.stringify(outcome));
      return { courseId: outcome.courseId, ...written };
    },
    /** Begins to write on at a course and changes something; publishing it is left to the test. */
    rewrite: async (
      courseId: string,
      change: (content: DraftContent) => Partial<DraftContent>,
    ) => {
      await run((tx) => beginDraft(tx, { courseId }, daysLater(1)));
      const begun = await run((tx) => lockDraft(tx, courseId));
      if (!begun) throw new Error("no draft");
      const { content } = begun;
      return savedOn(courseId, { ...content, ...change(content) });
    },
    /** A course as it is on sale, with the steps that it has now. */
    courseOf: (id: string) =>
      database.course.findUniqueOrThrow({
        where: { id },
        include: {
          steps: { where: { retiredAt: null }, orderBy: { position: "asc" } },
          products: { include: { prices: true } },
          image: true,
        },
      }),
  };
}

export type Authoring = ReturnType<typeof openAuthoring>;

/** A live class that a draft has as a step, named after the course and its place in it. */
export const liveClass = (code: string, place: number): DraftStep => ({
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
