import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail that calls a class off, with the other classes of the step. `wasBooked`: the reader had a seat, and has their right back. */
export async function classCanceled(input: {
  schoolName: string;
  givenName: string;
  title: string;
  when: string;
  reason: string;
  wasBooked: boolean;
  alternatives: { title: string; when: string }[];
  link: string;
}): Promise<RenderedMail> {
  const { schoolName, givenName, title, when, reason, link } = input;
  const { wasBooked, alternatives } = input;
  return renderMail({
    schoolName,
    subject: `Canceled: ${title}`,
    preview: when,
    heading: `${givenName}, a class was canceled`,
    paragraphs: [
      `${title}, ${when}, does not take place: ${reason}`,
      wasBooked
        ? "Nothing is lost: your right to a class is free again."
        : "You were waiting for a seat in it; you wait no longer.",
      ...(alternatives.length === 0
        ? ["There is no other class with a free seat yet. We are sorry."]
        : []),
    ],
    ...(alternatives.length > 0 && {
      sections: [
        {
          heading: "You can come to these instead",
          lines: alternatives.map((each) => ({
            text: each.title,
            detail: each.when,
            link,
          })),
        },
      ],
    }),
    action: { label: "Choose another class", link },
    notes: [
      wasBooked
        ? "The attached file takes the class out of your calendar."
        : `${schoolName} will be glad to help.`,
    ],
  });
}
