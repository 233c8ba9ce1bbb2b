import { renderMail, type RenderedMail } from "./layout.ts";

interface DigestGroup {
  heading: string;
  count: number;
  lines: { title: string; body: string; link: string }[];
}

/** The morning mail that tells the staff what needs them, grouped, each line leading into the admin app. */
export async function staffDigest(input: {
  schoolName: string;
  givenName: string;
  /** In words, such as `Saturday, 21 November`. */
  day: string;
  count: number;
  groups: DigestGroup[];
  link: string;
}): Promise<RenderedMail> {
  const { schoolName, givenName, day, count, groups, link } = input;
  const things = count === 1 ? "1 thing needs" : `${count} things need`;
  return renderMail({
    schoolName,
    subject: `${things} somebody (${day})`,
    preview: groups
      .map((group) => `${group.heading}: ${group.count}`)
      .join(" · "),
    heading: `Good morning, ${givenName}`,
    paragraphs: [
      `${things} somebody since the last digest. The queue shows what still does, the most urgent first.`,
    ],
    sections: groups.map(({ heading, count: all, lines }) => ({
      heading: `${heading} (${all})`,
      lines: [
        ...lines.map(({ title, body, link: leadsTo }) => ({
          text: title,
          detail: body,
          link: leadsTo,
        })),
        ...(all > lines.length
          ? [{ text: `and ${all - lines.length} more` }]
          : []),
      ],
    })),
    action: { label: "Open the queue", link },
    notes: [
      "You get this mail once a day, and only when something happened. It can be turned off on the page of alerts.",
    ],
  });
}
