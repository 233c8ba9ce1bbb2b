import { renderMail, type RenderedMail } from "./layout.ts";

interface CourseStanding {
  schoolName: string;
  /** Null of whoever told no name yet. */
  givenName: string | null;
  courseTitle: string;
  /** The student's page of the course. */
  link: string;
}

/** A course stands still, for a reason that does not lie with its student. */
export const coursePaused = (
  about: CourseStanding & { cause: "DISPUTE" | "LICENSE" },
): Promise<RenderedMail> =>
  notice(about, {
    subject: `${about.courseTitle} stands still for now`,
    preview: "Your place is kept, and so is everything you did.",
    paragraphs: [
      about.cause === "DISPUTE"
        ? `The payment for “${about.courseTitle}” is being looked into by the bank it came from. Until that is settled, the course stands still.`
        : `Your place in “${about.courseTitle}” belongs to a license that does not run at the moment. Until it does, the course stands still.`,
      "Your place is kept, and so is everything you attended and completed. Classes that you had booked were given up; the right to them is yours again when the course goes on.",
      "We write again then.",
    ],
  });

/** A course that stood still goes on. */
export const courseResumed = (about: CourseStanding): Promise<RenderedMail> =>
  notice(about, {
    subject: `${about.courseTitle} goes on`,
    preview: "You are where you were.",
    paragraphs: [
      `What stopped “${about.courseTitle}” is settled. You are where you were.`,
      "If you had booked a class when it stopped, please book one again.",
    ],
  });

/** A course ended before its student completed it. */
export const courseEnded = (
  about: CourseStanding & { cause: keyof typeof whyEnded },
): Promise<RenderedMail> =>
  notice(about, {
    subject: `Your place in ${about.courseTitle} has ended`,
    preview: "What you attended and completed stays yours.",
    paragraphs: [
      whyEnded[about.cause](about),
      "What you attended and completed stays yours. Classes that you had booked were given up.",
    ],
  });

const whyEnded = {
  DISPUTE: ({ courseTitle }: CourseStanding) =>
    `The bank took back the payment for “${courseTitle}”, so your place in the course has ended.`,
  REFUND: ({ courseTitle }: CourseStanding) =>
    `The payment for “${courseTitle}” is given back, so your place in the course has ended.`,
  PLACE: ({ courseTitle, schoolName }: CourseStanding) =>
    `Your place in “${courseTitle}” was taken back by whoever gave it to you, or by ${schoolName}.`,
};

const notice = (
  { schoolName, givenName, link }: CourseStanding,
  said: { subject: string; preview: string; paragraphs: string[] },
): Promise<RenderedMail> =>
  renderMail({
    schoolName,
    ...said,
    heading: givenName === null ? "Hello," : `Hello ${givenName},`,
    action: { label: "See my course", link },
    notes: [`Questions? Answer this mail, or ask ${schoolName}.`],
  });
