import { renderMail, type RenderedMail } from "./layout.ts";

interface AboutLicense {
  schoolName: string;
  givenName: string;
  courseTitle: string;
  /** The page on which the license is managed. */
  link: string;
  /** The day in words: of a trial its end, past due until when places go on. */
  day: string;
}

/** The trial of a license ends soon. */
export const trialEnds = (about: AboutLicense): Promise<RenderedMail> =>
  notice(about, {
    subject: `Your trial of ${about.courseTitle} ends on ${about.day}`,
    heading: "Your trial ends soon",
    paragraphs: [
      `your trial of the license for “${about.courseTitle}” ends on ${about.day}. It goes on by itself then, and the first payment is made.`,
      "To end it instead, or to see how it is paid, open your licenses.",
    ],
    label: "See my license",
  });

/** A payment for a license failed; its places go on for some days. */
export const paymentFailed = (about: AboutLicense): Promise<RenderedMail> =>
  notice(about, {
    subject: `A payment for ${about.courseTitle} failed`,
    heading: "A payment failed",
    paragraphs: [
      `the payment for your license for “${about.courseTitle}” did not come through.`,
      `Everybody keeps their place until ${about.day}. Please see to the payment before, so that nobody's course is interrupted.`,
    ],
    label: "See to the payment",
  });

/** A payment for a license waits for the buyer's confirmation. */
export const actionRequired = (about: AboutLicense): Promise<RenderedMail> =>
  notice(about, {
    subject: `Please confirm your payment for ${about.courseTitle}`,
    heading: "Your bank wants to hear from you",
    paragraphs: [
      `your bank asks you to confirm the payment for your license for “${about.courseTitle}”. Until then it is not made.`,
    ],
    label: "Confirm the payment",
  });

/** The places of a license stand still. */
export const licenseStopped = (about: AboutLicense): Promise<RenderedMail> =>
  notice(about, {
    subject: `The places in ${about.courseTitle} stand still`,
    heading: "Your license has stopped",
    paragraphs: [
      `your license for “${about.courseTitle}” is not running any more, so the courses of everybody with one of its places stand still.`,
      "Nothing is lost: if the license goes on, so do they, from where they were.",
    ],
    label: "See my license",
  });

function notice(
  { schoolName, givenName, link }: AboutLicense,
  said: {
    subject: string;
    heading: string;
    paragraphs: [string, ...string[]];
    label: string;
  },
): Promise<RenderedMail> {
  const [first, ...rest] = said.paragraphs;
  return renderMail({
    schoolName,
    subject: said.subject,
    preview: said.heading,
    heading: said.heading,
    paragraphs: [`Hello ${givenName}, ${first}`, ...rest],
    action: { label: said.label, link },
    notes: [`Questions? ${schoolName} is glad to help.`],
  });
}
