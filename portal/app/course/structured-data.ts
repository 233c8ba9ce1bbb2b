import { plainMoney } from "@throughline/ui";
import type { CatalogueCourse } from "./load-catalogue.server.ts";

/** As many classes as a search engine is told of. */
const CLASSES = 20;

/** A course as schema.org describes one to search engines: what it is, when it is held, what it costs. */
export function structuredData({
  course,
  offer,
  origin,
  schoolName,
}: Pick<CatalogueCourse, "course" | "offer" | "origin" | "schoolName">) {
  const url = courseUrl(origin, course.code);
  const provider = { "@type": "Organization", name: schoolName, url: origin };
  const classes = course.steps
    .flatMap((step) => step.classes)
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  return {
    "@context": "https://schema.org",
    "@type": "Course",
    "@id": url,
    url,
    courseCode: course.code,
    name: course.title,
    description: course.description || course.title,
    provider,
    ...(course.image && { image: new URL(course.image.url, origin).href }),
    hasCourseInstance:
      classes.length === 0
        ? [withoutDates(course)]
        : classes.slice(0, CLASSES).map((option) => ({
            "@type": "CourseInstance",
            name: option.title,
            courseMode: option.room === null ? "Online" : "Onsite",
            startDate: option.startsAt,
            endDate: option.endsAt,
            courseWorkload: `PT${option.minutes}M`,
            remainingAttendeeCapacity: Math.max(option.seatsLeft, 0),
            ...(option.room !== null && {
              location: { "@type": "Place", name: option.room },
            }),
            ...(option.instructorName !== null && {
              instructor: { "@type": "Person", name: option.instructorName },
            }),
          })),
    ...(offer?.price && {
      offers: {
        "@type": "Offer",
        category: offer.price.unitAmount === 0 ? "Free" : "Paid",
        price: plainMoney(offer.price.unitAmount, offer.price.currency),
        priceCurrency: offer.price.currency.toUpperCase(),
        availability: `https://schema.org/${isSoldOut(classes) ? "SoldOut" : "InStock"}`,
        url,
        seller: provider,
      },
    }),
  };
}

/** Search engines show no course without an instance: where no class has a date, what it takes all in all is told. */
function withoutDates({ steps }: Pick<CatalogueCourse["course"], "steps">) {
  const days = steps
    .filter(({ required }) => required)
    .reduce((sum, { expectedDays }) => sum + expectedDays, 0);
  return {
    "@type": "CourseInstance",
    courseMode: "Online",
    courseWorkload: `P${Math.max(days, 1)}D`,
  };
}

/** The one address under which search engines keep a course. */
export const courseUrl = (origin: string, code: string): string =>
  new URL(`/catalogue/${encodeURIComponent(code)}`, origin).href;

/** JSON that a page can hold: nothing in it can end its script. */
export const scriptSafe = (data: unknown): string =>
  JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");

const isSoldOut = (classes: { seatsLeft: number }[]) =>
  classes.length > 0 && classes.every(({ seatsLeft }) => seatsLeft <= 0);
