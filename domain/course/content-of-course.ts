import { createHash } from "node:crypto";
import type { ComponentKind, Prisma } from "@throughline/prisma";
import type { DraftContent, DraftStep } from "./draft.content.ts";

/** What has to be loaded of a course so that it can be written on as a draft. */
export const asWritten = {
  steps: { where: { retiredAt: null }, orderBy: { position: "asc" } },
  image: { select: { alt: true } },
  products: {
    where: { kind: "COURSE" },
    include: { components: true, prices: { where: { isCurrent: true } } },
  },
} as const satisfies Prisma.CourseInclude;

export type WrittenCourse = Prisma.CourseGetPayload<{
  include: typeof asWritten;
}>;

/** A course as it stands, in the shape of a draft that changes nothing. */
export function contentOfCourse(course: WrittenCourse): DraftContent {
  const [product] = course.products;
  const [price] = product?.prices ?? [];
  const part = (kind: ComponentKind) =>
    product?.components.find((component) => component.kind === kind);
  return {
    code: course.code,
    title: course.title,
    description: course.description,
    marketingCopy: course.marketingCopy,
    imageAlt: course.image?.alt ?? "",
    removesImage: false,
    defaultTimeZone: course.defaultTimeZone,
    sequencing: course.sequencing,
    cancelHours: course.cancelHours,
    lateCancelForfeits: course.lateCancelForfeits,
    bookingOpensDays: course.bookingOpensDays,
    bookingClosesMinutes: course.bookingClosesMinutes,
    offerMinutes: course.offerMinutes,
    steps: course.steps.map(stepOf),
    privateCredits: part("PRIVATE_CREDIT")?.units ?? null,
    privateValidDays: part("PRIVATE_CREDIT")?.validDays ?? null,
    groupCredits: part("GROUP_CREDIT")?.units ?? null,
    groupValidDays: part("GROUP_CREDIT")?.validDays ?? null,
    isSold: price !== undefined,
    currency: price?.currency ?? "usd",
    unitAmount: price?.unitAmount ?? null,
  };
}

const stepOf = ({
  id,
  label,
  slug,
  title,
  summary,
  kind,
  required,
  expectedDays,
  partnerId,
  partnerCourseRef,
  contentCourseRef,
}: WrittenCourse["steps"][number]): DraftStep => ({
  key: id,
  id,
  label,
  slug,
  title,
  summary,
  kind,
  required,
  expectedDays,
  partnerId,
  partnerCourseRef: partnerCourseRef ?? "",
  contentCourseRef: contentCourseRef ?? "",
  attach: [],
  detach: [],
});

/** The mark of a course as it stands: another one as soon as anything that a draft holds is changed elsewhere. */
export const markOfCourse = (course: WrittenCourse): string =>
  createHash("sha256")
    .update(JSON.stringify(contentOfCourse(course)))
    .digest("base64url");
