import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail that tells a student that their next step at a partner school is open. */
export async function stepOpened(input: {
  schoolName: string;
  /** Null of whoever told no name yet. */
  givenName: string | null;
  courseTitle: string;
  stepTitle: string;
  partnerName: string;
  link: string;
}): Promise<RenderedMail> {
  const { schoolName, givenName, courseTitle, stepTitle, partnerName } = input;
  return renderMail({
    schoolName,
    subject: `Your next step is open: ${stepTitle}`,
    preview: `${partnerName} is expecting you.`,
    heading: `${stepTitle} is open`,
    paragraphs: [
      `${givenName === null ? "Hello," : `Hello ${givenName},`} ${partnerName} has your place ready. “${stepTitle}” is your next step in “${courseTitle}”.`,
      "You can start now, stop at any time and come back where you left off.",
    ],
    action: { label: "Go to my next step", link: input.link },
    notes: [`Questions? ${schoolName} is glad to help.`],
  });
}
