import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail with which a new student takes their account; it carries a link, never a password. */
export async function invitation(input: {
  schoolName: string;
  givenName: string;
  courseTitle: string;
  link: string;
  expiresInDays: number;
}): Promise<RenderedMail> {
  const { schoolName, givenName, courseTitle } = input;
  const days =
    input.expiresInDays === 1 ? "1 day" : `${input.expiresInDays} days`;
  return renderMail({
    schoolName,
    subject: `Welcome to ${courseTitle}`,
    preview: `Your place at ${schoolName} is ready.`,
    heading: `Welcome, ${givenName}!`,
    paragraphs: [
      `Your place in “${courseTitle}” at ${schoolName} is ready.`,
      "Choose a password and you can start right away. From then on your course page always shows what comes next.",
    ],
    action: { label: "Start my course", link: input.link },
    notes: [
      `This link works for ${days} and is only for you. After that, ask ${schoolName} for a new one.`,
    ],
  });
}
