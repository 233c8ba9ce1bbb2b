import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail that congratulates on a finished course and leads to the certificate. */
export async function courseCompleted(input: {
  schoolName: string;
  givenName: string;
  courseTitle: string;
  certificateLink: string;
}): Promise<RenderedMail> {
  const { schoolName, givenName, courseTitle } = input;
  return renderMail({
    schoolName,
    subject: `You did it: ${courseTitle}`,
    preview: "Your certificate is ready.",
    heading: `Congratulations, ${givenName}!`,
    paragraphs: [
      `You have completed every step of “${courseTitle}”. That took work, and ${schoolName} is proud of you.`,
      "Your certificate is ready. Anybody you show it to can check that it is real with the code printed on it.",
    ],
    action: { label: "See my certificate", link: input.certificateLink },
    notes: ["Keep this mail: the link leads to your certificate at any time."],
  });
}
