import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail that says when a certificate ends, while there is time to renew it. `expiresOn` is a day in words. */
export async function certificateExpiring(input: {
  schoolName: string;
  givenName: string;
  courseTitle: string;
  expiresOn: string;
  certificateLink: string;
}): Promise<RenderedMail> {
  const { schoolName, givenName, courseTitle, expiresOn } = input;
  return renderMail({
    schoolName,
    subject: `Your certificate ends on ${expiresOn}: ${courseTitle}`,
    preview: "Ask us how to renew it.",
    heading: `${givenName}, your certificate ends soon`,
    paragraphs: [
      `Your certificate of “${courseTitle}” holds until ${expiresOn}. After that day whoever verifies it is told that it has expired.`,
      `If you need it for longer, please ask ${schoolName} to renew it before then.`,
    ],
    action: { label: "See my certificate", link: input.certificateLink },
    notes: ["If you do not need it any more, there is nothing to do."],
  });
}
