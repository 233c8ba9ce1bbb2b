import { renderMail, type RenderedMail } from "./layout.ts";

/**
 * The mail that tells of a class's new time, place or link, to those who have a seat, are offered one or wait. `before` is null where
 * the time is the same.
 */
export async function classMoved(input: {
  schoolName: string;
  givenName: string;
  title: string;
  before: string | null;
  when: string;
  where: string;
  change: "TIME" | "PLACE" | "LINK";
  standing: "BOOKED" | "OFFERED" | "WAITING";
  mayLeaveFreely: boolean;
  /** Until when an offered seat is held; null where it is none, or held no longer. */
  heldUntil: string | null;
  link: string;
}): Promise<RenderedMail> {
  const { schoolName, givenName, title, before, when, where } = input;
  const { subject, preview, heading } = changes[input.change](title, when);
  return renderMail({
    schoolName,
    subject,
    preview,
    heading: `${givenName}, ${heading}`,
    paragraphs: [
      before
        ? `${title} was planned for ${before}. It now takes place ${when}. ${where}`.trim()
        : `${title}, ${when}. ${where}`.trim(),
      standings[input.standing](input),
    ],
    action: { label: "See my classes", link: input.link },
    notes: [
      input.standing === "BOOKED"
        ? "The attached file changes the class in your calendar."
        : `Questions? ${schoolName} is glad to help.`,
    ],
  });
}

const changes = {
  TIME: (title: string, when: string) => ({
    subject: `Moved: ${title}`,
    preview: `Now ${when}`,
    heading: "your class has moved",
  }),
  PLACE: (title: string, when: string) => ({
    subject: `New place: ${title}`,
    preview: when,
    heading: "your class is held in another place",
  }),
  LINK: (title: string, when: string) => ({
    subject: `New link: ${title}`,
    preview: when,
    heading: "your class is joined in another way",
  }),
};

type Standing = Pick<
  Parameters<typeof classMoved>[0],
  "mayLeaveFreely" | "heldUntil"
>;

const standings = {
  BOOKED: ({ mayLeaveFreely }: Standing) =>
    mayLeaveFreely
      ? "Your seat is kept. If the new time does not suit you, you may leave until the class begins and lose nothing."
      : "Your seat is kept.",
  OFFERED: ({ heldUntil }: Standing) =>
    heldUntil
      ? `The seat is held for you until ${heldUntil}: accept it or pass it on before.`
      : "The seat is not held for you any more.",
  WAITING: () => "You keep your place in the line, or leave it, as you like.",
};
