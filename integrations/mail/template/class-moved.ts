import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail that tells attendees of a class's new time or place. `before` is null where the time is the same. */
export async function classMoved(input: {
  schoolName: string;
  givenName: string;
  title: string;
  before: string | null;
  when: string;
  where: string;
  mayLeaveFreely: boolean;
  link: string;
}): Promise<RenderedMail> {
  const { schoolName, givenName, title, before, when, where } = input;
  return renderMail({
    schoolName,
    subject: `Moved: ${title}`,
    preview: `Now ${when}`,
    heading: `${givenName}, your class has moved`,
    paragraphs: [
      before
        ? `${title} was planned for ${before}. It now takes place ${when}. ${where}`.trim()
        : `${title}, ${when}. ${where}`.trim(),
      input.mayLeaveFreely
        ? "Your seat is kept. If the new time does not suit you, you may leave until the class begins and lose nothing."
        : "Your seat is kept.",
    ],
    action: { label: "See my classes", link: input.link },
    notes: ["The attached file changes the class in your calendar."],
  });
}
