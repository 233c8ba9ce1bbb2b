import { renderMail, type RenderedMail } from "./layout.ts";

/** The mail that lets somebody choose a new password. */
export async function passwordReset(input: {
  schoolName: string;
  link: string;
  expiresInMinutes: number;
}): Promise<RenderedMail> {
  const minutes =
    input.expiresInMinutes === 1
      ? "1 minute"
      : `${input.expiresInMinutes} minutes`;
  return renderMail({
    schoolName: input.schoolName,
    subject: "Choose a new password",
    preview: `The link works for ${minutes}.`,
    heading: "Choose a new password",
    paragraphs: [
      `Somebody, we hope you, asked for a new password at ${input.schoolName}.`,
    ],
    action: { label: "Choose a new password", link: input.link },
    notes: [
      `This link works once, for ${minutes}.`,
      "If it was not you, you can ignore this mail: your password stays as it is.",
    ],
  });
}
