import {
  courses,
  partners,
  theoryStep,
} from "../prisma/seed/demo/catalogue.words.ts";
import type { Secrets } from "./secrets.ts";

/** The demo school's partners as their simulator stands for them, with the courses that they teach. */
export function simulatedPartners(
  secrets: Secrets["partners"],
  webhookBase: string,
) {
  return partners.map(({ slug, name }) => ({
    slug,
    name,
    apiKey: secrets[slug]?.apiKey ?? "",
    webhookSecret: secrets[slug]?.webhookSecret ?? "",
    webhookUrl: `${webhookBase}/${slug}`,
    courses: [...courses.flatMap(({ steps }) => steps), theoryStep]
      .filter(({ partner }) => partner === slug)
      .map(({ label = "", title = "" }) => ({ ref: label, title })),
  }));
}
