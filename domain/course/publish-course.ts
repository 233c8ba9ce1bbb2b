import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "../event/record.ts";
import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import { returnToSale } from "../product/return-to-sale.ts";
import type { Tx } from "../transaction.ts";
import {
  asWritten,
  contentOfCourse,
  markOfCourse,
} from "./content-of-course.ts";
import { planCourseEdit } from "./course.rules.ts";
import { readDraftFacts } from "./draft-facts.ts";
import type { DraftContent } from "./draft.content.ts";
import { objectionsTo, stepsOf } from "./draft.rules.ts";
import { lockCourse } from "./lock-course.ts";
import { lockDraft, type LockedDraft } from "./lock-draft.ts";
import { overtaken } from "./save-draft.ts";
import { writeCourseProduct } from "./write-course-product.ts";
import { writeCourseSteps } from "./write-course-steps.ts";
import { writeOptions } from "./write-options.ts";

export interface Publishing {
  draftId: string;
  /** The count of saves that was looked at: what was saved since then is not published unseen. */
  revision: number;
  /** Whether the draft goes before what was changed at the course elsewhere since it was begun. */
  overwrites: boolean;
}

/**
 * Makes a draft the course: its page, steps, options, picture, bundle and price, together or not at all, and has Stripe told. What went
 * off sale with the course is on sale again. Students who are in it keep their steps. The draft is used up by it; publishing it once more changes nothing.
 */
export async function publishCourse(
  tx: Tx,
  { draftId, revision, overwrites }: Publishing,
  now: Date,
): Promise<{ kind: "published" | "unchanged"; courseId: string } | Refusal> {
  // Two new courses at once cannot take one code: the second waits, and finds it taken.
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtext('course.code'))::text`;
  const draft = await lockDraft(tx, draftId);
  if (!draft) return repeatOf(tx, draftId);
  if (draft.revision !== revision) return overtaken(draft.updatedByName);
  const objection = await objectionOf(tx, draft, now);
  if (objection) return objection;
  if (!overwrites && (await isChangedElsewhere(tx, draft)))
    return refused(
      "overwrites",
      "The course was changed elsewhere since this draft was begun. Publish over that, or discard the draft.",
    );

  const courseId = draftId;
  const before = await writeShell(tx, draft, now);
  const steps = await writeSteps(tx, courseId, draft.content, now);
  if (isRefusal(steps)) return steps;
  await writeImage(tx, draft, now);
  const sale = await writeCourseProduct(
    tx,
    { courseId, content: draft.content },
    now,
  );
  if (isRefusal(sale)) return sale;
  const returned = await returnToSale(tx, { courseId }, now);
  await tx.db.courseDraft.delete({ where: { id: draftId } });
  recordEvent(tx, {
    type: "course.published",
    occurredAt: now,
    courseId,
    payload: {
      code: draft.content.code,
      isNew: before === null,
      ...steps.labels,
      options: steps.options,
      isSaleChanged: sale.isChanged || returned.productIds.length > 0,
    },
  });
  return { kind: "published", courseId };
}

/** A draft has its course's id, so that whoever publishes it twice finds the course. */
async function repeatOf(
  tx: Tx,
  draftId: string,
): Promise<{ kind: "unchanged"; courseId: string } | Refusal> {
  const course = await tx.db.course.findUnique({ where: { id: draftId } });
  return course?.state === "PUBLISHED"
    ? { kind: "unchanged", courseId: course.id }
    : notFound("draftId", "draft");
}

async function objectionOf(
  tx: Tx,
  { id: draftId, courseId, content }: LockedDraft,
  now: Date,
): Promise<Refusal | null> {
  if (courseId !== null) await lockCourse(tx, courseId);
  const facts = await readDraftFacts(
    tx.db,
    { draftId, courseId, content },
    now,
  );
  const [first] = objectionsTo(content, facts);
  return first?.severity === "ERROR"
    ? refused(first.field, first.message)
    : null;
}

async function isChangedElsewhere(
  tx: Tx,
  { courseId, base, content }: LockedDraft,
): Promise<boolean> {
  if (courseId === null) return false;
  const course = await tx.db.course.findUniqueOrThrow({
    where: { id: courseId },
    include: asWritten,
  });
  return (
    markOfCourse(course) !== base &&
    !isDeepStrictEqual(contentOfCourse(course), content)
  );
}

/** Writes the course's own row; answers the state that it had, null for a new one. */
async function writeShell(
  tx: Tx,
  { id, courseId, content }: LockedDraft,
  now: Date,
) {
  const shell = {
    title: content.title,
    description: content.description,
    marketingCopy: content.marketingCopy,
    defaultTimeZone: content.defaultTimeZone,
    sequencing: content.sequencing,
    cancelHours: content.cancelHours ?? undefined,
    lateCancelForfeits: content.lateCancelForfeits,
    bookingOpensDays: content.bookingOpensDays,
    bookingClosesMinutes: content.bookingClosesMinutes ?? undefined,
    offerMinutes: content.offerMinutes ?? undefined,
    state: "PUBLISHED" as const,
  };
  if (courseId !== null) {
    const before = await tx.db.course.findUniqueOrThrow({ where: { id } });
    await tx.db.course.update({ where: { id }, data: shell });
    return before.state;
  }
  const { code } = content;
  await tx.db.course.create({ data: { id, code, ...shell, createdAt: now } });
  recordEvent(tx, {
    type: "course.created",
    occurredAt: now,
    courseId: id,
    payload: { code },
  });
  return null;
}

async function writeSteps(
  tx: Tx,
  courseId: string,
  content: DraftContent,
  now: Date,
) {
  const present = await tx.db.courseStep.findMany({
    where: { courseId, retiredAt: null },
    orderBy: { position: "asc" },
  });
  const wanted = stepsOf(content);
  const plan = planCourseEdit(present, wanted);
  if (plan.kind === "refused") return refused(plan.field, plan.reason);
  const ids =
    plan.kind === "edit"
      ? await writeCourseSteps(tx, { courseId, plan, wanted }, now)
      : present.map(({ id }) => id);
  const options = await writeOptions(
    tx,
    content.steps.map((step, index) => ({
      ...step,
      courseStepId: ids[index] ?? "",
    })),
    now,
  );
  if (isRefusal(options)) return options;
  const labelsOf = (steps: readonly { label: string }[]) =>
    steps.map(({ label }) => label);
  const labels =
    plan.kind === "edit"
      ? {
          added: labelsOf(plan.added),
          changed: labelsOf(plan.changed),
          retired: labelsOf(plan.retired),
        }
      : {};
  return { kind: "written", labels, options: options.count } as const;
}

async function writeImage(
  tx: Tx,
  { id: courseId, content: { imageAlt: alt, removesImage } }: LockedDraft,
  now: Date,
) {
  const picture = await tx.db.courseDraftImage.findUnique({
    where: { draftId: courseId },
  });
  if (picture) {
    const { contentType, bytes } = picture;
    const image = { contentType, bytes, alt, updatedAt: now };
    await tx.db.courseImage.upsert({
      where: { courseId },
      create: { courseId, ...image },
      update: image,
    });
  } else if (removesImage)
    await tx.db.courseImage.deleteMany({ where: { courseId } });
  else
    await tx.db.courseImage.updateMany({
      where: { courseId, NOT: { alt } },
      data: { alt },
    });
}
