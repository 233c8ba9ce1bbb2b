import { renderMail, type RenderedMail } from "./layout.ts";

/** What a letter about a class says. Times are in words already, by the reader's own clock. */
export interface ClassNotice {
  schoolName: string;
  givenName: string;
  title: string;
  /** When the class begins. */
  when: string;
  link: string;
}

type Words = Pick<
  Parameters<typeof renderMail>[0],
  "subject" | "preview" | "heading" | "paragraphs"
> & { label: string };

const renderNotice = (
  { schoolName, link }: ClassNotice,
  { label, ...words }: Words,
): Promise<RenderedMail> =>
  renderMail({
    schoolName,
    ...words,
    action: { label, link },
    notes: [`Questions? ${schoolName} is glad to help.`],
  });

/** The class that another one took the place of; the two often have one name. */
interface LeftClass {
  title: string;
  /** When it would have begun, in words; null in letters that were planned before they said so. */
  when: string | null;
}

/** The mail that confirms a seat in a class; `insteadOf` names the class that it took the place of. */
export const classBooked = (
  notice: ClassNotice & { insteadOf: LeftClass | null },
): Promise<RenderedMail> =>
  renderNotice(notice, {
    subject: `${notice.insteadOf ? "Changed to" : "Booked"}: ${notice.title}, ${notice.when}`,
    preview: `Your seat is kept for ${notice.when}.`,
    heading: notice.insteadOf
      ? "Your booking was changed"
      : "Your seat is booked",
    paragraphs: [
      `Hello ${notice.givenName}, you have a seat in “${notice.title}” on ${notice.when}.`,
      ...(notice.insteadOf ? [sayLeft(notice.insteadOf)] : []),
    ],
    label: "See my booking",
  });

const sayLeft = ({ title, when }: LeftClass) =>
  `It takes the place of “${title}”${when === null ? "" : ` on ${when}`}; your seat there was given back.`;

/** What became of the right that paid for a seat: it is back, used up, over since, taken back too, or not needed any more. */
type RightAfter = "RETURNED" | "FORFEITED" | "EXPIRED" | "ENDED" | "NEEDLESS";

/** The mail that says that a booking ended, and whether its right can be used again. */
export const classLeft = (
  notice: ClassNotice & { reason: string; right: RightAfter },
): Promise<RenderedMail> =>
  renderNotice(notice, {
    subject: `No longer booked: ${notice.title}, ${notice.when}`,
    preview: notice.reason,
    heading: "Your booking ended",
    paragraphs: [
      `Hello ${notice.givenName}, you no longer have a seat in “${notice.title}” on ${notice.when}. ${notice.reason}`,
      rightOfBooking[notice.right],
    ],
    label: "See my classes",
  });

const rightOfBooking: Record<RightAfter, string> = {
  RETURNED: "The right that you used for it was given back.",
  FORFEITED: "As it was late, the right to book it is used up.",
  EXPIRED:
    "The credit that you used for it has run out since, so it does not come back.",
  ENDED: "The right that you used for it cannot be used any more.",
  NEEDLESS: "You need no other class for it.",
};

/** The mail that offers a seat for a time; `until` is in words. */
export const seatOffered = (
  notice: ClassNotice & { until: string },
): Promise<RenderedMail> =>
  renderNotice(notice, {
    subject: `A seat is free for you: ${notice.title}, ${notice.when}`,
    preview: `It is held for you until ${notice.until}.`,
    heading: "A seat came free",
    paragraphs: [
      `Hello ${notice.givenName}, the seat in “${notice.title}” on ${notice.when} for which you waited is held for you until ${notice.until}.`,
      "Accept it or pass it on; after that it goes to the next in line.",
    ],
    label: "Answer the offer",
  });

/** The mail that says that an offered seat, or the wait for one, is over, and what became of the right that was kept for it. */
export const waitOver = (
  notice: ClassNotice & {
    reason: string;
    wasOffered: boolean;
    right: RightAfter;
  },
): Promise<RenderedMail> =>
  renderNotice(notice, {
    subject: notice.wasOffered
      ? `The offered seat moved on: ${notice.title}, ${notice.when}`
      : `No seat came free: ${notice.title}, ${notice.when}`,
    preview: notice.reason,
    heading: notice.wasOffered
      ? "The offered seat moved on"
      : "The waitlist is closed",
    paragraphs: [
      `Hello ${notice.givenName}, about “${notice.title}” on ${notice.when}: ${notice.reason}`,
      rightOfWait[notice.right],
    ],
    label: "See other classes",
  });

const nothingLost = "Nothing of yours was used up. Another class may suit you.";
const rightOfWait: Record<RightAfter, string> = {
  RETURNED: nothingLost,
  FORFEITED: nothingLost,
  EXPIRED: "The credit that was kept for it has run out since.",
  ENDED: "The right that was kept for it cannot be used any more.",
  NEEDLESS: "You need no other class for it.",
};
