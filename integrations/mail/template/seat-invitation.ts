import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail by which somebody is given a place; it carries the link that makes it theirs. */
export async function seatInvitation(input: {
  schoolName: string;
  /** Who gives the place. */
  giverName: string;
  courseTitle: string;
  link: string;
  expiresInDays: number;
}): Promise<RenderedMail> {
  const { schoolName, giverName, courseTitle, link, expiresInDays } = input;
  return renderMail({
    schoolName,
    subject: `${giverName} has a place for you: ${courseTitle}`,
    preview: `Your place in ${courseTitle} is paid.`,
    heading: `A place in ${courseTitle}`,
    paragraphs: [
      `${giverName} has paid for a place for you in “${courseTitle}” at ${schoolName}.`,
      "Take it with the button below. If you have no account yet, you get one on the way.",
    ],
    action: { label: "Take my place", link },
    notes: [
      `This link works for ${expiresInDays} days and for one person. After that, ask ${giverName} for a new one.`,
      "If you do not know why you got this, you need do nothing: without you nothing happens.",
    ],
  });
}
