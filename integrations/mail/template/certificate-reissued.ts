import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail that says that a certificate was issued anew, and under which name. */
export async function certificateReissued(input: {
  schoolName: string;
  givenName: string;
  courseTitle: string;
  personName: string;
  certificateLink: string;
}): Promise<RenderedMail> {
  const { schoolName, givenName, courseTitle, personName } = input;
  return renderMail({
    schoolName,
    subject: `Your certificate was issued anew: ${courseTitle}`,
    preview: `It is in the name of ${personName} now.`,
    heading: `Your new certificate, ${givenName}`,
    paragraphs: [
      `${schoolName} has issued your certificate of “${courseTitle}” anew, in the name of ${personName}. Its number is the same.`,
      "Please use the new document and badge from now on. The old badge no longer holds, and the page that verifies your certificate shows the new name.",
    ],
    action: { label: "See my certificate", link: input.certificateLink },
    notes: ["Is the name not right? Answer this mail, and we will mend it."],
  });
}
